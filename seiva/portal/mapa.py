"""What robots may list: sitemaps (sitemaps.org) and robots.txt (RFC 9309).

A robot finds the sitemaps of each institution in robots.txt: an index by month, and each month
the permanent addresses of its public processes. What is restricted, and what a pilot holds, is in
none.
"""

from datetime import datetime
from typing import Any

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.organizacao.models import Instituicao
from seiva.portal.abertas import PUBLICAVEIS, aberta, inteiro, publicavel
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.processos.models import Processo

MAIOR = 50_000  # addresses of one sitemap (sitemaps.org)
_HORA = 3600
_POR_MINUTO = 60
_XML = "application/xml; charset=utf-8"


@aberta("mapa", maximo=_POR_MINUTO, guardar=_HORA)
def mapa(requisicao: HttpRequest) -> HttpResponse:
    """Pages of the platform, and the home of each institution."""
    enderecos = [inteiro(rota) for rota in ("inicio", "consulta_geral", "conferir_geral")]
    casas = Instituicao.objects.filter(**PUBLICAVEIS).order_by("pk")[: MAIOR - len(enderecos)]
    enderecos += [inteiro("casa", instituicao=casa.slug) for casa in casas]
    return _escrever(requisicao, "urlset", [(endereco, "") for endereco in enderecos])


@aberta("mapa", maximo=_POR_MINUTO, guardar=_HORA)
@publica
def mapa_da_casa(requisicao: RequisicaoPublica) -> HttpResponse:
    """Index: one sitemap a month, from the first public process to the last."""
    casa = requisicao.instituicao
    pontas = _publicos(requisicao.ator).aggregate(de=Min("autuado_em"), ate=Max("autuado_em"))
    meses = _meses(pontas["de"], pontas["ate"]) if publicavel(casa) else []
    enderecos = [
        inteiro("mapa_do_mes", instituicao=casa.slug, ano=ano, mes=mes) for ano, mes in meses
    ]
    return _escrever(requisicao, "sitemapindex", [(endereco, "") for endereco in enderecos])


@aberta("mapa", maximo=_POR_MINUTO, guardar=_HORA)
@publica
def mapa_do_mes(requisicao: RequisicaoPublica, ano: int, mes: int) -> HttpResponse:
    """Permanent addresses of the public processes that began in a month."""
    if not (1 <= mes <= 12 and 1900 <= ano <= 9998):
        raise NaoEncontrado
    slug = requisicao.instituicao.slug
    de, ate = _primeiro(ano, mes), _primeiro(ano + mes // 12, mes % 12 + 1)
    daqui = _publicos(requisicao.ator).filter(autuado_em__gte=de, autuado_em__lt=ate)
    linhas = daqui.order_by("autuado_em").values_list("digitos", "autuado_em")[:MAIOR]
    if not publicavel(requisicao.instituicao):
        linhas = linhas.none()
    modelo = inteiro("processo_publico", instituicao=slug, digitos="DIGITOS")
    enderecos = [
        (modelo.replace("DIGITOS", digitos), f"{timezone.localtime(quando):%Y-%m-%d}")
        for digitos, quando in linhas
    ]
    return _escrever(requisicao, "urlset", enderecos)


@aberta("mapa", maximo=_POR_MINUTO, guardar=_HORA)
def robos(requisicao: HttpRequest) -> HttpResponse:
    """What robots may visit: public pages, but neither searches nor what needs a login."""
    casas = (
        Instituicao.objects.filter(**PUBLICAVEIS).order_by("slug").values_list("slug", flat=True)
    )
    linhas = [
        "User-agent: *",
        "Disallow: /entrar/",
        "Disallow: /conta/",
        "Disallow: /*/conferir/arquivo/",
    ]
    linhas += ["Disallow: /*/consulta/?", "Crawl-delay: 2", "", f"Sitemap: {inteiro('mapa')}"]
    linhas += [f"Sitemap: {inteiro('mapa_da_casa', instituicao=slug)}" for slug in casas]
    return HttpResponse("\n".join(linhas) + "\n", content_type="text/plain; charset=utf-8")


def _publicos(ator: Ator) -> Any:
    return Processo.objects.legiveis_por(ator)


def _primeiro(ano: int, mes: int) -> datetime:
    return datetime(ano, mes, 1, tzinfo=timezone.get_current_timezone())


def _meses(de: datetime | None, ate: datetime | None) -> list[tuple[int, int]]:
    if de is None or ate is None:
        return []
    inicio, fim = timezone.localtime(de), timezone.localtime(ate)
    contados = range(inicio.year * 12 + inicio.month - 1, fim.year * 12 + fim.month)
    return [(conta // 12, conta % 12 + 1) for conta in contados]


def _escrever(requisicao: HttpRequest, raiz: str, enderecos: list[tuple[str, str]]) -> HttpResponse:
    contexto = {"raiz": raiz, "enderecos": enderecos}
    return render(requisicao, "consulta/mapa.xml", contexto, content_type=_XML)
