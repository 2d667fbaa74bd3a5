"""The QR code of a permanent address, as an image of its own: who does not look at it does not
pay for it, and who does keeps it."""

import functools
from io import BytesIO

import segno
from django.http import HttpResponse

from seiva.portal.abertas import aberta, achar, inteiro
from seiva.portas.acesso import RequisicaoPublica, publica

POR_MINUTO = 240
_GUARDADOS = 1000  # about 4 kB each
_UM_DIA = 86_400


@aberta("processo-publico-qr", maximo=POR_MINUTO)
@publica
def qr(requisicao: RequisicaoPublica, digitos: str) -> HttpResponse:
    """The image of the address of a process that anybody may know of. It tells nothing but the
    address, the same to whoever asks, and never changes."""
    achar(requisicao.ator, digitos)
    endereco = inteiro("processo_publico", instituicao=requisicao.instituicao.slug, digitos=digitos)
    resposta = HttpResponse(_desenho(endereco), content_type="image/svg+xml")
    resposta["Cache-Control"] = f"public, max-age={_UM_DIA}"
    return resposta


@functools.lru_cache(maxsize=_GUARDADOS)
def _desenho(endereco: str) -> bytes:
    """Drawn once in the life of a server: choosing among the eight masks is what costs."""
    saida = BytesIO()
    segno.make(endereco, error="m").save(saida, kind="svg", scale=4, border=2)
    return saida.getvalue()
