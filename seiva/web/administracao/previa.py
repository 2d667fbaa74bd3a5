"""What a template becomes on paper, while it is written."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from seiva.catalogo.models import TipoDocumento
from seiva.core.erros import NaoEncontrado
from seiva.documentos.papel_de_modelo import pagina_do_modelo
from seiva.documentos.regras.html import ConteudoGrandeDemais
from seiva.documentos.regras.imagens import mostrar
from seiva.documentos.regras.marcacao import problemas_do_modelo
from seiva.portas.folha import folha_de, folhas_de
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.documentos.comum import inteiro

CAMPOS = {"modelos-de-documento": "corpo", "textos-padrao": "conteudo"}


@require_POST
@servidor
def previa(requisicao: Requisicao, cadastro: str) -> HttpResponse:
    """The page for the frame beside the form; htmx gets the frame with the page inside, and what
    is wrong in the text."""
    if cadastro not in CAMPOS:
        raise NaoEncontrado
    exigir_administrador(requisicao)
    texto = requisicao.POST.get(CAMPOS[cadastro], "")
    pagina = _pagina(requisicao, texto)
    if not requisicao.headers.get("HX-Request"):
        return folha_de(HttpResponse(pagina))
    contexto: dict[str, Any] = {"pagina": pagina, "problemas": problemas_do_modelo(texto)[:5]}
    return render(requisicao, "administracao/_folha.html", contexto)


def _pagina(requisicao: Requisicao, texto: str) -> str:
    tipo = TipoDocumento.objects.filter(pk=inteiro(requisicao.POST.get("tipo")) or 0).first()
    try:
        pagina = pagina_do_modelo(requisicao.ator, texto, tipo, folhas_de)
    except ConteudoGrandeDemais:
        pagina = pagina_do_modelo(requisicao.ator, "", tipo, folhas_de)
    brasao = requisicao.instituicao.brasao
    url = endereco(requisicao, "brasao", sha256=brasao) if brasao else ""
    return mostrar(pagina, lambda sha256: url if sha256 == brasao else "")
