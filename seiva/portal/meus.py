"""Meus processos: what every institution has for the person, what waits for them first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.tenancy import escopo
from seiva.documentos.do_cidadao import MeuLugar, meu_lugar
from seiva.intimacoes.espera import o_que_espera
from seiva.organizacao.lugares import lugares_de
from seiva.organizacao.models import CadastroExterno, Conta
from seiva.organizacao.provas import cpf_provado
from seiva.organizacao.seguranca import govbr
from seiva.participacao.vista import retidas_sem_replica
from seiva.peticionamento.models import Rascunho
from seiva.portal.acesso import cidadao
from seiva.portal.peticionar_rascunho import titulo_de

POR_INSTITUICAO, POR_PAGINA, RASCUNHOS = 10, 50, 20


@dataclass(frozen=True)
class Espera:
    """Something that waits for the person: where, what, until when and the page that does it."""

    casa: str
    texto: str
    url: str
    ate: datetime | None = None


@require_safe
@never_cache
@cidadao
def meus_processos(requisicao: Any) -> HttpResponse:
    """The citizen's home: every institution, or one of them by pages."""
    conta: Conta = requisicao.conta
    casas, slug = lugares_de(conta), requisicao.GET.get("em", "")
    so_uma = [casa for casa in casas if casa.slug == slug]
    if slug and not so_uma:
        raise NaoEncontrado
    provado = cpf_provado(conta)
    lugar = {n: requisicao.GET.get(n, "") for n in ("depois", "antes")} if slug else {}
    tamanho = POR_PAGINA if slug else POR_INSTITUICAO
    lugares = [
        meu_lugar(conta, casa, provado=provado, tamanho=tamanho, **lugar)
        for casa in so_uma or casas
    ]
    contexto = {
        "esperas": [espera for lugar_ in lugares for espera in _esperas(lugar_, conta)],
        "partes": [_parte(lugar_, bool(slug)) for lugar_ in lugares if not lugar_.vazio],
        "uma": bool(slug),
        "provado": provado,
        "govbr_url": reverse("entrar_govbr") if govbr.configurado() else "",
    }
    return render(requisicao, "meus/processos.html", contexto)


def _das_areas(lugar: MeuLugar, conta: Conta) -> list[Espera]:
    """Notices to open or to answer, the nearest deadline first; then what was comecados."""
    casa, slug = lugar.instituicao.nome, lugar.instituicao.slug
    with escopo(lugar.instituicao.pk):
        ator = Ator.cidadao(lugar.instituicao.pk, conta.pk, conta.nome)
        esperas = [
            Espera(casa, e.texto, reverse("meus_intimacao", args=[slug, e.destinatario_id]), e.ate)
            for e in o_que_espera(ator)
        ]
        esperas += [
            Espera(
                casa,
                f"Responder por que não se publicou a sua contribuição a “{retida.consulta}”",
                reverse("consulta_minhas", args=[slug, retida.consulta_id]),
            )
            for retida in retidas_sem_replica(ator)
        ]
        comecados = Rascunho.objects.de_quem(ator).com_o_que_mostra()
        return esperas + [
            Espera(
                casa,
                f"Continuar o rascunho: {titulo_de(rascunho)}",
                reverse("peticionar_dados", args=[slug, rascunho.chave]),
            )
            for rascunho in comecados[:RASCUNHOS]
        ]


def _esperas(lugar: MeuLugar, conta: Conta) -> list[Espera]:
    casa = lugar.instituicao.nome
    esperas = _das_areas(lugar, conta)
    esperas += [
        Espera(casa, f"Assinar {item.liberacao.documento}", item.link, item.liberacao.vence_em)
        for item in lugar.para_assinar
    ]
    cadastro = lugar.cadastro
    if cadastro is not None and cadastro.estado == CadastroExterno.Estado.RECUSADO:
        url = reverse("meu_cadastro", args=[lugar.instituicao.slug])
        esperas.append(Espera(casa, "Corrigir o seu cadastro, que foi recusado", url))
    return esperas


def _parte(lugar: MeuLugar, inteira: bool) -> dict[str, Any]:
    slug, pagina = lugar.instituicao.slug, lugar.processos
    todas = f"{reverse('meus_processos')}?{urlencode({'em': slug})}"
    vizinhas = {
        chave: f"{todas}&{urlencode({nome: cursor})}" if cursor else ""
        for chave, nome, cursor in (
            ("anteriores", "antes", pagina.anterior),
            ("proximos", "depois", pagina.proxima),
        )
    }
    return {
        "instituicao": lugar.instituicao,
        "linhas": [_linha(slug, processo) for processo in pagina.linhas],
        "cadastro": lugar.cadastro,
        "pagina": vizinhas if inteira else {},
        "todas_url": todas if pagina.proxima and not inteira else "",
    }


def _linha(slug: str, processo: Any) -> dict[str, Any]:
    """What the person may know: of what is not read whole, number, type and state."""
    return {
        "processo": processo,
        "especificacao": processo.especificacao if processo._legivel else "",
        "aberto": processo._aberto,
        "url": _pagina_de(slug, processo),
    }


def _pagina_de(slug: str, processo: Any) -> str:
    """The person's own page of it: every process listed here was opened to them."""
    return reverse("meu_processo", args=[slug, processo.digitos])
