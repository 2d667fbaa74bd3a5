"""What a session knows of how it began: factors proved, and where it may be used."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, Lotacao
from seiva.organizacao.seguranca.fatores import tem_segundo_fator
from seiva.organizacao.seguranca.sessoes import registrar_sessao
from seiva.portas.acesso import endereco_de

DOIS_FATORES, SO_EM, REGISTRADA = "dois_fatores", "so_em", "registrada"
GOVBR = "govbr"  # level of gov.br that opened the session, and when


def abrir_sessao(
    requisicao: HttpRequest,
    conta: Conta,
    *,
    forma: str,
    dois_fatores: bool = False,
    so_em: int | None = None,
    govbr: int = 0,
) -> None:
    """Log in. `so_em`: the institution whose provider vouched, and the only one it opens.
    `govbr`: the level that gov.br told, when it opened the session."""
    login(requisicao, conta)
    requisicao.session[DOIS_FATORES] = dois_fatores
    requisicao.session[REGISTRADA] = True
    requisicao.session.pop(SO_EM, None)
    requisicao.session.pop(GOVBR, None)
    if govbr:
        requisicao.session[GOVBR] = {"nivel": int(govbr), "em": agora().isoformat()}
    if so_em is not None:
        requisicao.session[SO_EM] = so_em
    requisicao.session.save()
    registrar_sessao(
        conta,
        str(requisicao.session.session_key),
        endereco=endereco_de(requisicao),
        navegador=requisicao.headers.get("User-Agent", ""),
        forma=forma,
    )


def nivel_da_sessao(requisicao: Any) -> int:
    """The level of gov.br (`NivelGovBr`) that opened this session; 0 when something else did."""
    guardado: dict[str, Any] = requisicao.session.get(GOVBR) or {}
    return int(guardado.get("nivel", 0))


def limitada_a(requisicao: Any) -> int | None:
    """The one institution that this session opens, when a provider of it vouched."""
    valor: int | None = requisicao.session.get(SO_EM)
    return valor


def conferir_alcance(requisicao: Any, instituicao_id: int) -> None:
    """Raises `NaoEncontrado` in an institution that this session does not open."""
    if limitada_a(requisicao) not in (None, instituicao_id):
        raise NaoEncontrado


def exigir_segundo_fator(requisicao: Any, lotacao: Lotacao) -> HttpResponse | None:
    """Where to go first, when the profile demands a second factor that this session lacks.

    Who has one proves it; who has none registers one.
    """
    if not lotacao.perfil.exige_segundo_fator or requisicao.session.get(DOIS_FATORES):
        return None
    tem = tem_segundo_fator(requisicao.user)
    destino = reverse("entrar_confirmar" if tem else "seguranca")
    volta = requisicao.get_full_path() if requisicao.method == "GET" else "/"
    return redirect(f"{destino}?{urlencode({'next': volta} | ({} if tem else {'exigido': 1}))}")
