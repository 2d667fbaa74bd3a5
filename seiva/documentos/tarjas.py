"""Public versions: where each stands, from which bytes it is made, and what a page shows of it."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from seiva.catalogo.models import HipoteseLegal
from seiva.core import storage
from seiva.core.ator import Ator
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.models import Arquivo, Documento, Tarja, VersaoPublica, Vista
from seiva.documentos.models.tarjas import INTEIRA
from seiva.documentos.oficina.cliente import Feito, TrabalhoFalhou, trabalhar
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.registro_pdf import situacao_do_pdf

PDF = "application/pdf"
_NA_TELA = Limites(prazo=20.0, processador=20, memoria=1536)
SUMIU = "O arquivo não foi encontrado no lugar onde se guardam os documentos. Avise o suporte."


@dataclass(frozen=True)
class Marca:
    """A bar as the person marked it: sides as fractions of the page as it is shown."""

    x: float
    y: float
    largura: float
    altura: float
    hipotese: HipoteseLegal | None = None
    motivo: str = ""


@dataclass(frozen=True)
class PalavraNaPagina:
    """A word and its place, in fractions of the page as it is shown."""

    texto: str
    x: float
    y: float
    largura: float
    altura: float


def sha256_da_origem(documento: Documento) -> str:
    """SHA-256 of the PDF over which bars are marked, or "" when there is none yet.

    The PDF of record of what is written here; the file itself, or its rendition, of the rest.
    """
    if documento.interno:
        congelado = congelamento_vigente(documento)
        pronto = situacao_do_pdf(congelado).arquivo if congelado else None
        return str(pronto.sha256) if pronto else ""
    arquivo: Arquivo | None = documento.arquivo
    if arquivo is None:
        return ""
    if arquivo.tipo_mime == PDF:
        return str(arquivo.sha256)
    vista = Vista.objects.filter(arquivo=arquivo, estado=Vista.Estado.PRONTA).first()
    return str(vista.sha256) if vista is not None and vista.tipo_mime == PDF else ""


def viva(documento: Documento) -> VersaoPublica | None:
    """The public version being prepared, or published, of a document."""
    achada: VersaoPublica | None = (
        VersaoPublica.objects.vivas()
        .do_documento(documento)
        .select_related("arquivo", "certidao__tipo", "conta", "unidade")
        .first()
    )
    return achada


def versao_publica_de(ator: Ator, documento: Documento) -> VersaoPublica | None:
    """The published version that the actor may read, or None."""
    achada: VersaoPublica | None = (
        VersaoPublica.objects.legiveis_por(ator)
        .do_documento(documento)
        .select_related("arquivo", "certidao")
        .first()
    )
    return achada


def tarjas_de(versao: VersaoPublica | None, pagina: int | None = None) -> list[Tarja]:
    """Bars in the order of the pages; of one page (from 1) when told."""
    if versao is None:
        return []
    todas = Tarja.objects.filter(versao=versao).select_related("hipotese")
    if pagina is not None:
        todas = todas.filter(pagina=pagina)
    return list(todas.order_by("pagina", "pk"))


def linhas_de(documento: Documento, pagina: int) -> list[list[list[PalavraNaPagina]]]:
    """Words of the document, by page and line; pages far from this one (from 1) come empty.

    Raises `TrabalhoFalhou`.
    """
    origem = sha256_da_origem(documento)
    paginas = pedir("linhas", documento, origem, perto=pagina - 1).dados["paginas"]
    return [
        [[PalavraNaPagina(*palavra) for palavra in linha] for linha in linhas] for linhas in paginas
    ]


def folha_de(documento: Documento, pagina: int, tarjas: list[Tarja]) -> bytes:
    """Picture (JPEG) of a page (from 1), with the bars see-through. Raises `TrabalhoFalhou`."""
    feito = pedir(
        "folha",
        documento,
        sha256_da_origem(documento),
        numero=pagina - 1,
        areas=[tarja.area for tarja in tarjas],
    )
    with feito.arquivo:
        return feito.arquivo.read()


def pedir(
    trabalho: str,
    documento: Documento,
    sha256: str,
    limites: Limites = _NA_TELA,
    **resto: Any,
) -> Feito:
    """Ask the workshop for work over a PDF of the document. Raises `TrabalhoFalhou`."""
    if not sha256:
        raise TrabalhoFalhou("sem_pdf", "O PDF do documento ainda não está pronto.")
    try:
        aberto = storage.abrir(documento.instituicao_id, sha256)
    except (FileNotFoundError, ValueError) as erro:
        raise TrabalhoFalhou("sumiu", SUMIU) from erro
    with aberto:
        return trabalhar(trabalho, aberto, limites, tipo_mime=PDF, **resto)


def em_partes(fracao: float) -> int:
    """A fraction of the page, in the parts that are kept."""
    with suppress(ValueError, OverflowError):
        return min(INTEIRA, max(0, round(fracao * INTEIRA)))
    return 0
