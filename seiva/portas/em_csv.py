"""Lists as CSV for spreadsheets in Portuguese: semicolons, UTF-8 with its mark, no formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"  # spreadsheets take the file for UTF-8


def em_csv(cabecalho: Sequence[str], linhas: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Lines of the file, one at a time."""
    yield _BOM + _linha(cabecalho)
    for linha in linhas:
        yield _linha([_seguro(valor) for valor in linha])


def _linha(valores: Sequence[Any]) -> str:
    saida = StringIO()
    csv.writer(saida, delimiter=";").writerow(valores)
    return saida.getvalue()


def _seguro(valor: Any) -> str:
    """A spreadsheet must not take a name for a formula."""
    texto = "" if valor is None else str(valor)
    return f"'{texto}" if texto.startswith(_FORMULA) else texto
