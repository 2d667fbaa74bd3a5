"""Error pages: what happened and what to do, in Portuguese."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

_NUNCA_DEVOLVIDOS = frozenset(
    {
        "csrfmiddlewaretoken",
        "senha",
        "password",
        "old_password",
        "new_password1",
        "new_password2",
    }
)


def pagina(requisicao: HttpRequest, codigo: int, **contexto: Any) -> HttpResponse:
    """Error page of a status code."""
    return render(requisicao, f"erros/{codigo}.html", contexto, status=codigo)


def csrf(requisicao: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is not the session's: usually somebody signed in again in another tab.

    What was typed comes back as a form of one button, but only when the browser itself says that
    the page was ours (Origin, RFC 6454): another site could otherwise have it sent by a click.
    """
    if requisicao.path == reverse("entrar"):
        return redirect(requisicao.get_full_path())
    daqui = requisicao.headers.get("Origin") == f"{requisicao.scheme}://{requisicao.get_host()}"
    digitado = [
        (nome, valor)
        for nome, valores in requisicao.POST.lists()
        for valor in valores
        if nome not in _NUNCA_DEVOLVIDOS
    ]
    pode_repetir = daqui and not requisicao.FILES and len(digitado) <= 500
    contexto = {"digitado": digitado if pode_repetir else [], "pode_repetir": pode_repetir}
    return render(requisicao, "erros/vencido.html", contexto, status=403)


def nao_encontrado(requisicao: HttpRequest, exception: Exception) -> HttpResponse:
    return pagina(requisicao, 404)


def proibido(requisicao: HttpRequest, exception: Exception) -> HttpResponse:
    return pagina(requisicao, 403)


def pedido_ruim(requisicao: HttpRequest, exception: Exception) -> HttpResponse:
    return pagina(requisicao, 400)


def interno(requisicao: HttpRequest) -> HttpResponse:
    return pagina(requisicao, 500)
