"""How much work an export is: small ones are made while the person waits."""

from django.conf import settings

from seiva.autos.conteudo import Retrato, Secao
from seiva.autos.fontes import IMAGENS, PDF

_BYTES_POR_PAGINA = 20_000  # of a file whose pages nobody counted yet
_DE_IMPRIMIR = 12  # pages' worth of joining that printing one document costs
_ZIP_NA_HORA = 20 * 1024 * 1024


def paginas_previstas(retrato: Retrato) -> int:
    """Pages of a document in the PDF, as well as can be known before opening it."""
    if not retrato.legivel or retrato.documento.arquivo is None:
        return retrato.paginas or 1
    arquivo = retrato.documento.arquivo
    if arquivo.tipo_mime == PDF:
        return retrato.paginas or 1 + arquivo.tamanho // _BYTES_POR_PAGINA
    return 1


def total_previsto(formato: str, todas: list[Secao]) -> int:
    """Pages (PDF) or documents (ZIP) of an export."""
    todos = [retrato for secao in todas for retrato in secao.retratos]
    return len(todos) if formato == "zip" else sum(paginas_previstas(r) for r in todos)


def cabe_na_hora(formato: str, todas: list[Secao]) -> bool:
    """Is it ready to be joined, and small? A missing seal always waits for the job."""
    todos = [r for secao in todas for r in secao.retratos if r.legivel]
    if any(r.por_selar for r in todos):
        return False
    if formato == "zip":
        return sum(_tamanho(r) for r in todos) <= _ZIP_NA_HORA
    return sum(_peso(r) for r in todos) <= settings.AUTOS_NA_HORA


def _peso(retrato: Retrato) -> int:
    documento = retrato.documento
    if documento.minuta:
        return _DE_IMPRIMIR
    if documento.arquivo is not None and documento.arquivo.tipo_mime not in {PDF, *IMAGENS}:
        return _DE_IMPRIMIR
    return paginas_previstas(retrato)


def _tamanho(retrato: Retrato) -> int:
    if retrato.selado is not None:
        return retrato.selado.pdf.tamanho
    arquivo = retrato.documento.arquivo
    return arquivo.tamanho if arquivo is not None else 0
