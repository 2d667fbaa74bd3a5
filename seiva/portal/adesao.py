"""Adesão: the public form, the confirmation of the e-mail, and following the request."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from seiva.adesao.acoes.manifestar import (
    confirmar_manifestacao,
    manifestar_interesse,
    reenviar_confirmacao,
)
from seiva.adesao.linha import etapa, passos, proximo
from seiva.adesao.links import abre, do_segredo
from seiva.adesao.models import Adesao, Estado
from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.core.relogio import agora
from seiva.portal.abrir import da_plataforma
from seiva.portal.forms_adesao import AbrirPedido, PedidoDeAdesao
from seiva.portas.acesso import RequisicaoPublica, endereco_de

HORA = 3600
NAO_CONFEREM = "O protocolo e o e-mail não conferem. Veja a mensagem que recebeu ao fazer o pedido."


@never_cache
@da_plataforma
def adesao(requisicao: RequisicaoPublica) -> HttpResponse:
    """The form; sent, the page that follows the request."""
    if protocolo := requisicao.GET.get("protocolo", "").strip():
        return redirect("adesao_pedido", protocolo=_sem_barras(protocolo))
    formulario = PedidoDeAdesao(requisicao.POST or None)
    if requisicao.method == "POST":
        contar("adesao", endereco_de(requisicao), maximo=20, segundos=HORA)
        if formulario.is_valid():
            try:
                feita = manifestar_interesse(requisicao.ator, dados=formulario.dados())
                _lembrar(requisicao, feita)
                return redirect("adesao_pedido", protocolo=feita.protocolo)
            except RegraViolada as erro:
                formulario.recusar(erro)
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "adesao/pedir.html", {"form": formulario}, status=codigo)


@never_cache
@da_plataforma
def confirmar(requisicao: RequisicaoPublica, confirmacao: str) -> HttpResponse:
    """The link of the e-mail: a button confirms (programs that read mail open links by themselves).

    Used again, it leads to the request; past its date, it offers another.
    """
    contar("adesao-confirmar", endereco_de(requisicao), maximo=60, segundos=HORA)
    alvo = do_segredo(confirmacao)
    vencida = alvo.vence_em <= agora()
    if alvo.estado == Estado.A_CONFIRMAR and requisicao.method == "POST":
        if vencida:
            contar("adesao-reenviar", alvo.protocolo, maximo=3, segundos=HORA)
            reenviar_confirmacao(requisicao.ator, adesao=alvo)
            return render(requisicao, "adesao/reenviada.html", {"adesao": alvo})
        alvo = confirmar_manifestacao(requisicao.ator, adesao=alvo)
    if alvo.estado != Estado.A_CONFIRMAR:
        _lembrar(requisicao, alvo)
        return redirect("adesao_pedido", protocolo=alvo.protocolo)
    contexto = {"adesao": alvo, "vencida": vencida}
    return render(requisicao, "adesao/confirmar.html", contexto)


@never_cache
@da_plataforma
def pedido(requisicao: RequisicaoPublica, protocolo: str) -> HttpResponse:
    """What happened to the request, for who has its link or its e-mail; to anybody else, a number
    that exists and one that does not answer the same."""
    alvo: Adesao | None = Adesao.objects.do_protocolo(protocolo).first()
    if protocolo in requisicao.session.get("adesoes", []) and alvo is not None:
        return render(requisicao, "adesao/pedido.html", _andamento(alvo))
    formulario = AbrirPedido(requisicao.POST or None)
    chave = requisicao.GET.get("chave", "")
    if chave or formulario.is_bound:
        contar("adesao-abrir", endereco_de(requisicao), maximo=30, segundos=HORA)
        email = requisicao.POST.get("email", "")
        if alvo is not None and abre(alvo, chave=chave, email=email):
            _lembrar(requisicao, alvo)
            return redirect("adesao_pedido", protocolo=alvo.protocolo)
        if formulario.is_valid():
            formulario.add_error("email", NAO_CONFEREM)
    codigo = 422 if formulario.is_bound else 200
    contexto = {"form": formulario, "protocolo": protocolo}
    return render(requisicao, "adesao/abrir.html", contexto, status=codigo)


def _andamento(alvo: Adesao) -> dict[str, Any]:
    linhas = [{"quando": p.quando, "texto": p.texto, "icone": p.icone} for p in passos(alvo)]
    return {
        "adesao": alvo,
        "andamentos": linhas,
        "proximo": proximo(alvo),
        "etapa": etapa(alvo),
    }


def _lembrar(requisicao: HttpRequest, alvo: Adesao) -> None:
    """This browser proved that the request is its own: it need not prove it again."""
    meus = [p for p in requisicao.session.get("adesoes", []) if p != alvo.protocolo]
    requisicao.session["adesoes"] = [*meus[-9:], alvo.protocolo]


def _sem_barras(digitado: str) -> str:
    return "".join(c for c in digitado if c.isascii() and (c.isalnum() or c == "-"))[:20] or "x"
