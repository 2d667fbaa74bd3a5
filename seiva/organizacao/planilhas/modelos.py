"""Model spreadsheets: the headings, and one line of plainly fictional example."""

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from seiva.core.erros import NaoEncontrado
from seiva.organizacao.regras.colunas import COLUNAS

CSV, XLSX = "csv", "xlsx"
TIPOS = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LINHAS_DE_TEXTO = 2000


def modelo(nome: str) -> tuple[bytes, str]:
    """Bytes and media type of `organograma.csv`, `organograma.xlsx`, `pessoas.csv` or
    `pessoas.xlsx`. Raises `NaoEncontrado` for another name."""
    especie, _, formato = nome.partition(".")
    if especie not in COLUNAS or formato not in TIPOS:
        raise NaoEncontrado
    titulos = [coluna.titulo for coluna in COLUNAS[especie]]
    exemplo = [coluna.exemplo for coluna in COLUNAS[especie]]
    fazer = _csv if formato == CSV else _xlsx
    return fazer(titulos, exemplo), TIPOS[formato]


def _csv(titulos: list[str], exemplo: list[str]) -> bytes:
    """UTF-8 with its mark and `;`, as spreadsheets in Portuguese expect."""
    saida = io.StringIO()
    csv.writer(saida, delimiter=";").writerows([titulos, exemplo])
    return saida.getvalue().encode("utf-8-sig")


def _xlsx(titulos: list[str], exemplo: list[str]) -> bytes:
    """Every cell is text: codes and CPFs keep the zeros on the left."""
    livro = Workbook()
    folha = livro.active
    assert folha is not None
    folha.title = "Planilha"
    folha.append(titulos)
    folha.append(exemplo)
    folha.freeze_panes = "A2"
    for numero, titulo in enumerate(titulos, start=1):
        celula = folha.cell(1, numero)
        celula.font, celula.alignment = Font(bold=True), Alignment(vertical="center")
        folha.column_dimensions[get_column_letter(numero)].width = max(14, len(titulo) + 4)
        for linha in range(2, LINHAS_DE_TEXTO):
            folha.cell(linha, numero).number_format = "@"
    saida = io.BytesIO()
    livro.save(saida)
    return saida.getvalue()
