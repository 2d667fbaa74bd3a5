"""Minha conta, Segurança: second factors, recovery codes and open sessions."""

from typing import Any

import segno
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.organizacao.models import ChaveDeAcesso
from seiva.organizacao.seguranca import autenticador, chaves, recuperacao
from seiva.organizacao.seguranca.fatores import (
    conferir_que_sobra,
    perfis_que_exigem,
    tem_autenticador,
    tem_segundo_fator,
)
from seiva.organizacao.seguranca.sessoes import trocar_chave
from seiva.portas import sessoes
from seiva.portas.alcance import conta_inteira
from seiva.portas.sessao import DOIS_FATORES
from seiva.web.entrada import proxima
from seiva.web.forms.seguranca import Codigo, ComSenha
from seiva.web.seguranca.alcance import conferir_senha_atual
from seiva.web.seguranca.lugar import guardar_desafio, lugar_de, tomar_desafio


@never_cache
@conta_inteira
def seguranca(requisicao: Any) -> HttpResponse:
    """Everything about how this account is guarded, on one page."""
    return _pagina(requisicao, ComSenha())


def _pagina(requisicao: Any, formulario: ComSenha, status: int = 200) -> HttpResponse:
    conta = requisicao.user
    contexto = {
        "form": formulario,
        "next": proxima(requisicao, ""),
        "exigem": perfis_que_exigem(conta),
        "autenticador": tem_autenticador(conta),
        "chaves": conta.chaves_de_acesso.order_by("pk"),
        "codigos": recuperacao.restam(conta),
        "protegida": tem_segundo_fator(conta),
        "sessoes": sessoes.sessoes_de(conta),
        "esta": requisicao.session.session_key,
    }
    return render(requisicao, "seguranca/seguranca.html", contexto, status=status)


@never_cache
@conta_inteira
def aplicativo(requisicao: Any) -> HttpResponse:
    """Register the application: QR code, then the first code. Begins with the password."""
    conta, formulario = requisicao.user, Codigo()
    if requisicao.method != "POST":
        return redirect("seguranca")
    try:
        if "codigo" not in requisicao.POST:
            conferir_senha_atual(conta, requisicao.POST.get("senha", ""))
        else:
            formulario = Codigo(requisicao.POST)
            if formulario.is_valid():
                autenticador.confirmar(conta, formulario.cleaned_data["codigo"])
                return _protegida(requisicao)
    except RegraViolada as erro:
        if erro.campo == "senha":
            return _com_erro(requisicao, erro)
        formulario.add_error("codigo", erro.mensagem)
    segredo, endereco = autenticador.comecar(conta)
    contexto = {
        "form": formulario,
        "segredo": " ".join(segredo[i : i + 4] for i in range(0, len(segredo), 4)),
        "qr": segno.make(endereco, error="m").svg_data_uri(scale=5, border=2),
        "next": proxima(requisicao, ""),
    }
    codigo = 422 if formulario.errors else 200
    return render(requisicao, "seguranca/aplicativo.html", contexto, status=codigo)


def _com_erro(requisicao: Any, erro: RegraViolada) -> HttpResponse:
    formulario = ComSenha(requisicao.POST)
    formulario.is_valid()
    formulario.add_error("senha" if erro.campo == "senha" else None, erro.mensagem)
    return _pagina(requisicao, formulario, 422)


def _protegida(requisicao: Any) -> HttpResponse:
    """A factor was just proved: the session counts it, and recovery codes are shown once."""
    requisicao.session[DOIS_FATORES] = True
    if recuperacao.restam(requisicao.user):
        messages.success(requisicao, "Segundo fator registrado.")
        return redirect(proxima(requisicao, "/conta/seguranca/"))
    return _codigos(requisicao)


def _codigos(requisicao: Any) -> HttpResponse:
    contexto = {"codigos": recuperacao.gerar(requisicao.user), "next": proxima(requisicao, "")}
    return render(requisicao, "seguranca/codigos.html", contexto)


@require_POST
@never_cache
@conta_inteira
def ato(requisicao: Any, medida: str) -> HttpResponse:
    """What asks for the password alone: new recovery codes, taking a factor away."""
    conta = requisicao.user
    fazer = {"codigos": None, "retirar-aplicativo": _retirar_aplicativo, "retirar-chave": _retirar}
    if medida not in fazer:
        raise NaoEncontrado
    try:
        conferir_senha_atual(conta, requisicao.POST.get("senha", ""))
        executar = fazer[medida]
        if executar is None:
            return _codigos(requisicao)
        with transaction.atomic():
            executar(requisicao)
    except RegraViolada as erro:
        return _com_erro(requisicao, erro)
    return redirect("seguranca")


def _retirar_aplicativo(requisicao: Any) -> None:
    conferir_que_sobra(requisicao.user, sem_autenticador=True)
    autenticador.retirar(requisicao.user)
    messages.success(requisicao, "O aplicativo autenticador não é mais pedido.")


def _retirar(requisicao: Any) -> None:
    pk = requisicao.POST.get("chave", "")
    achada = ChaveDeAcesso.objects.filter(
        conta=requisicao.user, pk=int(pk) if pk.isdecimal() else 0
    )
    if not achada.exists():
        raise NaoEncontrado
    conferir_que_sobra(requisicao.user, sem_autenticador=False, sem_chaves=1)
    achada.delete()
    messages.success(requisicao, "A chave de acesso foi retirada.")


@require_POST
@never_cache
@conta_inteira
def pedir_registro(requisicao: Any) -> HttpResponse:
    """Options for the browser to make a passkey, after the password."""
    try:
        conferir_senha_atual(requisicao.user, requisicao.POST.get("senha", ""))
        opcoes, desafio = chaves.pedir_registro(requisicao.user, lugar_de(requisicao))
    except RegraViolada as erro:
        return JsonResponse({"erro": erro.mensagem}, status=422)
    guardar_desafio(requisicao, desafio)
    return HttpResponse(opcoes, content_type="application/json")


@require_POST
@never_cache
@conta_inteira
def registrar(requisicao: Any) -> HttpResponse:
    """Keep the passkey that the device made."""
    try:
        chaves.registrar_chave(
            requisicao.user,
            lugar_de(requisicao),
            desafio=tomar_desafio(requisicao),
            resposta=requisicao.POST.get("resposta", ""),
            nome=requisicao.POST.get("nome", ""),
        )
    except RegraViolada as erro:
        return JsonResponse({"erro": erro.mensagem}, status=422)
    requisicao.session[DOIS_FATORES] = True
    messages.success(requisicao, "Chave de acesso registrada.")
    return JsonResponse({"ir": proxima(requisicao, "/conta/seguranca/")})


@require_POST
@conta_inteira
def encerrar(requisicao: Any) -> HttpResponse:
    """End one session, or all the others."""
    qual = requisicao.POST.get("sessao", "")
    if qual == "outras":
        total = sessoes.encerrar_outras(requisicao.user, requisicao.session.session_key)
        messages.success(requisicao, f"Sessões encerradas: {total}.")
    else:
        sessoes.encerrar(requisicao.user, int(qual) if qual.isdecimal() else 0)
        messages.success(requisicao, "Sessão encerrada.")
    return redirect("seguranca")


def renovar_sessao(requisicao: HttpRequest, antiga: str | None) -> None:
    """After the session changed its key (a new password): it is still the same, and alone."""
    requisicao.session.save()
    trocar_chave(antiga, str(requisicao.session.session_key))
    sessoes.encerrar_outras(requisicao.user, requisicao.session.session_key)  # type: ignore[arg-type]
