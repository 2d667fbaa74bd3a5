"""Acts over one process, from its page, or over several chosen in the mesa."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_http_methods, require_POST

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.processos.models import Passagem, Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar
from seiva.web.telas_de_ato import TELAS, Dados, TelaDeAto, frase_final

EM_LOTE = ("enviar", "atribuir", "concluir", "marcar", "prazo", "anotar", "receber")
MAXIMO = 100
Recusados = list[tuple[Processo, RegraViolada]]


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def ato(requisicao: Requisicao, processo: int, ato: str) -> HttpResponse:
    """Page of one act over one process; POST does it."""
    alvo = _localizaveis(requisicao).um(pk=processo)
    return _pagina(requisicao, TELAS[ato], [alvo], em_lote=False)


@require_POST
@servidor
def lote(requisicao: Requisicao) -> HttpResponse:
    """From the boxes ticked in the mesa to the page that asks about the act."""
    chave = requisicao.POST.get("acao", "")
    if chave not in (*EM_LOTE, "bloco"):
        raise NaoEncontrado
    slug = requisicao.instituicao.slug
    escolhidos = requisicao.POST.getlist("processo")[:MAXIMO]
    if not escolhidos:
        messages.warning(requisicao, "Marque ao menos um processo da lista.")
        return redirect("mesa", instituicao=slug)
    consulta = urlencode([("processo", pk) for pk in escolhidos])
    if chave == "bloco":
        return redirect(f"{reverse('bloco_incluir', args=[slug])}?{consulta}")
    return redirect(f"{reverse('mesa_lote_ato', args=[slug, chave])}?{consulta}")


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def ato_em_lote(requisicao: Requisicao, ato: str) -> HttpResponse:
    """Page of one act over several processes; POST does it to each one that allows."""
    valores = requisicao.POST if requisicao.method == "POST" else requisicao.GET
    chaves = [
        int(v) for v in valores.getlist("processo") if v.isascii() and v.isdigit() and len(v) < 18
    ]
    # One order of locking for everybody: two clerks with the same choice never deadlock.
    # Under sigilo each one is opened with its password: none is worked on from a list.
    alvos = list(
        _localizaveis(requisicao).fora_do_sigilo().filter(pk__in=chaves[:MAXIMO]).order_by("pk")
    )
    if ato not in EM_LOTE or not alvos:
        raise NaoEncontrado
    return _pagina(requisicao, TELAS[ato], alvos, em_lote=True)


def _localizaveis(requisicao: Requisicao) -> Any:
    processos = Processo.objects.localizaveis_por(requisicao.ator)
    return processos.select_related("tipo", "instituicao")


def _pagina(
    requisicao: Requisicao, tela: TelaDeAto, alvos: Sequence[Processo], *, em_lote: bool
) -> HttpResponse:
    recebido = requisicao.POST if requisicao.method == "POST" else None
    formulario = tela.formulario(recebido, ator=requisicao.ator, processos=alvos)
    if recebido is not None and formulario.is_valid():
        feitos, recusados = _fazer(requisicao, tela, alvos, formulario.cleaned_data)
        if feitos:
            return _responder(requisicao, tela, feitos, recusados, formulario.cleaned_data)
        if not em_lote or len({erro.codigo for _, erro in recusados}) == 1:
            recusar(formulario, recusados[0][1])
        else:
            formulario.add_error(None, _porques(recusados))
    contexto = _contexto(requisicao, tela, alvos, formulario, em_lote)
    return render(requisicao, tela.modelo, contexto, status=200 if recebido is None else 422)


def _fazer(
    requisicao: Requisicao, tela: TelaDeAto, alvos: Sequence[Processo], dados: Dados
) -> tuple[list[Processo], Recusados]:
    """Each process in its own savepoint: done whole or not at all, whatever the others are."""
    feitos: list[Processo] = []
    recusados: Recusados = []
    for alvo in alvos:
        try:
            tela.fazer(requisicao.ator, alvo, dados)
            feitos.append(alvo)
        except RegraViolada as erro:
            recusados.append((alvo, erro))
    return feitos, recusados


def _porques(recusados: Recusados) -> str:
    linhas = ((p.numero, erro.mensagem) for p, erro in recusados)
    return format_html_join(" ", "<span>{}: {}</span>", linhas)


def _responder(
    requisicao: Requisicao,
    tela: TelaDeAto,
    feitos: Sequence[Processo],
    recusados: Recusados,
    dados: Dados,
) -> HttpResponse:
    slug = requisicao.instituicao.slug
    messages.success(requisicao, frase_final(tela, slug, feitos, dados))
    if recusados:
        ficaram = format_html("Não deu certo com: {}", _porques(recusados))
        messages.warning(requisicao, ficaram)
    if len(feitos) + len(recusados) > 1 or tela.sai(dados):
        return redirect("mesa", instituicao=slug)
    return redirect("processo", instituicao=slug, processo=feitos[0].pk)


def _contexto(
    requisicao: Requisicao,
    tela: TelaDeAto,
    alvos: Sequence[Processo],
    formulario: Any,
    em_lote: bool,
) -> dict[str, Any]:
    slug, ator = requisicao.instituicao.slug, requisicao.ator
    situacoes = [(p, tela.declaracao.impedimento(ator, p)) for p in alvos]
    impedidos = [{"numero": p.numero, "porque": erro.mensagem} for p, erro in situacoes if erro]
    livres = [p for p, erro in situacoes if erro is None]
    voltar = reverse("mesa", args=[slug])
    if not em_lote:
        voltar = reverse("processo", args=[slug, alvos[0].pk])
    return {
        "secao": "mesa",
        "form": formulario,
        "tela": tela,
        "processos": [_cartao(slug, p) for p in livres],
        "impedidos": impedidos,
        "avisos": tela.avisos(ator, livres),
        "voltar_url": voltar,
        "tramitou": [p.unidade for p in Passagem.objects.do_processo(alvos[0])]
        if tela.chave == "enviar" and not em_lote
        else [],
    }


def _cartao(slug: str, processo: Processo) -> dict[str, Any]:
    return {
        "id": processo.pk,
        "numero": processo.numero,
        "url": reverse("processo", args=[slug, processo.pk]),
        "tipo": processo.tipo.nome,
        "especificacao": processo.especificacao,
    }
