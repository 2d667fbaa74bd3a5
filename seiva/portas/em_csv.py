"""Files for spreadsheets: CSV as Brazilian ones open it, line by line."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"  # spreadsheets take the file for UTF-8


class _Eco:
    """A file that gives back each line instead of keeping it."""

    def write(self, texto: str) -> str:
        return texto


def em_csv(colunas: Iterable[str], linhas: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The lines of a file, separated by semicolons; texts are never taken for formulas."""
    escritor = csv.writer(_Eco(), delimiter=";")
    yield _BOM + escritor.writerow(list(colunas))
    for linha in linhas:
        yield escritor.writerow([seguro(valor) for valor in linha])


def seguro(valor: Any) -> Any:
    """A spreadsheet must not take a name for a formula."""
    return f"'{valor}" if isinstance(valor, str) and valor.startswith(_FORMULA) else valor


def baixar(linhas: Iterator[str], nome: str) -> StreamingHttpResponse:
    """The file, as it is made."""
    resposta = StreamingHttpResponse(linhas, content_type="text/csv; charset=utf-8")
    resposta["Content-Disposition"] = f'attachment; filename="{nome}"'
    resposta["Cache-Control"] = "private, no-store"
    return resposta
