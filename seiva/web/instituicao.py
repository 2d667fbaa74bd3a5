"""What the institution shows to everyone: its coat of arms."""

from typing import Any

from django.http import FileResponse
from django.views.decorators.http import require_safe

from seiva.core import storage
from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import Arquivo
from seiva.portas.acesso import publica

UM_ANO = 31_536_000


@require_safe
@publica
def brasao(requisicao: Any, sha256: str) -> FileResponse:
    """The coat of arms in use; its address carries the hash, so it may be kept for ever."""
    if not sha256 or sha256 != requisicao.instituicao.brasao:
        raise NaoEncontrado
    arquivo = Arquivo.objects.com_hash(sha256).first()
    if arquivo is None:
        raise NaoEncontrado
    resposta = FileResponse(
        storage.abrir(requisicao.instituicao.pk, sha256), content_type=arquivo.tipo_mime
    )
    resposta["Cache-Control"] = f"public, max-age={UM_ANO}, immutable"
    # An SVG opened by itself must not run anything.
    resposta["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return resposta
