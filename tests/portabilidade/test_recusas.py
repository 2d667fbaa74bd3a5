"""What does not come in: twice the same, altered, broken half-way. Whole, and with the list."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from seiva.organizacao.models import Conta, Instituicao
from seiva.portabilidade import dicionario as dic
from seiva.portabilidade.entrada import linhas
from seiva.portabilidade.entrada.compatibilidade import colunas_do_pacote, desencontros
from seiva.portabilidade.entrada.recusa import PacoteRecusado
from tests.portabilidade.apoio import trazer
from tests.portabilidade.conftest import NaOutra

pytestmark = pytest.mark.django_db(transaction=True)


def test_o_mesmo_pacote_nao_entra_duas_vezes(
    pacote: Path, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    with na_outra_casa():
        trazer(pacote, tmp_path)
        antes = list(Instituicao.objects.values_list("pk", flat=True))
        with pytest.raises(PacoteRecusado) as recusa:
            trazer(pacote, tmp_path, "campo-alto")
        assert any("endereço campo-alto" in p for p in recusa.value.problemas)
        assert any("CNPJ" in p for p in recusa.value.problemas)
        assert list(Instituicao.objects.values_list("pk", flat=True)) == antes


def _ressalvar(pacote: Path, nome: str, trocar: Any) -> Path:
    """Change a file of the package and sign it again, as a hostile maker would."""
    with zipfile.ZipFile(pacote) as zip_:
        entradas = {n: zip_.read(n) for n in zip_.namelist()}
    chave = f"campo-alto/data/{nome}"
    entradas[chave] = trocar(entradas[chave])
    with zipfile.ZipFile(pacote, "w", zipfile.ZIP_DEFLATED) as zip_:
        for n, dados in entradas.items():
            zip_.writestr(n, dados)
    return pacote


def test_o_que_nao_confere_e_recusado_inteiro_com_a_lista(
    pacote: Path, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    def outro_nome(dados: bytes) -> bytes:
        return dados.replace(b"Maria de Souza", b"Fulana de Tal!")

    ruim = _ressalvar(pacote, "tabelas/organizacao_pessoa.jsonl", outro_nome)
    _ressalvar(ruim, "tabelas/catalogo_feriado.jsonl", lambda d: d + b"{}\n")
    with na_outra_casa():
        antes = list(Instituicao.objects.values_list("pk", flat=True))
        with pytest.raises(PacoteRecusado) as recusa:
            trazer(ruim, tmp_path)
        assert sum("foi alterado" in p for p in recusa.value.problemas) == 2
        assert list(Instituicao.objects.values_list("pk", flat=True)) == antes
        assert not list((tmp_path / "outra").rglob("*/??/??/*"))


def test_a_falha_no_meio_nao_deixa_nem_linhas_nem_bytes(
    pacote: Path, na_outra_casa: NaOutra, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk of the database fills after the bytes were stored and half the rows were in."""
    inteira = linhas.carregar

    def ate_os_documentos(modelo: Any, *resto: Any) -> int:
        if modelo._meta.db_table == "documentos_documento":
            raise OperationalError("No space left on device")
        return inteira(modelo, *resto)

    monkeypatch.setattr(linhas, "carregar", ate_os_documentos)
    with na_outra_casa():
        with pytest.raises(PacoteRecusado, match="No space left"):
            trazer(pacote, tmp_path)
        assert not Instituicao.objects.filter(slug="campo-alto").exists()
        assert not Conta.objects.filter(cpf="11144477735").exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM documentos_numerodedocumento")
            assert cursor.fetchone() == (0,)
        assert not [f for f in (tmp_path / "outra").rglob("*/??/??/*") if f.is_file()]


def test_o_dicionario_do_pacote_e_o_dos_modelos(pacote: Path) -> None:
    with zipfile.ZipFile(pacote) as zip_:
        levado = json.loads(zip_.read("campo-alto/data/dicionario.json"))
    assert levado == json.loads(json.dumps(dic.dicionario()))


def test_o_pacote_de_um_seiva_mais_novo_diz_o_que_este_nao_conhece() -> None:
    colunas = colunas_do_pacote(dic.dicionario())
    assert list(desencontros(colunas)) == []
    colunas["futuro_tabela"] = {"id"}
    colunas["catalogo_feriado"] |= {"cor"}
    colunas["catalogo_feriado"] -= {"data"}
    assert list(desencontros(colunas)) == [
        "A tabela futuro_tabela não existe neste Seiva: atualize-o antes de importar.",
        "A coluna catalogo_feriado.cor não existe neste Seiva.",
        "Falta a coluna catalogo_feriado.data, que este Seiva exige.",
    ]


def test_o_pacote_de_um_seiva_mais_antigo_entra_sem_o_que_e_novo() -> None:
    """A column that may be empty, and a table that may begin so."""
    colunas = colunas_do_pacote(dic.dicionario())
    del colunas["portabilidade_reinicio"]
    colunas["andamentos_andamento"] -= {"instituicao_na_origem", "conta_na_origem"}
    assert list(desencontros(colunas)) == []
