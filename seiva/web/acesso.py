"""Open the scope, find who acts, and only then run the view."""

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado
from seiva.core.tenancy import escopo
from seiva.organizacao.acesso import ator_de
from seiva.organizacao.models import Conta, Instituicao, Lotacao
from seiva.portas.acesso import RequisicaoPublica, Visao, buscar_instituicao, conferir_aberta
from seiva.portas.leituras import gravar_leituras
from seiva.portas.sessao import conferir_alcance, exigir_segundo_fator
from seiva.web import senha
from seiva.web.retomada import guardar


class Requisicao(RequisicaoPublica):
    """Request of a servant: what `servidor` adds, for type checkers."""

    conta: Conta
    lotacoes: list[Lotacao]
    lotacao: Lotacao


def servidor(visao: Visao) -> Visao:
    """View of a servant of the institution in the address, acting in the unit chosen.

    Without a session: login, then back here. Without a lotação in the institution: 404, as if
    it did not exist. In a process under sigilo, the password on entering (`seiva.web.senha`).
    """
    return _porta(visao, senha.conferir)


def servidor_sem_senha(visao: Visao) -> Visao:
    """As `servidor`, for the page that asks for the password of a process under sigilo."""
    return _porta(visao, lambda _requisicao: None)


def _porta(visao: Visao, conferir: Callable[[Any], HttpResponse | None]) -> Visao:
    @functools.wraps(visao)
    def abrir(requisicao: Any, instituicao: str, **resto: Any) -> HttpResponseBase:
        conta = requisicao.user
        if not conta.is_authenticated:
            return _pedir_entrada(requisicao)
        casa = buscar_instituicao(instituicao)
        conferir_alcance(requisicao, casa.pk)
        with escopo(casa.pk):
            lotacoes = senha.lotacoes_de_quem_entra(conta, resto)
            if not lotacoes:
                raise NaoEncontrado
            conferir_aberta(casa)
            lotacao = _em_uso(requisicao, casa, lotacoes)
            if lotacao is None:
                guardar(requisicao)
                return redirect(f"/unidade/?proxima={requisicao.get_full_path()}")
            requisicao.instituicao, requisicao.conta = casa, conta
            requisicao.lotacoes, requisicao.lotacao = lotacoes, lotacao
            requisicao.ator = ator_de(conta, lotacoes, lotacao, "web")
            try:
                recusa = exigir_segundo_fator(requisicao, lotacao) or conferir(requisicao)
                if recusa is not None:
                    return recusa
                resposta = senha.selar(requisicao, visao(requisicao, **resto))
            except senha.SenhaExigida as falta:
                return senha.pedir(requisicao, falta.processo, falta.documento)
            gravar_leituras(requisicao, requisicao.ator, resposta, lotacao.perfil.nome)
            return resposta

    return abrir


def exigir_ato(requisicao: Requisicao, nome: str) -> None:
    """Refuse the pages of an act to who may not do it, with the words of the act."""
    impedimento = declarada(nome).impedimento(requisicao.ator, None)
    if impedimento is not None:
        raise impedimento


def _pedir_entrada(requisicao: HttpRequest) -> HttpResponse:
    """The login page, in whatever way the caller can go to it."""
    if requisicao.headers.get("Accept", "").startswith("application/json"):
        return HttpResponse(status=401)
    if not requisicao.headers.get("HX-Request"):
        guardar(requisicao)
    entrada = redirect_to_login(de_onde_veio(requisicao))
    if requisicao.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": entrada["Location"]})
    return entrada


def de_onde_veio(requisicao: HttpRequest, *, da_pagina: bool = False) -> str:
    """Where the login leads back to: after a POST, the page of the form (its target may be no page).

    `da_pagina` when what was asked is a part of a page, as a frame is.
    """
    if requisicao.method == "POST" or da_pagina:
        anterior = urlsplit(requisicao.headers.get("Referer", ""))
        if anterior.netloc == requisicao.get_host():
            return anterior.path + (f"?{anterior.query}" if anterior.query else "")
    return requisicao.get_full_path()


def _em_uso(requisicao: Any, casa: Instituicao, lotacoes: list[Lotacao]) -> Lotacao | None:
    """The lotação of the unit chosen in this session; the only one when there is one."""
    escolhida = requisicao.session.get("unidades", {}).get(str(casa.pk))
    por_unidade = {lotacao.unidade_id: lotacao for lotacao in lotacoes}
    if escolhida in por_unidade:
        return por_unidade[escolhida]
    return lotacoes[0] if len(lotacoes) == 1 else None


def escolher_unidade(requisicao: Any, instituicao_id: int, unidade_id: int) -> None:
    """Remember in the session the unit for which the person acts."""
    unidades = dict(requisicao.session.get("unidades", {}))
    unidades[str(instituicao_id)] = unidade_id
    requisicao.session["unidades"] = unidades
