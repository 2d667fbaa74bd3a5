"""The page of a process and its tabs."""

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.auditoria.consulta import processo_tem_registro
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.ver import ver_novidades
from seiva.portas.leituras import anotar_leitura
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Passagem, Processo
from seiva.processos.situacao import esquecer_situacao, situacao_de
from seiva.web import arvore
from seiva.web.acesso import Requisicao, servidor
from seiva.web.acoes_da_tela import botoes
from seiva.web.anexos_da_arvore import nos_anexados, onde_esta_anexado
from seiva.web.documentos.arquivos import soltar
from seiva.web.enderecos import endereco
from seiva.web.ficha import buscar
from seiva.web.leitor import leitura
from seiva.web.painel import painel

ABAS = (
    ("Documentos", "processo"),
    ("Histórico", "historico"),
    ("Comentários", "processo_comentarios"),
    ("Interessados", "processo_interessados"),
    ("Intimações", "processo_intimacoes"),
    ("Acesso", "processo_acesso"),
    ("Quem leu", "processo_leituras"),
)


@require_safe
@servidor
def processo(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Tree, reader and side panel. Opening is receiving (domain.md §2.4)."""
    ator, slug = requisicao.ator, requisicao.instituicao.slug
    alvo = buscar(requisicao, processo, com_painel=True)
    chegar(ator, alvo)
    le = legivel(ator, alvo)
    quadro = montar_quadro(requisicao, alvo, "processo", le)
    pode = {acao["nome"] for acao in quadro["acoes"]}
    documentos = arvore.nos(ator, alvo)
    atual = arvore.escolhido(documentos, requisicao.GET.get("documento", ""))
    if atual is None:
        atual = arvore.por_onde_comecar(ator, documentos)
    contexto = quadro | {
        "pastas": arvore.pastas(documentos, atual, slug, arvore.saidas(ator, alvo, slug)),
        "anexados": nos_anexados(ator, alvo, slug),
        "anexado_a": onde_esta_anexado(ator, alvo, slug) if alvo.concluido_em else None,
        "total_documentos": len(documentos),
        "documento": leitura(ator, atual, slug) if atual is not None else None,
        "painel": painel(ator, alvo, slug, legivel=le, pode=pode),
        "soltar": soltar(requisicao, alvo) if "incluir_documento" in pode else None,
        "incluir_url": endereco("documento_incluir", slug, alvo.pk)
        if "incluir_documento" in pode
        else "",
        "a_quem_pedir": [] if le else a_quem_pedir(alvo),
    }
    return render(requisicao, "processo/processo.html", contexto)


def chegar(ator: Ator, processo: Processo) -> None:
    """First opening in the unit: receive, and see what is new. Two clerks at once are one."""
    passagem = situacao_de(ator, processo).passagem
    if passagem is None or not passagem.aberta:
        return
    if passagem.nao_lida:
        with suppress(RegraViolada):  # a colleague may have opened it this very instant
            receber_processo(ator, processo=processo)
    if passagem.novidade:
        ver_novidades(ator, processo=processo)
    if passagem.nao_lida or passagem.novidade:
        esquecer_situacao(processo)


def a_quem_pedir(processo: Processo) -> list[str]:
    """Units to ask for a process that the actor may not read: where it is, else where it was."""
    passagens = Passagem.objects.do_processo(processo).order_by("-aberta", "-movida_em")[:5]
    return [f"{p.unidade.sigla} ({p.unidade.nome})" for p in passagens]


def montar_quadro(
    requisicao: Requisicao, processo: Processo, atual: str, le: bool
) -> dict[str, Any]:
    """What every page of one process shows: identification, acts and tabs."""
    slug = requisicao.instituicao.slug
    if le:
        anotar_leitura(requisicao, processo)
    acoes, impossiveis = botoes(requisicao.ator, processo, slug)
    interessados: list[str] = processo._interessados if le else []  # type: ignore[attr-defined]
    return {
        "secao": "mesa",
        "processo": {
            "id": processo.pk,
            "numero": processo.numero,
            "url": endereco("processo", slug, processo.pk),
            "tipo": processo.tipo.nome,
            "especificacao": processo.especificacao if le else "",
            "nivel": processo.nivel_efetivo,
            "hipotese": str(processo.hipotese) if processo.hipotese else "",
            "interessados": interessados[:3] + ["e outros"] * (len(interessados) > 3),
            "estados": _estados(processo, le),
        },
        "voltar": {"url": endereco("mesa", slug), "rotulo": "Mesa"},
        "acoes": acoes,
        "impossiveis": impossiveis,
        "legivel": le,
        "abas": [
            {"rotulo": r, "url": endereco(rota, slug, processo.pk), "atual": rota == atual}
            for r, rota in ABAS
            if _tem_aba(rota, processo, le)
        ]
        + _aba_de_credenciais(acoes, atual),
    }


def _tem_aba(rota: str, processo: Processo, le: bool) -> bool:
    """Tabs of content are for readers; who read, of what is not public."""
    if rota == "processo_leituras":
        return le and processo_tem_registro(processo)
    if rota == "processo_intimacoes":
        return le and bool(processo.__dict__.get("_intimacoes"))
    return le or rota not in {"processo_interessados", "processo_comentarios"}


def _aba_de_credenciais(acoes: list[dict[str, Any]], atual: str) -> list[dict[str, Any]]:
    """Only under sigilo, and to who holds one: the others do not get this far."""
    rota = "processo_credenciais"
    return [
        {"rotulo": "Credenciais", "url": acao["url"], "atual": rota == atual}
        for acao in acoes
        if acao["nome"] == "renunciar_credencial"
    ]


def _estados(processo: Processo, le: bool) -> list[dict[str, str]]:
    """Labels beside the number. The legal priority tells of a person: readers alone see it."""
    estados = []
    if processo.prioridade and le:
        rotulo = str(processo.get_prioridade_display())
        estados.append({"rotulo": rotulo, "icone": "alerta", "tom": "perigo"})
    if processo.concluido_em:
        estados.append({"rotulo": "concluído", "icone": "concluir", "tom": "contorno"})
    return estados
