"""Pages of the public that belong to no institution's address: which one they are about."""

import functools
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from seiva.adesao.plataforma import plataforma
from seiva.core import segredos
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.limites import contar
from seiva.core.tenancy import escopo
from seiva.documentos.externas import do_segredo
from seiva.documentos.models import AssinaturaExterna
from seiva.organizacao.models import Instituicao
from seiva.portas.acesso import RequisicaoPublica, Visao, endereco_de
from seiva.portas.leituras import gravar_leituras


class RequisicaoPorLink(RequisicaoPublica):
    """Request of who opened the link of a signature: what `por_link` adds, for type checkers."""

    liberacao: AssinaturaExterna


def da_plataforma(visao: Visao) -> Visao:
    """View without login, in the scope of the institution that runs the service. An installation
    without one says that it takes no requests."""

    @functools.wraps(visao)
    def abrir(requisicao: Any, **resto: Any) -> HttpResponseBase:
        try:
            casa = plataforma()
        except NaoEncontrado:
            return render(requisicao, "adesao/fechada.html")
        with escopo(casa.pk):
            requisicao.instituicao = casa
            requisicao.ator = Ator.publico(casa.pk)
            return visao(requisicao, **resto)

    return abrir


def por_link(visao: Visao) -> Visao:
    """View for who has the link of a signature: the secret in the address names the institution
    and the release. A secret that is none of ours, of any institution, is an absent page."""

    @functools.wraps(visao)
    def abrir(requisicao: Any, link: str, **resto: Any) -> HttpResponseBase:
        contar("link-de-assinatura", endereco_de(requisicao), maximo=120, segundos=60)
        partes = segredos.do_endereco(link)
        casa = Instituicao.objects.filter(pk=partes[0]).first() if partes else None
        if partes is None or casa is None:
            raise NaoEncontrado
        with escopo(casa.pk):
            requisicao.instituicao = casa
            requisicao.ator = Ator.publico(casa.pk)
            requisicao.liberacao = do_segredo(partes[1])
            resposta = visao(requisicao, link=link, **resto)
            gravar_leituras(requisicao, requisicao.ator, resposta)
            resposta["Cache-Control"] = "private, no-store"
            return resposta

    return abrir
