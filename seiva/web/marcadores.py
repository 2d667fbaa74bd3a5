"""The labels of the unit in use: list, new one, change, in and out of use."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem, paginar
from seiva.processos.acoes.manter_marcadores import (
    alterar_marcador,
    criar_marcador,
    desativar_marcador,
    excluir_marcador,
    reativar_marcador,
)
from seiva.processos.models import Marcador
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.atos import tentar
from seiva.web.forms.marcadores import FichaDoMarcador
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 50
ATOS = {
    "desativar": (desativar_marcador, "Fora de uso: {}. Fica nos processos que já o têm."),
    "reativar": (reativar_marcador, "De volta ao uso: {}."),
    "excluir": (excluir_marcador, "Excluído: {}."),
}


@require_safe
@servidor
def lista(requisicao: Requisicao) -> HttpResponse:
    """Labels of the unit, with how many processes of its mesa have each."""
    ator, slug = requisicao.ator, requisicao.instituicao.slug
    marcadores = Marcador.objects.da_unidade(ator).com_totais(ator)
    ordens = [Ordem("ativo", True), Ordem("nome"), Ordem("pk")]
    pagina = paginar(marcadores, ordens, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    url = reverse("marcadores", args=[slug])
    contexto = {
        "secao": "mesa",
        "marcadores": pagina.linhas,
        "pagina": vizinhas(pagina, url),
        "pode": ator.pode("andamento.registrar"),
    }
    return render(requisicao, "marcadores/lista.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def novo(requisicao: Requisicao) -> HttpResponse:
    """A new label."""
    exigir_ato(requisicao, "criar_marcador")
    formulario = FichaDoMarcador(requisicao.POST or None)
    if formulario.is_valid():
        ficha = formulario.cleaned_data
        feito = tentar(
            formulario,
            lambda: criar_marcador(requisicao.ator, nome=ficha["nome"], cor=ficha["cor"]),
        )
        if feito is not None:
            return _dito(requisicao, f"Marcador criado: {feito}.")
    return _tela(requisicao, formulario, None)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def alterar(requisicao: Requisicao, marcador: int) -> HttpResponse:
    """Name and colour of a label, and what may be done with it."""
    alvo = _meu(requisicao, marcador)
    exigir_ato(requisicao, "criar_marcador")
    inicial = {"nome": alvo.nome, "cor": alvo.cor}
    formulario = FichaDoMarcador(requisicao.POST or None, initial=inicial)
    if formulario.is_valid():
        ficha = formulario.cleaned_data
        feito = tentar(
            formulario,
            lambda: alterar_marcador(
                requisicao.ator, marcador=alvo, nome=ficha["nome"], cor=ficha["cor"]
            ),
        )
        if feito is not None:
            return _dito(requisicao, f"Salvo: {feito}.")
    return _tela(requisicao, formulario, alvo)


@require_POST
@servidor
def situacao(requisicao: Requisicao, marcador: int, verbo: str) -> HttpResponse:
    """Out of use, in use again, or taken out for good."""
    alvo = _meu(requisicao, marcador)
    if verbo not in ATOS:
        raise NaoEncontrado
    fazer, frase = ATOS[verbo]
    nome = alvo.nome
    try:
        fazer(requisicao.ator, marcador=alvo)
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
        slug = requisicao.instituicao.slug
        return redirect("marcador", instituicao=slug, marcador=marcador)
    return _dito(requisicao, frase.format(nome))


def _meu(requisicao: Requisicao, marcador: int) -> Any:
    """A label of the unit in use; one of another unit is as if there were none."""
    return Marcador.objects.da_unidade(requisicao.ator).um(pk=chave(marcador))


def _dito(requisicao: Requisicao, frase: str) -> HttpResponse:
    messages.success(requisicao, frase)
    return redirect("marcadores", instituicao=requisicao.instituicao.slug)


def _tela(requisicao: Requisicao, formulario: FichaDoMarcador, alvo: Any) -> HttpResponse:
    contexto = {"secao": "mesa", "form": formulario, "marcador": alvo}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "marcadores/marcador.html", contexto, status=codigo)
