"""Preview of a draft: the same page, by the same engine, with a "MINUTA" watermark.

It never refuses: what would stop the freezing comes back as warnings, so that the writer can
correct it before anyone signs.
"""

from __future__ import annotations

from dataclasses import dataclass

from .montar import DadosDoDocumento, montar_html
from .recursos import Recursos, nenhum_recurso
from .render import renderizar

_MARCA = "@page { background: url(seiva:minuta) 0 0 / 210mm 297mm no-repeat }"


@dataclass(frozen=True, slots=True)
class Previa:
    """PDF of the draft, number of pages and what would stop it from being signed."""

    pdf: bytes
    paginas: int
    avisos: tuple[str, ...]


def render_previa(dados: DadosDoDocumento, *, recursos: Recursos = nenhum_recurso) -> Previa:
    """Render a draft. The verification block shows no code: it does not exist yet."""
    feito = renderizar(
        montar_html(dados), titulo=f"MINUTA — {dados.titulo}", recursos=recursos, css_extra=_MARCA
    )
    return Previa(pdf=feito.pdf, paginas=feito.paginas, avisos=feito.impedimentos)
