"""Everything that an institution owns, in one package that anyone can check."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from seiva.portabilidade.dicionario import FICAM, do_inquilino
from seiva.portabilidade.formato import FORMATO
from seiva.portabilidade.saida.fazer import fazer_pacote
from seiva.portabilidade.verificacao.verificar import verificar_instituicao
from seiva.processos.models import Processo
from seiva.verificar import main
from tests.elenco import Elenco
from tests.isolamento.povoar import modelos_do_inquilino, povoar

pytestmark = pytest.mark.django_db
QUANDO = "2026-11-23T12:00:00-03:00"
RAIZ = "campo-alto/"
Conteudo = dict[str, bytes]


@pytest.fixture
def pacote(elenco: Elenco, tmp_path: Path) -> Path:
    """The package of a house with something in every table."""
    povoar(elenco, elenco.casa, "ana")
    return fazer_pacote(elenco.casa.instituicao.pk, tmp_path, QUANDO).caminho


def adulterar(pacote: Path, mudar: Callable[[Conteudo], None]) -> Path:
    """The same package with its entries changed."""
    with zipfile.ZipFile(pacote) as zip_:
        entradas = {nome: zip_.read(nome) for nome in zip_.namelist()}
    mudar(entradas)
    with zipfile.ZipFile(pacote, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nome, dados in entradas.items():
            zip_.writestr(nome, dados)
    return pacote


def test_nenhuma_tabela_fica_esquecida(pacote: Path) -> None:
    todas = {modelo._meta.db_table for modelo in modelos_do_inquilino()}
    assert todas == {modelo._meta.db_table for modelo in do_inquilino()}
    with zipfile.ZipFile(pacote) as zip_:
        pasta = f"{RAIZ}data/tabelas/"
        saem = {
            nome.removeprefix(pasta).removesuffix(".jsonl")
            for nome in zip_.namelist()
            if nome.startswith(pasta)
        }
        dicionario = json.loads(zip_.read(f"{RAIZ}data/dicionario.json"))
    assert saem == todas - set(FICAM) == {t["tabela"] for t in dicionario["tabelas"]}
    assert dicionario["ficam"] == FICAM and all(FICAM.values())


def test_cada_tabela_sai_cheia_e_cada_processo_tem_a_sua_bolsa(
    elenco: Elenco, pacote: Path
) -> None:
    with zipfile.ZipFile(pacote) as zip_:
        ficha = json.loads(zip_.read(f"{RAIZ}data/instituicao.json"))
        bolsas = [n for n in zip_.namelist() if n.startswith(f"{RAIZ}data/processos/")]
    assert ficha["formato"] == FORMATO
    assert [tabela for tabela, linhas in ficha["linhas"].items() if not linhas] == []
    with elenco.em(elenco.casa):
        assert len(bolsas) == ficha["processos"] == Processo.objects.count()


def test_senhas_e_chaves_privadas_nao_saem(elenco: Elenco, pacote: Path) -> None:
    with zipfile.ZipFile(pacote) as zip_:
        tudo = b"".join(zip_.read(nome) for nome in zip_.namelist())
        contas = zip_.read(f"{RAIZ}data/contas.jsonl").decode().splitlines()
        chaves = zip_.read(f"{RAIZ}data/tabelas/documentos_chaveinstitucional.jsonl").decode()
    for conta in elenco.contas.values():
        assert conta.password.encode() not in tudo
    assert {frozenset(json.loads(c)) for c in contas} == {
        frozenset({"id", "cpf", "nome", "email", "ativa"})
    }
    assert json.loads(chaves)["cifradas"] == {} and "ed25519_cifrada" not in chaves


def test_o_pacote_confere_sem_banco_e_sem_rede(elenco: Elenco, pacote: Path) -> None:
    laudo = verificar_instituicao(pacote)
    assert laudo.problemas == []
    assert laudo.intacto and laudo.assinaturas > 0 and laudo.fechamentos == 1
    with elenco.em(elenco.casa):
        assert laudo.processos == Processo.objects.count() >= 5
    assert laudo.andamentos > 20
    assert main([str(pacote)]) == 0


def test_a_bolsa_de_um_processo_confere_sozinha(pacote: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pacote) as zip_:
        for nome in zip_.namelist():
            if "/processos/" in nome:
                avulsa = tmp_path / "avulsa.zip"
                avulsa.write_bytes(zip_.read(nome))
                assert main([str(avulsa)]) == 0


def _trocar(nome: str, de: bytes, para: bytes) -> Callable[[Conteudo], None]:
    def mudar(entradas: Conteudo) -> None:
        assert de in entradas[nome]
        entradas[nome] = entradas[nome].replace(de, para)

    return mudar


def _apagar_um(parte: str) -> Callable[[Conteudo], None]:
    def mudar(entradas: Conteudo) -> None:
        del entradas[next(nome for nome in entradas if parte in nome)]

    return mudar


ESTRAGOS: dict[str, Callable[[Conteudo], None]] = {
    "linha mudada": _trocar(
        f"{RAIZ}data/tabelas/organizacao_pessoa.jsonl", b"Maria de Souza", b"Outra Pessoa"
    ),
    "historico mudado": _trocar(
        f"{RAIZ}data/tabelas/andamentos_andamento.jsonl", b"Ana Prado", b"Bia Lemos"
    ),
    "arquivo a mais": lambda e: e.update({f"{RAIZ}data/intruso.txt": b"x"}),
    "arquivo fora da pasta": lambda e: e.update({"../fora.txt": b"x"}),
    "processo que falta": _apagar_um("/processos/"),
    "bytes que faltam": _apagar_um("/bytes/"),
    "sem manifesto": lambda e: e.update({f"{RAIZ}manifest-sha256.txt": b""}),
    "outra versao": _trocar(f"{RAIZ}data/instituicao.json", FORMATO.encode(), b"seiva-x/9"),
    "json estragado": lambda e: e.update({f"{RAIZ}data/instituicao.json": b"{"}),
    "bomba": lambda e: e.update({f"{RAIZ}data/tabelas/catalogo_feriado.jsonl": b"0" * 10**8}),
}


@pytest.mark.parametrize("estrago", ESTRAGOS.values(), ids=ESTRAGOS)
def test_o_pacote_estragado_nao_confere(pacote: Path, estrago: Callable[[Conteudo], None]) -> None:
    laudo = verificar_instituicao(adulterar(pacote, estrago))
    assert laudo.problemas and not laudo.intacto
    assert main([str(pacote)]) == 1
