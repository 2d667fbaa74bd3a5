"""The one place where errors of the house become HTTP answers."""

import time
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse

from seiva.core.erros import Indisponivel, NaoEncontrado, RegraViolada, SemPermissao
from seiva.core.limites import LimiteExcedido, lembrar, recontar
from seiva.organizacao.seguranca.sessoes import VISTA_A_CADA, vista
from seiva.portas.sessao import REGISTRADA
from seiva.web.erros import pagina


class ErrosMiddleware:
    """By the time an exception gets here the view's transaction was rolled back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, requisicao: HttpRequest) -> HttpResponse:
        lembrar()
        resposta = self.get_response(requisicao)
        if resposta.status_code == 405 and not resposta.content:
            explicada = pagina(requisicao, 405)
            explicada["Allow"] = resposta["Allow"]
            return explicada
        return resposta

    def process_exception(self, requisicao: HttpRequest, excecao: Exception) -> HttpResponse | None:
        if _desfeita(requisicao) and not isinstance(excecao, OperationalError):
            recontar()
        if isinstance(excecao, NaoEncontrado):
            return pagina(requisicao, 404) if not isinstance(excecao, Http404) else None
        if isinstance(excecao, LimiteExcedido):
            resposta = pagina(requisicao, 429, espera=excecao.espera)
            resposta["Retry-After"] = str(excecao.espera)
            return resposta
        if isinstance(excecao, RegraViolada):
            codigo = 403 if isinstance(excecao, SemPermissao) else 422
            return pagina(requisicao, codigo, mensagem=excecao.mensagem, norma=excecao.norma)
        if isinstance(excecao, Indisponivel):
            return pagina(requisicao, 503, mensagem=excecao.mensagem)
        if isinstance(excecao, RequestDataTooBig):
            return pagina(requisicao, 413)
        if isinstance(excecao, OperationalError):
            return pagina(requisicao, 503)
        return None


def _desfeita(requisicao: HttpRequest) -> bool:
    """Whether the view ran in the transaction of the request, which an exception undid."""
    visao: Any = requisicao.resolver_match and requisicao.resolver_match.func
    return not getattr(visao, "_non_atomic_requests", None)


class SessaoVistaMiddleware:
    """Note that a session is in use: once in ten minutes for each, by each server."""

    LEMBRADAS = 10_000

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.vistas: dict[str, float] = {}

    def __call__(self, requisicao: HttpRequest) -> HttpResponse:
        resposta = self.get_response(requisicao)
        if requisicao.session.accessed and requisicao.session.get(REGISTRADA):
            self._anotar(str(requisicao.session.session_key))
        return resposta

    def _anotar(self, chave: str) -> None:
        agora = time.monotonic()
        antes = self.vistas.get(chave)
        if antes is not None and agora - antes < VISTA_A_CADA:
            return
        if len(self.vistas) >= self.LEMBRADAS:
            self.vistas.clear()
        self.vistas[chave] = agora
        if antes is not None:
            vista(chave)
