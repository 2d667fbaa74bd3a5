"""The collection of a unit's processes under sigilo: number and holders, for its coordinator."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.paginacao import Ordem, paginar
from seiva.processos.acoes.coordenar import (
    ativar_credencial_do_acervo,
    inativar_credencial_do_acervo,
)
from seiva.processos.models import Credencial, Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.credenciais import linha_de, lotados_hoje
from seiva.web.forms.sigilo import Motivo, Pessoa
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 25


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def acervo(requisicao: Requisicao) -> HttpResponse:
    """The list; `?processo=` opens one to change its credentials."""
    if not requisicao.ator.pode("sigilo.coordenar"):
        raise SemPermissao(
            "sem_permissao", "Só quem coordena o acervo de sigilosos da unidade vê esta página."
        )
    pedido = requisicao.POST.get("processo") or requisicao.GET.get("processo")
    aberto = Processo.objects.do_acervo_de(requisicao.ator).um(pk=pedido) if pedido else None
    formularios: dict[str, Any] = {}
    if aberto is not None:
        daqui = requisicao.ator.unidade_id
        formularios = {"ativar": Pessoa(processo=aberto, unidade=daqui), "inativar": Motivo()}
    if requisicao.method == "POST" and aberto is not None:
        dito = _fazer(requisicao, aberto, formularios)
        if dito:
            messages.success(requisicao, dito)
            return redirect(f"{requisicao.path}?processo={aberto.pk}")
    return _tela(requisicao, aberto, formularios)


def _fazer(requisicao: Requisicao, aberto: Processo, formularios: dict[str, Any]) -> str | None:
    ato, ator = requisicao.POST.get("ato", ""), requisicao.ator
    if ato == "ativar":
        pessoa = formularios[ato] = Pessoa(
            requisicao.POST, processo=aberto, unidade=ator.unidade_id
        )
        if not pessoa.is_valid():
            return None
        conta = pessoa.cleaned_data["pessoa"].conta
        feita = tentar(
            pessoa, lambda: ativar_credencial_do_acervo(ator, processo=aberto, conta=conta)
        )
        return f"Credencial ativada para {conta.nome}." if feita else None
    if ato != "inativar":
        raise NaoEncontrado
    motivo = formularios[ato] = Motivo(requisicao.POST)
    alvo = Credencial.objects.do_acervo_de(ator).um(pk=requisicao.POST.get("credencial", ""))
    if not motivo.is_valid():
        return None
    texto = motivo.cleaned_data["motivo"]
    feita = tentar(
        motivo,
        lambda: inativar_credencial_do_acervo(ator, processo=aberto, credencial=alvo, motivo=texto),
    )
    return f"Credencial de {alvo.conta.nome} inativada." if feita else None


def _tela(
    requisicao: Requisicao, aberto: Processo | None, formularios: dict[str, Any]
) -> HttpResponse:
    url = reverse("acervo_sigiloso", args=[requisicao.instituicao.slug])
    processos = Processo.objects.do_acervo_de(requisicao.ator)
    pagina = paginar(processos, [Ordem("pk", True)], tamanho=POR_PAGINA, **cursores(requisicao.GET))
    recusado = next((f for f in formularios.values() if f.is_bound and f.errors), None)
    contexto = {
        "secao": "",
        "processos": _linhas(requisicao, pagina.linhas, url),
        "aberto": _linhas(requisicao, [aberto], url)[0] if aberto is not None else None,
        "form_ativar": formularios.get("ativar"),
        "form_inativar": formularios.get("inativar"),
        "recusado": recusado,
        "pagina": vizinhas(pagina, url),
        "acervo_url": url,
    }
    return render(requisicao, "processo/acervo.html", contexto, status=422 if recusado else 200)


def _linhas(requisicao: Requisicao, processos: list[Processo], url: str) -> list[dict[str, Any]]:
    """Two queries a page, whatever its size. Of each process, the number alone."""
    todas = list(
        Credencial.objects.do_acervo_de(requisicao.ator)
        .filter(processo__in=[p.pk for p in processos])
        .order_by("-ativa", "pk")
    )
    lotados = lotados_hoje(todas)
    return [
        {
            "id": p.pk,
            "numero": p.numero,
            "url": f"{url}?processo={p.pk}",
            "titulares": [linha_de(c, lotados) for c in todas if c.processo_id == p.pk and c.ativa],
            "encerradas": [
                linha_de(c, lotados) for c in todas if c.processo_id == p.pk and not c.ativa
            ],
        }
        for p in processos
    ]
