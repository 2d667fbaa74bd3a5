"""A plain form sent after the session ended comes back, filled, after the login.

With scripts the browser itself keeps what was typed (`data-guardar`), and what was kept here is
forgotten at the login. Without them (the login page says so) the form would be lost: its fields wait
in the session that begins there, for the same account alone, and are shown once to be sent again.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.organizacao.acesso import onde_atua
from seiva.organizacao.models import Conta

_BISCOITO, _SAL, _CHAVE = "quem", "retomada", "retomada"
_MAXIMO = 300_000  # characters of the body; longer texts are kept by the editor itself
_CAMPOS = 300
_DIAS = 2
_NUNCA = ("senha", "password", "csrfmiddlewaretoken")


def lembrar_quem(resposta: HttpResponse, conta: Conta) -> None:
    """Let this browser prove, after the session ends, whose form it is."""
    resposta.set_signed_cookie(
        _BISCOITO,
        str(conta.pk),
        salt=_SAL,
        max_age=_DIAS * 86_400,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def esteve_aqui(requisicao: HttpRequest) -> bool:
    """Whether a session of this browser ended without the person leaving."""
    return bool(requisicao.COOKIES.get(_BISCOITO))


def esquecer_quem(resposta: HttpResponse) -> None:
    """Who signs out leaves nothing to come back to."""
    resposta.delete_cookie(_BISCOITO, samesite="Lax")


def guardar(requisicao: HttpRequest) -> None:
    """Keep the fields of a plain form; never files or passwords, nor of whom is not known."""
    simples = requisicao.content_type == "application/x-www-form-urlencoded"
    tamanho = requisicao.headers.get("Content-Length", "")
    if requisicao.method != "POST" or not simples or not tamanho.isdecimal():
        return
    conta = _quem(requisicao)
    if conta is None or int(tamanho[:9]) > _MAXIMO:
        return
    campos = [
        [nome, valor]
        for nome, valores in requisicao.POST.lists()
        for valor in valores
        if not nome.lower().startswith(_NUNCA)
    ]
    if len(campos) <= _CAMPOS and any(valor for _, valor in campos):
        requisicao.session[_CHAVE] = {
            "conta": conta,
            "para": requisicao.get_full_path(),
            "campos": campos,
        }


def ha_o_que_retomar(requisicao: Any, conta: Conta) -> bool:
    """Is there a form of this very account? One of another account is forgotten."""
    guardada = requisicao.session.get(_CHAVE)
    if guardada and guardada["conta"] != conta.pk:
        del requisicao.session[_CHAVE]
        return False
    return bool(guardada)


def esquecer(requisicao: Any) -> None:
    """The browser keeps it by itself."""
    requisicao.session.pop(_CHAVE, None)


@login_required
@never_cache
@require_safe
def retomar(requisicao: Any) -> HttpResponse:
    """Show what was typed and offer to send it to where it was going; shown once."""
    if not ha_o_que_retomar(requisicao, requisicao.user):
        return redirect("inicio")
    if _falta_a_unidade(requisicao):
        return redirect("unidade")
    guardada = requisicao.session.pop(_CHAVE)
    textos = [valor for _, valor in guardada["campos"] if " " in valor.strip()]
    contexto = {"para": guardada["para"], "campos": guardada["campos"], "textos": textos}
    return render(requisicao, "registro/retomar.html", contexto)


def _falta_a_unidade(requisicao: Any) -> bool:
    """Must the person first say for which unit of that institution the form is sent?"""
    slug = requisicao.session[_CHAVE]["para"].split("/")[1]
    escolhidas = requisicao.session.get("unidades", {})
    return any(
        len(onde.lotacoes) > 1 and str(onde.instituicao.pk) not in escolhidas
        for onde in onde_atua(requisicao.user)
        if onde.instituicao.slug == slug
    )


def _quem(requisicao: HttpRequest) -> int | None:
    """The account that last logged in with this browser, by its signed cookie."""
    try:
        valor = requisicao.get_signed_cookie(_BISCOITO, salt=_SAL, max_age=_DIAS * 86_400)
    except (KeyError, BadSignature):
        return None
    return int(valor) if valor else None
