"""Writing a service: one page, saved by every button, with the preview beside it."""

import contextlib
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from seiva.core.erros import Conflito, RegraViolada
from seiva.portas.carta import apresentar
from seiva.servicos.acoes.manter import alterar_servico
from seiva.servicos.models import Servico
from seiva.servicos.regras.arranjo import mexer
from seiva.servicos.regras.conteudo import Conteudo, ConteudoInvalido, arrumar
from seiva.servicos.versoes import (
    Ligados,
    conteudo_de,
    em_edicao,
    ligados_de,
    pendencias,
    rascunho_de,
)
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import exigir_administrador
from seiva.web.atos import recusar
from seiva.web.servicos.edicao import Edicao, da_versao, do_pedido


def achar(requisicao: Requisicao, servico: int) -> Servico:
    """The service of the address, for who administers. Raises `NaoEncontrado`, `SemPermissao`."""
    achado: Servico = Servico.objects.um(pk=servico)
    exigir_administrador(requisicao)
    return achado


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def editar(requisicao: Requisicao, servico: int) -> HttpResponse:
    """The editor. Each button saves; those of the lists also add, move or take out."""
    achado = achar(requisicao, servico)
    if requisicao.method == "POST":
        edicao = do_pedido(requisicao.POST)
        if edicao.serve() and _salvar(requisicao, achado, edicao):
            return redirect(_depois(requisicao, achado))
        return _tela(requisicao, achado, edicao, status=422)
    versao = em_edicao(achado)
    conteudo, ligados = conteudo_de(versao), ligados_de(versao)
    return _tela(requisicao, achado, da_versao(conteudo, ligados, achado.revisao))


def _salvar(requisicao: Requisicao, servico: Servico, edicao: Edicao) -> bool:
    conteudo = mexer(edicao.conteudo(), requisicao.POST.get("fazer", ""))
    revisao = edicao.dados.cleaned_data["revisao"]
    try:
        with transaction.atomic():
            alterar_servico(
                requisicao.ator,
                servico=servico,
                conteudo=conteudo,
                ligados=edicao.ligados(),
                revisao=revisao,
            )
    except Conflito as erro:
        # What the person wrote stays; saving again goes ahead, over what the refusal tells.
        posto = requisicao.POST.copy()
        posto["revisao"] = str(Servico.objects.um(pk=servico.pk).revisao)
        edicao.dados.data = posto
        recusar(edicao.dados, erro)
    except RegraViolada as erro:
        recusar(edicao.dados, erro)
    return not edicao.dados.errors


def _depois(requisicao: Requisicao, servico: Servico) -> str:
    """Back to the part of the page where the button was."""
    url = reverse("servico_editar", args=[requisicao.instituicao.slug, servico.pk])
    onde = requisicao.POST.get("fazer", "").partition(":")[0]
    if onde in {"campos", "documentos"}:
        return f"{url}#{onde}"
    messages.success(requisicao, "Rascunho salvo.")
    return url


def _tela(
    requisicao: Requisicao, servico: Servico, edicao: Edicao, status: int = 200
) -> HttpResponse:
    versao = em_edicao(servico)
    conteudo, ligados = conteudo_de(versao), ligados_de(versao)
    ha_rascunho = rascunho_de(servico) is not None
    contexto: dict[str, Any] = {
        "secao": "administracao",
        "servico": servico,
        "form": edicao.dados,
        "campos": edicao.campos,
        "documentos": edicao.documentos,
        "faltam": pendencias(conteudo, ligados),
        "ha_rascunho": ha_rascunho,
        "publicavel": ha_rascunho or servico.situacao == Servico.Situacao.RETIRADO,
        "previa": _contexto_da_previa(edicao, conteudo, ligados),
    }
    return render(requisicao, "servicos/editor.html", contexto, status=status)


def _contexto_da_previa(edicao: Edicao, conteudo: Conteudo, ligados: Ligados) -> dict[str, Any]:
    """Of what was posted when it parses, else of what is saved."""
    if edicao.dados.is_bound and edicao.serve():
        with contextlib.suppress(ConteudoInvalido):
            conteudo, ligados = arrumar(edicao.conteudo()), edicao.ligados()
    hipotese = str(ligados.hipotese) if ligados.hipotese else ""
    return apresentar(conteudo, ligados.unidades, hipotese)


@require_POST
@servidor
def previa(requisicao: Requisicao, servico: int) -> HttpResponse:
    """What is written now as citizens would see it; nothing is saved. htmx gets the part alone."""
    versao = em_edicao(achar(requisicao, servico))
    edicao = do_pedido(requisicao.POST)
    contexto = _contexto_da_previa(edicao, conteudo_de(versao), ligados_de(versao))
    parte = requisicao.headers.get("HX-Request")
    nome = "servicos/_previa.html" if parte else "servicos/previa.html"
    contexto |= {"secao": "administracao", "servico": versao.servico, "previa": contexto}
    return render(requisicao, nome, contexto)
