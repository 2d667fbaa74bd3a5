"""What the editor asks while somebody writes: standard texts, values and references."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from seiva.documentos.citar import procurar_referencia
from seiva.documentos.preencher import valores_das_variaveis
from seiva.documentos.regras.html import sanear
from seiva.documentos.textos import textos_da_unidade
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import achar_legivel, endereco


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
