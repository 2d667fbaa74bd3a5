"""Frozen HTML to PDF/A-2b, once: the base bytes on which every seal stands.

WeasyPrint is driven without network and without file access (see `recursos`). The structure tree
is written too, so that screen readers follow the document, although only conformance B is claimed.
"""

from __future__ import annotations

import hashlib
import logging
import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from .erros import RenderizacaoRecusada
from .folha_de_estilos import css_dos_estilos, estilos_da_pagina
from .fontes import css_das_fontes
from .recursos import Buscador, Recursos, nenhum_recurso
from .vagas import Vaga

VARIANTE = "pdf/a-2b"
_PT_POR_PX = 0.75
_PT_POR_MM = 72 / 25.4
_ENTRELINHA_DAS_VAGAS_PT = 2 * _PT_POR_MM  # row-gap of .papel-vagas
_TEXTO_QUE_AINDA_PODE_SUBIR_PT = 115 * _PT_POR_MM
VAGAS_MINIMAS = 4
# Presentational attributes that browsers obey by themselves.
_CSS_SO_DO_PDF = "".join(
    f".papel ol[type={tipo}]{{list-style-type:{estilo}}}"
    for tipo, estilo in (
        ('"1"', "decimal"),
        ("a", "lower-alpha"),
        ("A", "upper-alpha"),
        ("i", "lower-roman"),
        ("I", "upper-roman"),
    )
)
_VAGAS = re.compile(
    r'<div class="papel-vagas" data-prefixo="(vaga-[0-9a-f]{16})" data-total="(\d)">'
)
_SEM_GLIFO = re.compile(r"\(U\+([0-9A-F]{4,6})\)")


@dataclass(frozen=True, slots=True)
class BaseCongelada:
    """The base: PDF bytes, SHA-256 (hex), number of pages and slots in order."""

    pdf: bytes
    sha256: str
    paginas: int
    vagas: tuple[Vaga, ...]

    @property
    def tamanho(self) -> int:
        """Length in bytes: the prefix of the final file that has this hash."""
        return len(self.pdf)


@dataclass(frozen=True, slots=True)
class Renderizado:
    """A PDF with its slots and what would stop it from being frozen (sentences, or empty)."""

    pdf: bytes
    paginas: int
    vagas: tuple[Vaga, ...]
    impedimentos: tuple[str, ...]


def render_pdf(
    html: str,
    *,
    titulo: str,
    recursos: Recursos = nenhum_recurso,
    minimo_de_vagas: int = VAGAS_MINIMAS,
) -> BaseCongelada:
    """Render the frozen HTML as PDF/A-2b.

    titulo: of the PDF's metadata. recursos: answers ``seiva:`` and ``arquivo:<sha256>`` addresses.
    minimo_de_vagas: slots kept even when fewer would save a page (signers already foreseen).
    Raises RenderizacaoRecusada when a resource was refused, a character has no glyph in any font,
    or the reserved slots were not found: such a page is not what the signer read.
    """
    feito = renderizar(html, titulo=titulo, recursos=recursos, minimo_de_vagas=minimo_de_vagas)
    if feito.impedimentos:
        raise RenderizacaoRecusada(" ".join(feito.impedimentos))
    resumo = hashlib.sha256(feito.pdf).hexdigest()
    return BaseCongelada(pdf=feito.pdf, sha256=resumo, paginas=feito.paginas, vagas=feito.vagas)


def renderizar(
    html: str,
    *,
    titulo: str,
    recursos: Recursos = nenhum_recurso,
    css_extra: str = "",
    minimo_de_vagas: int = VAGAS_MINIMAS,
) -> Renderizado:
    """Render and tell what is wrong instead of refusing; `render_pdf` and the preview use it."""
    buscador = Buscador(recursos)
    css_extra = css_dos_estilos(estilos_da_pagina(html)) + css_extra
    with _OuvinteDeGlifos() as ouvinte:
        minimo = max(2, minimo_de_vagas + minimo_de_vagas % 2)
        documento = _compor_no_menor_numero_de_paginas(html, buscador, css_extra, minimo)
        documento.metadata.title = titulo
        pdf = documento.write_pdf(pdf_variant=VARIANTE, pdf_tags=True)
    vagas, falta = _achar_vagas(documento, html)
    impedimentos = [*buscador.recusas, *ouvinte.impedimentos(), *falta]
    if b"/Interpolate true" in pdf:
        impedimentos.append("O estilo de uma imagem impede o formato PDF/A.")
    return Renderizado(
        pdf=pdf,
        paginas=len(documento.pages),
        vagas=vagas,
        impedimentos=tuple(dict.fromkeys(impedimentos)),
    )


