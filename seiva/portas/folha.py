"""The answer that carries the text of a document into a frame of a page."""

from urllib.parse import quote

from django.http import HttpResponse
from django.templatetags.static import static
from django.urls import reverse

# The page of a document runs nothing: no script, no form, only its text, images and style.
CSP_DA_FOLHA = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)


def folha_de(resposta: HttpResponse) -> HttpResponse:
    """A page of text, for a frame: it may not run or send anything."""
    resposta["Content-Security-Policy"] = CSP_DA_FOLHA
    resposta["Cache-Control"] = "private, no-cache"
    return resposta


def papel_de(estilos: str = "") -> str:
    """Address of the style sheet of the printed page, drawn with these styles.

    The address says them whole: each choice is a sheet of its own, that a browser may keep.
    """
    base = reverse("papel_css")
    return f"{base}?estilos={quote(estilos, safe=':;')}" if estilos else base


def folhas_de(estilos: str = "") -> list[str]:
    """The style sheets of a page of document on a screen."""
    return [papel_de(estilos), static("seiva/folha-na-tela.css")]
