"""Stored bytes on a public page."""

from urllib.parse import quote

from django.http import StreamingHttpResponse

from seiva.core import storage
from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import Arquivo

_CSP = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def entregar_pdf(arquivo: Arquivo, nome: str) -> StreamingHttpResponse:
    """Stream a PDF that the house made, shown on screen."""
    try:
        aberto = storage.abrir(arquivo.instituicao_id, arquivo.sha256)
    except FileNotFoundError as erro:
        raise NaoEncontrado from erro
    resposta = StreamingHttpResponse(
        storage.ler_trecho(aberto, 0, arquivo.tamanho - 1), content_type="application/pdf"
    )
    resposta["Content-Length"] = str(arquivo.tamanho)
    resposta["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(nome, safe='')}"
    resposta["Content-Security-Policy"] = _CSP
    resposta["Cache-Control"] = "no-cache"
    return resposta
