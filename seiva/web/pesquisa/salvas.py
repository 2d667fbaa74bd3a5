"""Searches that a person keeps."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from seiva.core.erros import RegraViolada
from seiva.pesquisa.acoes.guardar import esquecer_pesquisa, guardar_pesquisa
from seiva.pesquisa.models import PesquisaSalva
from seiva.web.acesso import Requisicao, servidor
from seiva.web.pesquisa.enderecos import Endereco


@require_POST
@servidor
def guardar(requisicao: Requisicao) -> HttpResponse:
    """Keep the search of the page under a name, and go back to it."""
    consulta = str(Endereco(QueryDict(requisicao.POST.get("consulta", "")[:4000])))
    try:
        guardada = guardar_pesquisa(
            requisicao.ator, nome=requisicao.POST.get("nome", ""), consulta=consulta
        )
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
    else:
        messages.success(requisicao, f"Pesquisa “{guardada.nome}” guardada.")
    return redirect(f"{_pagina(requisicao)}?{consulta}")


@require_POST
@servidor
def esquecer(requisicao: Requisicao, salva: int) -> HttpResponse:
    """Throw one away."""
    guardada = PesquisaSalva.objects.de_quem(requisicao.ator).um(pk=salva)
    nome = guardada.nome
    esquecer_pesquisa(requisicao.ator, guardada=guardada)
    messages.success(requisicao, f"Pesquisa “{nome}” esquecida.")
    return redirect(_pagina(requisicao))


def _pagina(requisicao: Requisicao) -> str:
    return reverse("pesquisa", args=[requisicao.instituicao.slug])
