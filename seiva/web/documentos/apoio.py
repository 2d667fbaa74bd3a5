"""What the editor asks while somebody writes: standard texts, references, images."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from seiva.core.acoes import declarada
from seiva.core.erros import RegraViolada
from seiva.documentos.citar import procurar_referencia
from seiva.documentos.preencher import valores_das_variaveis
from seiva.documentos.receber_imagem import MAXIMO, guardar_imagem
from seiva.documentos.regras.html import sanear
from seiva.documentos.textos import textos_da_unidade
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import achar_documento, achar_legivel, endereco


@servidor
@require_safe
def textos_padrao(requisicao: Requisicao) -> HttpResponse:
    """Standard texts of the unit and of everyone."""
    textos = [
        {"nome": texto.nome, "conteudo": sanear(texto.conteudo)}
        for texto in textos_da_unidade(requisicao.ator)[:500]
    ]
    return JsonResponse(textos, safe=False)


@servidor
@require_safe
def variaveis(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Value of each variable for this document now."""
    alvo = achar_legivel(requisicao, documento)
    return JsonResponse(valores_das_variaveis(alvo))


@servidor
@require_safe
def referencia(requisicao: Requisicao) -> HttpResponse:
    """The process or document that a number names, when the actor may know of it."""
    achada = procurar_referencia(requisicao.ator, requisicao.GET.get("q", ""))
    if achada is None:
        return JsonResponse({"mensagem": "Nada com esse número."}, status=404)
    nome = "processo" if achada.tipo == "processo" else "documento"
    url = endereco(requisicao, nome, **{nome: achada.pk})
    return JsonResponse(
        {"texto": achada.texto, "url": url, "tipo": achada.tipo, "numero": achada.numero}
    )


@servidor
@require_POST
def receber_imagem(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Store a picture for the text; the editor keeps it by its hash."""
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
    return JsonResponse({"url": f"arquivo:{guardada.sha256}"}, status=201)
