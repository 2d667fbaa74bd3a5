"""The labels of one process: which the unit put there, what happened to them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem, paginar
from seiva.processos.acoes.marcar import alterar_marca, desmarcar_processo
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Marca, Marcador, PassoDeMarca, Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.ficha import buscar
from seiva.web.forms.marcadores import Marcar, TextoDaMarca
from seiva.web.paginas import cursores, vizinhas
from seiva.web.processos import chegar, montar_quadro

POR_PAGINA = 50


@require_safe
@servidor
def marcas(requisicao: Requisicao, processo: int) -> HttpResponse:
    """The labels of the unit on the process, how to put another, and the history of all."""
    ator, slug = requisicao.ator, requisicao.instituicao.slug
    alvo = buscar(requisicao, processo)
    chegar(ator, alvo)
    quadro = montar_quadro(requisicao, alvo, "processo_marcadores", legivel(ator, alvo))
    url = reverse("processo_marcadores", args=[slug, alvo.pk])
    passos = PassoDeMarca.objects.vistos_por(ator, alvo)
    pagina = paginar(passos, [Ordem("pk", True)], tamanho=POR_PAGINA, **cursores(requisicao.GET))
    contexto = quadro | {
        "marcas": [
            {"id": m.pk, "nome": m.marcador.nome, "cor": m.marcador.cor, "texto": m.texto}
            for m in Marca.objects.da_unidade(ator).do_processo(alvo)
        ],
        "pode": any(acao["nome"] == "marcar_processo" for acao in quadro["acoes"]),
        "form": Marcar(ator=ator, processos=[alvo]),
        "ha_marcadores": Marcador.objects.da_unidade(ator).em_uso().exists(),
        "passos": pagina.linhas,
        "pagina": vizinhas(pagina, url),
    }
    return render(requisicao, "processo/marcadores.html", contexto)


def _achar(requisicao: Requisicao, processo: int, marca: int) -> tuple[Processo, Any]:
    """Process and mark of an address; a mark of another unit is as if there were none."""
    ator = requisicao.ator
    alvo = buscar(requisicao, processo)
    return alvo, Marca.objects.da_unidade(ator).do_processo(alvo).um(pk=chave(marca))


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def alterar(requisicao: Requisicao, processo: int, marca: int) -> HttpResponse:
    """The text beside one label."""
    alvo, atual = _achar(requisicao, processo, marca)
    formulario = TextoDaMarca(requisicao.POST or None, initial={"texto": atual.texto})
    if formulario.is_valid():
        texto = formulario.cleaned_data["texto"]
        feito = tentar(
            formulario,
            lambda: alterar_marca(requisicao.ator, processo=alvo, marca=atual, texto=texto),
        )
        if feito is not None:
            messages.success(requisicao, f"Salvo: {atual.marcador}.")
            return _de_volta(requisicao, alvo)
    contexto = {"secao": "mesa", "form": formulario, "processo": alvo, "marca": atual}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "processo/marca.html", contexto, status=codigo)


@require_POST
@servidor
def tirar(requisicao: Requisicao, processo: int, marca: int) -> HttpResponse:
    """Take one label off."""
    alvo, atual = _achar(requisicao, processo, marca)
    desmarcar_processo(requisicao.ator, processo=alvo, marca=atual)
    messages.success(requisicao, f"Marcador tirado: {atual.marcador}.")
    return _de_volta(requisicao, alvo)


def _de_volta(requisicao: Requisicao, processo: Processo) -> HttpResponse:
    return redirect(
        "processo_marcadores", instituicao=requisicao.instituicao.slug, processo=processo.pk
    )
