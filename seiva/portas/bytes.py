"""Answers that carry stored bytes: streamed, by ranges, never as active content of the site."""

import re
from typing import IO, Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from seiva.core import storage
from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import Arquivo

_FAIXA = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
# What a browser shows without running anything of the file's own.
NA_TELA = frozenset({"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"})
_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_OUTROS = "default-src 'none'; sandbox; frame-ancestors 'self'"


def servir(
    requisicao: HttpRequest, arquivo: Arquivo, nome: str, *, anexo: bool = False
) -> StreamingHttpResponse | HttpResponse:
    """Stream a stored file; `anexo` forces a download. Only known passive types open on screen.

    A range (RFC 9110, section 14) is answered when it is a single one, which is what the
    browser's PDF reader asks for.
    """
    try:
        aberto = storage.abrir(arquivo.instituicao_id, arquivo.sha256)
    except FileNotFoundError as erro:
        raise NaoEncontrado from erro
    tamanho, tipo = arquivo.tamanho, arquivo.tipo_mime
    na_tela = tipo in NA_TELA and not anexo
    return servir_aberto(requisicao, aberto, tamanho, tipo, nome, na_tela=na_tela)


def servir_aberto(
    requisicao: HttpRequest, aberto: IO[Any], tamanho: int, tipo: str, nome: str, *, na_tela: bool
) -> StreamingHttpResponse | HttpResponse:
    """Stream an open file of `tamanho` bytes, whole or the range asked for, and close it."""
    faixa = _faixa(requisicao.headers.get("Range", ""), tamanho)
    if faixa is False:
        aberto.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{tamanho}"})
    inicio, fim = faixa if isinstance(faixa, tuple) else (0, tamanho - 1)
    resposta = StreamingHttpResponse(
        storage.ler_trecho(aberto, inicio, fim), status=206 if faixa else 200, content_type=tipo
    )
    if faixa:
        resposta["Content-Range"] = f"bytes {inicio}-{fim}/{tamanho}"
    resposta["Content-Length"] = str(fim - inicio + 1)
    resposta["Accept-Ranges"] = "bytes"
    return proteger(resposta, tipo, nome, na_tela=na_tela)


def proteger(
    resposta: StreamingHttpResponse | HttpResponse, tipo_mime: str, nome: str, *, na_tela: bool
) -> StreamingHttpResponse | HttpResponse:
    """Headers of a file: how it opens, under which name, and that it may not act."""
    resposta["Content-Disposition"] = disposicao(nome, na_tela=na_tela)
    resposta["Content-Security-Policy"] = _PDF if tipo_mime == "application/pdf" else _OUTROS
    resposta["X-Content-Type-Options"] = "nosniff"
    resposta["Cache-Control"] = "private, no-cache"
    return resposta


def disposicao(nome: str, *, na_tela: bool) -> str:
    """Value of Content-Disposition with the name in both forms (RFC 6266)."""
    modo = "inline" if na_tela else "attachment"
    limpo = re.sub(r"[\x00-\x1f\x7f\"\\/]", "_", nome)
    simples = limpo.encode("ascii", "replace").decode().replace("?", "_")
    return f"{modo}; filename=\"{simples}\"; filename*=UTF-8''{quote(limpo, safe='')}"


def _faixa(pedido: str, tamanho: int) -> tuple[int, int] | bool | None:
    """Range asked for: first and last byte, None for the whole, False when it cannot be met."""
    achado = _FAIXA.fullmatch(pedido.strip())
    if achado is None or not any(achado.groups()):
        return None
    primeiro, ultimo = achado.groups()
    if not primeiro:
        inicio, fim = max(0, tamanho - int(ultimo)), tamanho - 1
    else:
        inicio, fim = int(primeiro), min(int(ultimo or tamanho - 1), tamanho - 1)
    return (inicio, fim) if inicio <= fim < tamanho else False
