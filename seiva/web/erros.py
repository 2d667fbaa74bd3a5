"""Error pages: what happened and what to do, in Portuguese."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def pagina(requisicao: HttpRequest, codigo: int, **contexto: Any) -> HttpResponse:
    """Error page of a status code."""
    return render(requisicao, f"erros/{codigo}.html", contexto, status=codigo)


def csrf(requisicao: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token expired or is not ours; what was typed waits in the browser."""
    return render(requisicao, "erros/403.html", {"formulario_vencido": True}, status=403)


def nao_encontrado(requisicao: HttpRequest, exception: Exception) -> HttpResponse:
    return pagina(requisicao, 404)


def proibido(requisicao: HttpRequest, exception: Exception) -> HttpResponse:
    return pagina(requisicao, 403)


def pedido_ruim(requisicao: HttpRequest, exception: Exception) -> HttpResponse:
    return pagina(requisicao, 400)


def interno(requisicao: HttpRequest) -> HttpResponse:
    return pagina(requisicao, 500)
