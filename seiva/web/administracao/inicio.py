"""The home of administration."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.cartoes import grupos
from seiva.web.administracao.comum import exigir_administrador


@require_safe
@servidor
def inicio(requisicao: Requisicao) -> HttpResponse:
    """Every screen of administration, by group."""
    exigir_administrador(requisicao)
    slug = requisicao.instituicao.slug
    contexto = {
        "secao": "administracao",
        "grupos": [
            (titulo, [(cartao, cartao.url(slug)) for cartao in cartoes])
            for titulo, cartoes in grupos()
        ],
    }
    return render(requisicao, "administracao/inicio.html", contexto)
