"""Images of a text: sent by the editor, and shown to who may read the document."""

from urllib.parse import urlencode

from django.core import signing
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.imagens import imagem_do_texto
from seiva.documentos.models import Documento
from seiva.documentos.receber_imagem import MAXIMO, guardar_imagem
from seiva.portas.bytes import servir
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import abrir_para_ler, achar_documento, imagens_de

_SAL = "imagem-recebida"
# Enough for any sitting: the text is saved seconds after the picture enters it.
_UM_DIA = 24 * 60 * 60


@servidor
@require_safe
def imagem(requisicao: Requisicao, documento: int, sha256: str) -> HttpResponseBase:
    """An image that a document shows, by the same rule as its text.

    What was just sent and is in no saved text yet is shown to who sent it (`recebida`).
    """
    alvo = abrir_para_ler(requisicao, documento)
    recebida = _recebida(requisicao, alvo, sha256)
    arquivo = imagem_do_texto(requisicao.ator, alvo, sha256, recebida=recebida)
    if arquivo is None:
        raise NaoEncontrado
    return servir(requisicao, arquivo, arquivo.nome)


@servidor
@require_POST
def receber_imagem(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Store a picture for the text; the editor keeps it by its hash.

    `mostrar` is where who sent it sees it until the text is saved.
    """
    alvo = achar_documento(requisicao, documento)
    impedimento = declarada("salvar_documento").impedimento(requisicao.ator, alvo)
    arquivo = requisicao.FILES.get("imagem")
    try:
        if impedimento:
            raise impedimento
        if arquivo is None:
            raise RegraViolada("sem_imagem", "Nenhuma imagem foi enviada.")
        guardada = guardar_imagem(arquivo.read(MAXIMO + 1))
    except RegraViolada as erro:
        return JsonResponse({"mensagem": erro.mensagem}, status=422)
    sha256 = guardada.sha256
    senha = signing.dumps([requisicao.conta.pk, alvo.pk, sha256], salt=_SAL)
    mostrar = f"{imagens_de(requisicao, alvo)(sha256)}?{urlencode({'recebida': senha})}"
    return JsonResponse({"url": f"arquivo:{sha256}", "mostrar": mostrar}, status=201)


def _recebida(requisicao: Requisicao, alvo: Documento, sha256: str) -> bool:
    """Did this person send this image to this document in the last day?"""
    try:
        quem = signing.loads(requisicao.GET.get("recebida", ""), salt=_SAL, max_age=_UM_DIA)
    except signing.BadSignature:
        return False
    return bool(quem == [requisicao.conta.pk, alvo.pk, sha256])
