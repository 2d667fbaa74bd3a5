"""CSV: which alphabet and which separator, then rows."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import IO, Any

from seiva.organizacao.planilhas.leitura import Aberta, recusar
from seiva.organizacao.regras.colunas import COLUNAS
from seiva.organizacao.regras.planilhas import (
    PROCURA_DO_CABECALHO,
    Bruta,
    reconhecer,
    recusar_celula,
)

SEPARADORES = (";", ",", "\t", "|")
_PEDACO = 64 * 1024
_MARCAS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
           (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_DO_WINDOWS = (
    "O arquivo não está em UTF-8; foi lido como Windows-1252, que é como o Excel costuma salvar. "
    "Confira os acentos antes de importar."
)


def abrir_csv(arquivo: IO[bytes], especie: str) -> Aberta:
    """Rows of a text whose columns are split by `;`, `,`, tab or `|`."""
    alfabeto = _alfabeto(arquivo)
    avisos = [_DO_WINDOWS] if alfabeto == "cp1252" else []
    arquivo.seek(0)
    inicio = arquivo.read(_PEDACO).decode(alfabeto, errors="ignore")
    separador = _separador(inicio, especie)
    arquivo.seek(0)
    cru: Any = _SemFechar(arquivo)
    texto = io.TextIOWrapper(io.BufferedReader(cru), encoding=alfabeto, newline="")
    return Aberta(_linhas(texto, separador), avisos)


class _SemFechar(io.RawIOBase):
    """The file of the request, read through but never closed from here."""

    def __init__(self, arquivo: IO[bytes]) -> None:
        self._arquivo = arquivo

    def readable(self) -> bool:
        return True

    def readinto(self, destino: bytearray) -> int:  # type: ignore[override]
        lidos = self._arquivo.read(len(destino))
        destino[: len(lidos)] = lidos
        return len(lidos)


def _alfabeto(arquivo: IO[bytes]) -> str:  # noqa: RET503
    """The encoding: by its mark, else UTF-8 if every byte agrees, else Windows-1252."""
    inicio = arquivo.read(4)
    arquivo.seek(0)
    marcado = next((nome for marca, nome in _MARCAS if inicio.startswith(marca)), None)
    for nome in [marcado] if marcado else ["utf-8", "cp1252"]:
        arquivo.seek(0)
        if _decifra(arquivo, nome):
            return nome
    recusar(
        "alfabeto",
        "Não deu para ler as letras deste arquivo. Na planilha, use Salvar como e escolha "
        "“CSV UTF-8” ou XLSX.",
    )


def _decifra(arquivo: IO[bytes], alfabeto: str) -> bool:
    """Every byte is a letter in this encoding; texts have no control characters but spaces."""
    leitor = codecs.getincrementaldecoder(alfabeto)()
    while pedaco := arquivo.read(_PEDACO):
        try:
            texto = leitor.decode(pedaco)
        except UnicodeDecodeError:
            return False
        if any(c < " " and c not in "\t\r\n\x0b\x0c" for c in texto):
            recusar("nao_e_planilha", "Isto não é uma planilha. Envie um arquivo CSV ou XLSX.")
    try:
        leitor.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separador(inicio: str, especie: str) -> str:
    """The one that makes most headings known in one of the first lines."""
    colunas = COLUNAS[especie]
    melhor, ponto = ";", 0
    for separador in SEPARADORES:
        for linha in inicio.splitlines()[: PROCURA_DO_CABECALHO * 2]:
            celulas = next(csv.reader([linha], delimiter=separador), [])
            conhecidas = len(set(reconhecer(celulas, colunas).values()))
            if conhecidas > ponto:
                melhor, ponto = separador, conhecidas
    return melhor


def _linhas(texto: Iterable[str], separador: str) -> Iterator[Bruta]:
    leitor = csv.reader(texto, delimiter=separador)
    numero = 0
    while True:
        try:
            celulas = next(leitor)
        except StopIteration:
            return
        except csv.Error:
            recusar_celula(numero + 1)
        numero += 1
        yield numero, celulas
