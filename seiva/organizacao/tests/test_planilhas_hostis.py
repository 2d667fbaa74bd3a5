"""Files as they arrive: alphabets, separators, bombs, and everything that is not a spreadsheet."""

import io
import zipfile
from collections.abc import Callable

import pytest

from seiva.organizacao.planilhas.leitura import MAIOR_ARQUIVO, abrir
from seiva.organizacao.planilhas.modelos import modelo
from seiva.organizacao.planilhas.xlsx import MAIOR_FOLHA
from seiva.organizacao.regras.colunas import COLUNAS
from seiva.organizacao.regras.planilhas import ler_linhas
from seiva.organizacao.tests.planilhas import em_csv, em_xlsx
from tests.apoio import recusado

TITULOS = ("Sigla", "Nome")
CERTA = ("EDUC", "Educação")


def lida(arquivo: io.BytesIO) -> list[tuple[str, str]]:
    _, linhas = ler_linhas(abrir(arquivo, "organograma").linhas, "organograma")
    return [(linha.de("sigla"), linha.de("nome")) for linha in linhas]


@pytest.mark.parametrize("separador", [";", ",", "\t", "|"])
@pytest.mark.parametrize("alfabeto", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_em_todo_alfabeto_e_separador(separador: str, alfabeto: str) -> None:
    assert lida(em_csv(TITULOS, CERTA, separador=separador, alfabeto=alfabeto)) == [CERTA]


def test_o_windows_1252_e_dito_a_quem_envia() -> None:
    aberta = abrir(em_csv(TITULOS, CERTA, alfabeto="cp1252"), "organograma")
    assert "Windows-1252" in aberta.avisos[0]


def test_xlsx_com_numeros_e_linhas_em_branco_no_fim() -> None:
    assert lida(em_xlsx(TITULOS, CERTA, (10, "Dez"), (None, None), (None, "  "))) == [
        CERTA,
        ("10", "Dez"),
    ]


def test_a_formula_chega_para_ser_recusada_na_sua_linha() -> None:
    _, linhas = ler_linhas(
        abrir(em_xlsx(TITULOS, ("A", "=CONCATENATE(A1)")), "organograma").linhas, "organograma"
    )
    assert "fórmula" in linhas[0].problemas[0].mensagem


def test_mesclas_acima_da_tabela_passam_e_dentro_dela_nao() -> None:
    acima = em_xlsx(("Prefeitura", None), TITULOS, CERTA, mesclar="A1:B1")
    assert lida(acima) == [CERTA]
    with recusado("mescladas") as recusa:
        lida(em_xlsx(TITULOS, CERTA, ("B", "x"), mesclar="A2:A3"))
    assert "A2:A3" in recusa.value.mensagem
    with recusado("mescladas"):
        lida(em_xlsx(("Sigla", "Nome", None), CERTA, mesclar="B1:C1"))


def _pacote(**partes: bytes) -> io.BytesIO:
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w", zipfile.ZIP_DEFLATED) as pacote:
        for nome, corpo in partes.items():
            pacote.writestr(nome, corpo)
    saida.seek(0)
    return saida


def _refeito(trocar: Callable[[str, bytes], bytes]) -> io.BytesIO:
    """A good XLSX with its parts changed."""
    bom = zipfile.ZipFile(em_xlsx(TITULOS, CERTA))
    return _pacote(**{nome: trocar(nome, bom.read(nome)) for nome in bom.namelist()})


def _com_entidade(nome: str, corpo: bytes) -> bytes:
    if "sheet1" not in nome:
        return corpo
    return b'<!DOCTYPE w [<!ENTITY a "aaaa">]>' + corpo


def _inchado(nome: str, corpo: bytes) -> bytes:
    return corpo + b" " * (MAIOR_FOLHA + 1) if "sheet1" in nome else corpo


def _estilos_enormes(nome: str, corpo: bytes) -> bytes:
    return corpo + b" " * (3 * 1024 * 1024) if nome.endswith("styles.xml") else corpo


def _cortado(nome: str, corpo: bytes) -> bytes:
    return corpo[: len(corpo) // 2] if "sheet1" in nome else corpo


@pytest.mark.parametrize(
    ("codigo", "arquivo"),
    [
        ("vazia", io.BytesIO(b"")),
        ("vazia", em_xlsx()),
        ("nao_e_planilha", io.BytesIO(b"%PDF-1.7 ...")),
        ("nao_e_planilha", io.BytesIO(b"\x89PNG\r\n\x1a\n...")),
        ("nao_e_planilha", io.BytesIO(b"<html><table></table></html>")),
        ("nao_e_planilha", io.BytesIO(b"MZ\x00\x01\x02binario")),
        ("nao_e_planilha", _pacote(**{"word/document.xml": b"<w/>"})),
        ("nao_e_planilha", _pacote(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")),
        ("xls_antigo", io.BytesIO(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)),
        ("estragado", io.BytesIO(b"PK\x03\x04 nada disto")),
        ("estragado", _pacote(**{"xl/workbook.xml": b"<x"})),
        ("estragado", _refeito(_com_entidade)),
        ("estragado", _refeito(_cortado)),
        ("bomba", _refeito(_inchado)),
        ("bomba", _refeito(_estilos_enormes)),
        ("bomba", _pacote(**{"xl/workbook.xml": b"<x/>", **{f"p{n}": b"" for n in range(600)}})),
        ("alfabeto", io.BytesIO(b"Sigla;Nome\nA;Educa" + b"\x81\x8d\x8f")),
        ("celula_enorme", io.BytesIO(b'Sigla;Nome\nA;"' + b"x" * 200_000)),
    ],
)  # fmt: skip
def test_o_arquivo_hostil_se_recusa_com_o_que_fazer(codigo: str, arquivo: io.BytesIO) -> None:
    with recusado(codigo) as recusa:
        lida(arquivo)
    assert recusa.value.campo == "arquivo"


def test_o_arquivo_grande_se_recusa_sem_ser_lido() -> None:
    arquivo = io.BytesIO()
    arquivo.seek(MAIOR_ARQUIVO)
    arquivo.write(b"..")
    with recusado("arquivo_grande"):
        abrir(arquivo, "organograma")


def test_aspas_que_nao_fecham_acusam_a_linha() -> None:
    _, linhas = ler_linhas(
        abrir(io.BytesIO(b'Sigla;Nome\nA;"Alfa\nB;Beta\n'), "organograma").linhas, "organograma"
    )
    assert "falta fechar aspas" in linhas[0].problemas[0].mensagem


@pytest.mark.parametrize(
    "nome", ["organograma.csv", "organograma.xlsx", "pessoas.csv", "pessoas.xlsx"]
)
def test_o_modelo_se_le_de_volta_e_so_acusa_o_exemplo(nome: str) -> None:
    especie = nome.split(".")[0]
    corpo, _ = modelo(nome)
    cabecalho, linhas = ler_linhas(abrir(io.BytesIO(corpo), especie).linhas, especie)
    assert list(cabecalho.posicoes) == [coluna.chave for coluna in COLUNAS[especie]]
    assert [p.mensagem for linha in linhas for p in linha.problemas] == [
        "Esta é a linha de exemplo do modelo. Apague-a."
    ]
