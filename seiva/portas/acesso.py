"""Entering by HTTP: which institution the address names, who asks, from where."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from seiva.core.ator import Ator
from seiva.core.erros import Indisponivel, NaoEncontrado
from seiva.core.tenancy import escopo
from seiva.operacao.avisos import HA_AVISOS
from seiva.organizacao.models import Fase, Instituicao
from seiva.portabilidade.consulta import em_reinicio
from seiva.portas.leituras import gravar_leituras

Visao = Callable[..., HttpResponseBase]


class RequisicaoPublica(HttpRequest):
    """Request inside an institution: what `publica` adds, for type checkers."""

    ator: Ator
    instituicao: Instituicao


def buscar_instituicao(slug: str) -> Instituicao:
    """The institution of an address, and whether anybody has a notice to read (`ha_avisos`);
    `NaoEncontrado` when there is none."""
    instituicao = Instituicao.objects.annotate(ha_avisos=HA_AVISOS).filter(slug=slug).first()
    if instituicao is None:
        raise NaoEncontrado
    return instituicao


def conferir_aberta(casa: Instituicao) -> None:
    """Refuse everybody while a pilot begins again. Needs the scope open; in production, no cost.

    Raises `Indisponivel`.
    """
    if casa.fase == Fase.PILOTO and em_reinicio(casa.pk):
        raise Indisponivel(
            "O piloto desta instituição está sendo reiniciado: os dados de teste estão sendo "
            "apagados. A casa abre de novo em alguns instantes."
        )


def publica(visao: Visao) -> Visao:
    """View without login, in the scope of the institution in the address."""

    @functools.wraps(visao)
    def abrir(requisicao: Any, instituicao: str, **resto: Any) -> HttpResponseBase:
        casa = buscar_instituicao(instituicao)
        with escopo(casa.pk):
            conferir_aberta(casa)
            requisicao.instituicao = casa
            requisicao.ator = Ator.publico(casa.pk)
            resposta = visao(requisicao, **resto)
            gravar_leituras(requisicao, requisicao.ator, resposta)
            return resposta

    return abrir


def endereco_de(requisicao: HttpRequest) -> str:
    """Address of the caller, as the server sees it."""
    return str(requisicao.META.get("REMOTE_ADDR", ""))
