"""Logging in where the institution itself keeps its people: OpenID Connect or LDAP."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.limites import contar
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Conta, Instituicao, ProvedorDeEntrada
from seiva.organizacao.seguranca import oidc, provedores, tentativas
from seiva.portas.acesso import buscar_instituicao, endereco_de
from seiva.portas.sessao import abrir_sessao
from seiva.web.entrada import depois_de_entrar, proxima
from seiva.web.forms.seguranca import EntradaNoDiretorio

_PEDIDO = "provedor"
SEGUNDOS_FATORES = {"mfa", "otp", "hwk", "fpt", "face", "sc", "swk"}  # RFC 8176


def _em_uso(casa: Instituicao, tipo: str) -> ProvedorDeEntrada | None:
    with transaction.atomic(), escopo(casa.pk):
        return provedores.em_uso(tipo)


@transaction.non_atomic_requests
@never_cache
def entrar_na_instituicao(requisicao: HttpRequest, instituicao: str) -> HttpResponse:
    """The login page of one institution, with the ways that it offers."""
    casa = buscar_instituicao(instituicao)
    diretorio, formulario = _em_uso(casa, "ldap"), EntradaNoDiretorio(requisicao.POST or None)
    if requisicao.method == "POST":
        if diretorio is None:
            raise NaoEncontrado
        conta = _no_diretorio(requisicao, casa, diretorio, formulario)
        if conta is not None:
            return _abrir(requisicao, casa, conta, diretorio, dois_fatores=False)
    contexto = {
        "casa_nome": casa.nome,
        "slug": casa.slug,
        "form": formulario if diretorio else None,
        "diretorio": diretorio,
        "provedor": _em_uso(casa, "oidc"),
        "next": proxima(requisicao, ""),
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "seguranca/entrar_na_instituicao.html", contexto, status=codigo)


def _no_diretorio(
    requisicao: HttpRequest,
    casa: Instituicao,
    diretorio: ProvedorDeEntrada,
    formulario: EntradaNoDiretorio,
) -> Conta | None:
    if not formulario.is_valid():
        return None
    quem = f"{casa.pk}:{formulario.cleaned_data['username'].strip().lower()}"
    tentativas.contar_tentativa(quem, endereco_de(requisicao))
    try:
        with transaction.atomic(), escopo(casa.pk):
            conta = provedores.conta_do_diretorio(
                diretorio,
                login=formulario.cleaned_data["username"],
                senha=formulario.cleaned_data["password"],
            )
    except RegraViolada as erro:
        formulario.add_error(None, erro.mensagem)
        return None
    if conta is None:
        formulario.add_error(None, "Usuário ou senha da rede não conferem.")
        return None
    tentativas.acertou(quem, endereco_de(requisicao))
    return conta


@require_safe
@transaction.non_atomic_requests
@never_cache
def provedor(requisicao: HttpRequest, instituicao: str) -> HttpResponse:
    """Off to the institution's provider."""
    casa = buscar_instituicao(instituicao)
    contar("provedor-endereco", endereco_de(requisicao), maximo=60, segundos=300)
    achado = _em_uso(casa, "oidc")
    if achado is None:
        raise NaoEncontrado
    destino, pedido = oidc.comecar(provedores.cliente_de(achado, _volta()))
    requisicao.session[_PEDIDO] = asdict(pedido) | {
        "casa": casa.slug,
        "proxima": proxima(requisicao, f"/{casa.slug}/mesa/"),
    }
    return redirect(destino)


@require_safe
@transaction.non_atomic_requests
@never_cache
def retorno(requisicao: HttpRequest) -> HttpResponse:
    """Back from the provider: who it says the person is, checked."""
    guardado: dict[str, Any] | None = requisicao.session.pop(_PEDIDO, None)
    if guardado is None:
        return redirect("entrar")
    casa = buscar_instituicao(guardado.pop("casa"))
    destino = guardado.pop("proxima")
    achado = _em_uso(casa, "oidc")
    if achado is None:
        raise NaoEncontrado
    fatos = oidc.terminar(
        provedores.cliente_de(achado, _volta()),
        oidc.Pedido(**guardado),
        estado=requisicao.GET.get("state", ""),
        codigo=requisicao.GET.get("code", ""),
    )
    with transaction.atomic(), escopo(casa.pk):
        conta = provedores.conta_de(achado, fatos)
    amr = fatos.get("amr")
    dois = bool(SEGUNDOS_FATORES & set(amr if isinstance(amr, list) else []))
    return _abrir(requisicao, casa, conta, achado, dois_fatores=dois, destino=destino)


def _volta() -> str:
    return settings.URL_BASE + reverse("entrar_retorno")


def _abrir(
    requisicao: HttpRequest,
    casa: Instituicao,
    conta: Conta,
    provedor_usado: ProvedorDeEntrada,
    *,
    dois_fatores: bool,
    destino: str = "",
) -> HttpResponse:
    """A session for this institution alone."""
    abrir_sessao(
        requisicao,
        conta,
        forma=f"{provedor_usado.nome} ({casa.nome})",
        dois_fatores=dois_fatores,
        so_em=casa.pk,
    )
    destino = destino or proxima(requisicao, f"/{casa.slug}/mesa/")
    return depois_de_entrar(requisicao, conta, destino, sem_scripts=False)
