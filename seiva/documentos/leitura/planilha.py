"""Spreadsheets (XLSX, ODS, XLS) as tables, one for each sheet."""

from html import escape
from typing import IO, Any

from python_calamine import CalamineWorkbook

MAIS_FOLHAS = 50
MAIS_LINHAS = 1000
MAIS_COLUNAS = 60
MAIS_CELULAS = 60_000
MAIS_TEXTO = 3_000_000

Folha = tuple[str, str]


def ler_planilha(arquivo: IO[bytes]) -> tuple[list[Folha], str, bool]:
    """Sheets as (name, HTML of the table), all the words, and whether something was left out."""
    livro = CalamineWorkbook.from_filelike(arquivo)
    folhas: list[Folha] = []
    palavras: list[str] = []
    letras, celulas, cortado = 0, 0, len(livro.sheet_names) > MAIS_FOLHAS
    for nome in livro.sheet_names[:MAIS_FOLHAS]:
        linhas: list[str] = []
        palavras.append(nome)
        for linha in livro.get_sheet_by_name(nome).iter_rows():
            valores = [_em_texto(valor) for valor in linha]
            if letras < MAIS_TEXTO:
                texto = " ".join(valor for valor in valores if valor)
                palavras.append(texto)
                letras += len(texto)
            if len(linhas) < MAIS_LINHAS and celulas < MAIS_CELULAS:
                celulas += min(len(valores), MAIS_COLUNAS)
                linhas.append("".join(f"<td>{escape(v)}</td>" for v in valores[:MAIS_COLUNAS]))
                cortado = cortado or len(valores) > MAIS_COLUNAS
            else:
                cortado = True
        corpo = "".join(f"<tr>{linha}</tr>" for linha in linhas)
        vazia = "<p><em>Planilha vazia.</em></p>"
        folhas.append((nome, f"<table><tbody>{corpo}</tbody></table>" if linhas else vazia))
    return folhas, "\n".join(palavras), cortado


def _em_texto(valor: Any) -> str:
    """As people here write it: no ".0" in whole numbers, comma for decimals, dates by day."""
    if isinstance(valor, bool):
        return "VERDADEIRO" if valor else "FALSO"
    if isinstance(valor, float):
        return str(int(valor)) if valor.is_integer() else f"{valor:.10g}".replace(".", ",")
    if hasattr(valor, "strftime") and hasattr(valor, "year"):
        dia = f"{valor.day:02d}/{valor.month:02d}/{valor.year:04d}"
        hora = getattr(valor, "hour", 0), getattr(valor, "minute", 0)
        return f"{dia} {hora[0]:02d}:{hora[1]:02d}" if any(hora) else dia
    return str(valor)
