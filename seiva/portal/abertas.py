"""What the public pages share: limits, what may be kept by whom, whole addresses."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.limites import contar
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.organizacao.models import Fase, Instituicao
from seiva.portas.acesso import Visao, endereco_de
from seiva.processos.models import Processo

_MINUTO = 60
PUBLICAVEIS = {"fase": Fase.PRODUCAO, "suspensa_em__isnull": True}


def aberta(nome: str, *, maximo: int, guardar: int = _MINUTO) -> Callable[[Visao], Visao]:
    """View that anybody may open, `maximo` times a minute from one address, with what browsers
    and caches need to ask again for nothing.

    Who is logged in sees the own name on the page: only the own browser keeps it.
    """

    def decorar(visao: Visao) -> Visao:
        @functools.wraps(visao)
        def abrir(requisicao: HttpRequest, **resto: Any) -> HttpResponseBase:
            contar(nome, endereco_de(requisicao), maximo=maximo, segundos=_MINUTO)
            resposta = visao(requisicao, **resto)
            if not resposta.has_header("Cache-Control"):
                de_todos = not (requisicao.user.is_authenticated or _com_formulario(resposta))
                resposta["Cache-Control"] = (
                    f"public, max-age={guardar}" if de_todos else "private, no-cache"
                )
            return resposta

        decorada: Visao = require_safe(conditional_page(abrir))
        return decorada

    return decorar


def _com_formulario(resposta: HttpResponseBase) -> bool:
    """Whether the page carries the one-time token of a form, which is of one browser alone."""
    return not resposta.streaming and b"csrfmiddlewaretoken" in resposta.content  # type: ignore[attr-defined]


def mudou_em(resposta: HttpResponseBase, quando: datetime | None) -> None:
    """Say when the thing shown last changed."""
    if quando is not None:
        resposta["Last-Modified"] = http_date(quando.timestamp())


def inteiro(rota: str, **partes: Any) -> str:
    """The whole address of a page, as it is shared, cited and printed."""
    return f"{settings.URL_BASE}{reverse(rota, kwargs=partes)}"


def publicavel(casa: Instituicao) -> bool:
    """Whether robots may list it: what a pilot holds is for trying."""
    return casa.fase == Fase.PRODUCAO and casa.suspensa_em is None


def _com_digitos(ator: Ator, *, digitos: str) -> Any:
    achados = Processo.objects.marcados_por(ator).com_numero(digitos).order_by("pk")
    return achados.select_related("tipo", "unidade_geradora", "hipotese")[:1]


_pelos_digitos = PreparadaDeObjetos(_com_digitos)


def achar(ator: Ator, digitos: str) -> Processo:
    """The process with these digits, of those that the actor may know of, marked as
    `marcados_por` does; else `NaoEncontrado`."""
    achados: list[Processo] = _pelos_digitos(ator, digitos=digitos)
    if not achados:
        raise NaoEncontrado
    return achados[0]
