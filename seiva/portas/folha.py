"""The answer that carries the text of a document into a frame of a page."""

from django.http import HttpResponse

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
