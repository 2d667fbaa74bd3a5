"""The package of a process, checked without network and without database."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from seiva.autos.acoes.exportar import exportar_processo
from seiva.autos.preparar import preparar_na_hora
from seiva.autos.tests.apoio import arquivo, um_pdf
from seiva.autos.verificacao.laudo import LaudoDosAutos
from seiva.autos.verificacao.verificar import verificar_autos
from seiva.documentos.chaves import chaveiro_publico, chaveiro_publico_json
from seiva.documentos.papel.chave_publica import ChavePublica
from seiva.documentos.raizes import fechar_raiz_assinada
from seiva.processos.acoes.anotar import anotar_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.verificar import main
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

Conteudo = dict[str, bytes]


@pytest.fixture
def pacote(cena: Elenco, tmp_path: Path) -> Path:
    """A process with a signed ofício, a file, a note of the unit and its history closed."""
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa, interessados=[casa.maria])
    assinar(ana, casa, redigir(ana, casa, processo))
    arquivo(ana, casa, processo, um_pdf(2), nome="Laudo técnico ../../x.pdf")
    anotar_processo(ana, processo=processo, texto="Só do RH")
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    executar_tarefas()
    fechar_raiz_assinada()
    bia = cena.ator("bia")
    feita = preparar_na_hora(bia, exportar_processo(bia, processo=processo, formato="zip"))
    from seiva.autos import deposito

    caminho = tmp_path / "processo.zip"
    with deposito.abrir(feita.deposito) as aberto:
        caminho.write_bytes(aberto.read())
    return caminho


def adulterar(pacote: Path, mudar: Callable[[Conteudo], None]) -> Path:
    """The same package with its entries changed."""
    with zipfile.ZipFile(pacote) as zip_:
        entradas = {nome: zip_.read(nome) for nome in zip_.namelist()}
    mudar(entradas)
    with zipfile.ZipFile(pacote, "w") as zip_:
        for nome, dados in entradas.items():
            zip_.writestr(nome, dados)
    return pacote


def laudo_de(pacote: Path, chaves: tuple[ChavePublica, ...] | None = None) -> LaudoDosAutos:
    return verificar_autos(pacote, chaveiro_publico() if chaves is None else chaves)


@pytest.mark.django_db
def test_o_pacote_como_saiu_confere_por_inteiro(pacote: Path) -> None:
    laudo = laudo_de(pacote)
    assert laudo.problemas == []
    assert laudo.intacto and laudo.documentos == 1 and laudo.assinaturas == 1
    assert laudo.arquivos == 6
    assert laudo.andamentos == laudo.provados > 4
    assert laudo.avisos == []
    assert "PACOTE ÍNTEGRO" in laudo.como_texto()


@pytest.mark.django_db
def test_a_anotacao_de_outra_unidade_vai_so_como_hash(pacote: Path) -> None:
    with zipfile.ZipFile(pacote) as zip_:
        historico = json.loads(zip_.read("historico.json"))["entradas"]
        nomes = zip_.namelist()
    reservadas = [e for e in historico if e.get("reservada")]
    assert len(reservadas) == 1
    assert set(reservadas[0]) <= {"sequencia", "anterior", "hash", "reservada", "prova"}
    assert "anotado" not in json.dumps(historico)
    assert all(".." not in nome and not nome.startswith("/") for nome in nomes)


@pytest.mark.django_db
def test_sem_a_chave_confere_consigo_mesmo_e_avisa(pacote: Path) -> None:
    laudo = laudo_de(pacote, ())
    assert laudo.intacto and "chave que vem no próprio pacote" in laudo.avisos[0]


@pytest.mark.django_db
def test_a_chave_de_outra_instituicao_nao_confere(pacote: Path, elenco: Elenco) -> None:
    with elenco.em(elenco.outra):
        from seiva.documentos.chaves import criar_chaves

        criar_chaves(elenco.outra.instituicao)
        alheias = chaveiro_publico()
    laudo = laudo_de(pacote, alheias)
    assert not laudo.intacto
    assert "O manifesto não traz assinatura válida da instituição." in laudo.problemas


def _mudar_externo(entradas: Conteudo) -> None:
    nome = next(n for n in entradas if "Laudo" in n or "002" in n)
    entradas[nome] = entradas[nome].replace(b"%PDF", b"%PDX", 1)


def _mudar_manifesto(entradas: Conteudo) -> None:
    dados = json.loads(entradas["manifesto.json"])
    dados["processos"][0]["interessados"] = ["Outra Pessoa"]
    entradas["manifesto.json"] = json.dumps(dados).encode()


def _mudar_historico(entradas: Conteudo) -> None:
    entradas["historico.json"] = entradas["historico.json"].replace(b"Bia", b"Bea", 1).replace(
        b"TRIB", b"GAB", 1
    )  # fmt: skip


def _tirar_o_fim_do_historico(entradas: Conteudo) -> None:
    dados = json.loads(entradas["historico.json"])
    del dados["entradas"][1]
    entradas["historico.json"] = json.dumps(dados).encode()


def _acrescentar(entradas: Conteudo) -> None:
    entradas["documentos/999 a mais.pdf"] = b"%PDF-1.7"


def _tirar(entradas: Conteudo) -> None:
    del entradas[next(n for n in entradas if n.startswith("documentos/002"))]


def _trocar_o_assinado(entradas: Conteudo) -> None:
    nome = next(n for n in entradas if n.startswith("documentos/001"))
    entradas[nome] = entradas[nome][:-7] + b" %%EOF\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mudar", "diz"),
    [
        (_mudar_externo, "foi alterado"),
        (_mudar_manifesto, "O manifesto não traz assinatura válida"),
        (_mudar_historico, "do histórico foi alterado"),
        (_tirar_o_fim_do_historico, "do histórico foi alterado"),
        (_acrescentar, "não consta do manifesto"),
        (_tirar, "Falta documentos/002"),
        (_trocar_o_assinado, "as assinaturas do PDF não conferem"),
        (lambda e: e.pop("manifesto.json"), "Falta manifesto.json"),
        (lambda e: e.update({"manifesto.json": b"[]"}), "formato esperado"),
        (lambda e: e.update({"raizes.json": b"[{}]"}), "formato esperado"),
        (lambda e: e.update({"../fora.txt": b"x"}), "sairia da pasta"),
        (lambda e: e.update({"/etc/fora.txt": b"x"}), "sairia da pasta"),
        (lambda e: e.update({"a\\..\\b.txt": b"x"}), "sairia da pasta"),
    ],
)
def test_qualquer_mudanca_aparece_no_laudo(
    pacote: Path, mudar: Callable[[Conteudo], None], diz: str
) -> None:
    laudo = laudo_de(adulterar(pacote, mudar))
    assert not laudo.intacto
    assert any(diz in problema for problema in laudo.problemas), laudo.problemas


@pytest.mark.django_db
def test_nome_repetido_ligacao_e_lixo_sao_recusados(pacote: Path, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(pacote, "a") as zip_:
        zip_.writestr("manifesto.json", b"{}")
    assert "duas vezes" in laudo_de(pacote).problemas[0]
    ligacao = tmp_path / "ligacao.zip"
    with zipfile.ZipFile(ligacao, "w") as zip_:
        ficha = zipfile.ZipInfo("manifesto.json")
        ficha.external_attr = 0o120777 << 16
        zip_.writestr(ficha, "/etc/passwd")
    assert "arquivo especial" in laudo_de(ligacao).problemas[0]
    lixo = tmp_path / "lixo.zip"
    lixo.write_bytes(b"PK\x03\x04 nada")
    assert not laudo_de(lixo).intacto


@pytest.mark.django_db
def test_um_arquivo_que_incha_nao_passa_do_tamanho_declarado(pacote: Path) -> None:
    """A bomb: the entry is larger than the manifest says, and is read no further than that."""

    def inchar(entradas: Conteudo) -> None:
        entradas["LEIA-ME.txt"] = b"0" * 5_000_000

    assert any("maior do que" in p for p in laudo_de(adulterar(pacote, inchar)).problemas)


@pytest.mark.django_db
def test_o_programa_diz_e_sai_com_o_codigo(
    pacote: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chave = tmp_path / "chave.json"
    chave.write_text(chaveiro_publico_json(), encoding="utf-8")
    assert main([str(pacote), "--chave", str(chave)]) == 0
    assert "PACOTE ÍNTEGRO" in capsys.readouterr().out
    assert main([str(pacote), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["intacto"] is True
    assert main([str(adulterar(pacote, _mudar_externo)), "--chave", str(chave)]) == 1
    assert "NÃO CONFERE" in capsys.readouterr().out
    assert main([str(chave)]) == 2
    assert io.StringIO(capsys.readouterr().err).read().startswith("Informe a chave")
