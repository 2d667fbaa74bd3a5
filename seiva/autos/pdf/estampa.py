"""The line stamped on each page of an export: "fl. 12 de 340 · Processo …"."""

from __future__ import annotations

import pikepdf

from seiva.autos.pdf.fonte_da_estampa import FonteDaEstampa

_NOME_DA_FONTE = pikepdf.Name("/SeivaFolha")
_A4_PT = 595.0
_MARGEM, _ALTO, _CORPO = 14.0, 17.0, 7.5  # points, on an A4 page


class Carimbo:
    """Stamps the pages of one PDF, top right as the page is seen, whatever its size or turn."""

    def __init__(self, pdf: pikepdf.Pdf, fonte: FonteDaEstampa) -> None:
        self._fonte, self._objeto = fonte, fonte.em(pdf)

    def folha(self, pagina: pikepdf.Page, texto: str) -> None:
        """Draw `texto` over what the page shows, without touching what it shows."""
        matriz, largura, altura = _como_se_ve(pagina)
        escala = max(0.6, min(largura, altura) / _A4_PT)
        corpo = _CORPO * escala
        letras = texto.encode("cp1252", "replace")
        comprido = self._fonte.largura(letras, corpo)
        x = largura - _MARGEM * escala - comprido
        y = altura - _ALTO * escala
        folga = 2.2 * escala
        caixa = (x - folga, y - folga, comprido + 2 * folga, corpo + folga)
        pagina.add_resource(self._objeto, pikepdf.Name.Font, _NOME_DA_FONTE)
        desenho = (
            f"Q q {' '.join(_n(v) for v in matriz)} cm 1 g {' '.join(_n(v) for v in caixa)} re f "
            f"0.25 g BT {_NOME_DA_FONTE} {_n(corpo)} Tf 1 0 0 1 {_n(x)} {_n(y)} Tm "
        )
        # What the page draws is closed between q and Q: its last state does not reach the stamp.
        pagina.contents_add(b"q\n", prepend=True)
        pagina.contents_add(desenho.encode() + b"<" + letras.hex().encode() + b"> Tj ET Q\n")


def _n(valor: float) -> str:
    return f"{valor:.2f}"


def _como_se_ve(pagina: pikepdf.Page) -> tuple[tuple[float, ...], float, float]:
    """Matrix from the page as seen (origin at its bottom left) to its own space, and its size."""
    x0, y0, x1, y1 = _caixa(pagina)
    largura, altura = x1 - x0, y1 - y0
    giro = _giro(pagina)
    if giro == 90:
        return (0, 1, -1, 0, x1, y0), altura, largura
    if giro == 180:
        return (-1, 0, 0, -1, x1, y1), largura, altura
    if giro == 270:
        return (0, -1, 1, 0, x0, y1), altura, largura
    return (1, 0, 0, 1, x0, y0), largura, altura


def _caixa(pagina: pikepdf.Page) -> tuple[float, float, float, float]:
    """The visible rectangle; A4 when the page does not say it."""
    try:
        a, b, c, d = (float(v) for v in pagina.cropbox)
    except (ValueError, TypeError, AttributeError, KeyError, pikepdf.PdfError):
        a, b, c, d = 0.0, 0.0, _A4_PT, 842.0
    if abs(c - a) < 1 or abs(d - b) < 1:
        a, b, c, d = 0.0, 0.0, _A4_PT, 842.0
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _giro(pagina: pikepdf.Page) -> int:
    try:
        return int(pagina.obj.get("/Rotate", 0)) % 360
    except (ValueError, TypeError):
        return 0