def _compor_no_menor_numero_de_paginas(
    html: str, buscador: Buscador, css_extra: str, minimo: int
) -> Document:
    """Lay out with every reserved slot, or with as many as save a page, but never under `minimo`.

    The slots are blank space: dropping some changes nothing that is read. A second layout is only
    tried when little text stands over the slots on the last page, for only then can it help.
    """
    documento = _compor(html, buscador, css_extra)
    vagas, falta = _achar_vagas(documento, html)
    if falta or len(vagas) <= minimo or len(documento.pages) == 1:
        return documento
    pagina = documento.pages[-1]
    acima = (pagina.height - pagina._page_box.margin_top) * _PT_POR_PX - vagas[0].y1
    if acima > _TEXTO_QUE_AINDA_PODE_SUBIR_PT:
        return documento
    menor = _compor(html, buscador, css_extra + _so_com_vagas(minimo))
    if len(menor.pages) == len(documento.pages):
        return documento
    ultima = _achar_vagas(menor, html)[0][-1]
    margem = menor.pages[-1]._page_box.margin_bottom * _PT_POR_PX
    linhas = int((ultima.y0 - margem) // (ultima.altura + _ENTRELINHA_DAS_VAGAS_PT))
    if linhas <= 0:
        return menor
    return _compor(html, buscador, css_extra + _so_com_vagas(minimo + 2 * linhas))


def _so_com_vagas(quantas: int) -> str:
    return f".papel-vaga:nth-child(n+{quantas + 1}){{display:none}}"


def _compor(html: str, buscador: Buscador, css_extra: str) -> Document:
    """Lay out the pages with this thread's press."""
    meu_prelo = prelo()
    folhas = [*meu_prelo.folhas]
    if css_extra:
        folhas.append(CSS(string=css_extra, font_config=meu_prelo.fontes, url_fetcher=buscador))
    return HTML(string=html, url_fetcher=buscador, base_url=None).render(
        stylesheets=folhas,
        font_config=meu_prelo.fontes,
        counter_style=CounterStyle(meu_prelo.contadores),
        pdf_variant=VARIANTE,
        pdf_tags=True,
    )


@dataclass(frozen=True, slots=True)
class Prelo:
    """What one thread needs to print: fonts, counter styles and parsed style sheets."""

    fontes: FontConfiguration
    contadores: CounterStyle
    folhas: tuple[CSS, ...]


_por_linha_de_execucao = threading.local()


def prelo() -> Prelo:
    """The press of this thread, made once: fontconfig objects are not shared between threads."""
    pronto: Prelo | None = getattr(_por_linha_de_execucao, "prelo", None)
    if pronto is None:
        fontes, contadores = FontConfiguration(), CounterStyle()
        folhas = tuple(
            CSS(
                string=texto,
                font_config=fontes,
                counter_style=contadores,
                url_fetcher=Buscador(nenhum_recurso),
            )
            for texto in (css_das_fontes(), texto_da_pagina() + _CSS_SO_DO_PDF)
        )
        pronto = _por_linha_de_execucao.prelo = Prelo(fontes, contadores, folhas)
    return pronto


@lru_cache(maxsize=1)
def texto_da_pagina() -> str:
    """Text of ``pagina.css``, also served to the editor's page."""
    return Path(__file__).with_name("pagina.css").read_text(encoding="utf-8")


def _achar_vagas(documento: Document, html: str) -> tuple[tuple[Vaga, ...], list[str]]:
    """Positions of the slots that the assembler announced; the last announcement is its own."""
    anuncios = _VAGAS.findall(html)
    if not anuncios:
        return (), []
    prefixo, total = anuncios[-1][0], int(anuncios[-1][1])
    achadas: list[Vaga] = []
    for numero_pagina, pagina in enumerate(documento.pages):
        for nome, (x0, y0, x1, y1) in pagina.anchors.items():
            if nome.startswith(f"{prefixo}-"):
                achadas.append(
                    Vaga(
                        numero=int(nome.removeprefix(f"{prefixo}-")),
                        pagina=numero_pagina,
                        x0=round(x0 * _PT_POR_PX, 2),
                        y0=round((pagina.height - y1) * _PT_POR_PX, 2),
                        x1=round(x1 * _PT_POR_PX, 2),
                        y1=round((pagina.height - y0) * _PT_POR_PX, 2),
                    )
                )
    achadas.sort(key=lambda vaga: vaga.numero)
    numeros = [vaga.numero for vaga in achadas]
    if total and (not numeros or numeros != list(range(1, len(numeros) + 1))):
        return tuple(achadas), ["O corpo do documento não deixou espaço para as assinaturas."]
    return tuple(achadas), []


class _OuvinteDeGlifos(logging.Handler):
    """Collects, in this thread, the characters that no font could draw."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self._linha = threading.get_ident()
        self._codigos: list[int] = []

    def __enter__(self) -> _OuvinteDeGlifos:
        # The warning is the only sign of a missing glyph: it must come out whatever the
        # installation's logging says.
        registro = logging.getLogger("weasyprint")
        registro.disabled = False
        if registro.getEffectiveLevel() > logging.WARNING:
            registro.setLevel(logging.WARNING)
        registro.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the code point of WeasyPrint's warning about a missing glyph."""
        if record.thread != self._linha or ".notdef" not in str(record.msg):
            return
        if achado := _SEM_GLIFO.search(record.getMessage()):
            self._codigos.append(int(achado[1], 16))

    def impedimentos(self) -> list[str]:
        """One sentence with the characters, or nothing."""
        if not self._codigos:
            return []
        lista = ", ".join(f"{chr(c)} (U+{c:04X})" for c in sorted(set(self._codigos))[:10])
        return [f"O documento tem caracteres que não podem ser impressos: {lista}."]
