"""Histórico: the legal history in its three views."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from seiva.andamentos import tipos
from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.paginacao import Ordem, paginar
from seiva.processos.legibilidade import legivel
from seiva.web.acesso import Requisicao, servidor
from seiva.web.ficha import buscar
from seiva.web.paginas import cursores, vizinhas
from seiva.web.processos import chegar, montar_quadro

POR_PAGINA = 50
VISOES = {
    tipos.RESUMIDO: ("Resumido", "O que mudou o rumo do processo."),
    tipos.COMPLETO: ("Completo", "Também relacionamentos, devoluções e mudanças de cadastro."),
    tipos.TOTAL: (
        "Total",
        "Tudo, com o resumo criptográfico que prende cada registro ao anterior.",
    ),
}
_ICONES = {
    "processo_gerado": "processo",
    "remetido": "enviar",
    "recebido": "receber",
    "concluido": "concluir",
    "concluido_automatico": "concluir",
    "reaberto": "reabrir",
    "remessa_desfeita": "retorno",
    "retorno_programado": "retorno",
    "retorno_cumprido": "retorno",
    "atribuido": "atribuir",
    "ciencia": "ciencia",
    "anexou": "anexo",
    "anexado_a": "anexo",
    "desanexou": "retorno",
    "desanexado_de": "retorno",
    "anotado": "nota",
    "prazo_definido": "prazo",
    "relacionado": "relacionado",
    "documento_assinado": "assinar",
    "documento_gerado": "minuta",
    "documento_externo": "anexo",
    "documento_cancelado": "cancelado",
    "documento_excluido": "excluir",
    "documento_autenticado": "selo",
    "autenticacao_cancelada": "cancelado",
    "documento_movido_para": "enviar",
    "documento_movido_de": "receber",
    "ordem_alterada": "lista",
    "arquivo_substituido": "anexo",
    "nivel_alterado": "restrito",
    "nivel_geral_alterado": "restrito",
}


@require_safe
@servidor
def historico(requisicao: Requisicao, processo: int) -> HttpResponse:
    """One page of the history, newest first; `?conferir` walks the chain of hashes."""
    ator, slug = requisicao.ator, requisicao.instituicao.slug
    alvo = buscar(requisicao, processo)
    chegar(ator, alvo)
    le = legivel(ator, alvo)
    visao, visoes = _visao(requisicao, le)
    registros = Andamento.objects.do_processo(alvo).legiveis_por(ator).da_visao(visao)
    pagina = paginar(
        registros, [Ordem("sequencia", True)], tamanho=POR_PAGINA, **cursores(requisicao.GET)
    )
    url = f"{reverse('historico', args=[slug, alvo.pk])}?visao="
    quadro = montar_quadro(requisicao, alvo, "historico", le)
    rotas = {acao["nome"]: acao["url"] for acao in quadro["acoes"]}
    contexto = quadro | {
        "visoes": [
            {"rotulo": VISOES[v][0], "url": f"{url}{v}", "atual": v == visao} for v in visoes
        ],
        "explicacao": VISOES[visao][1],
        "andamentos": _linha_do_tempo(pagina.linhas, com_resumo=visao == tipos.TOTAL),
        "atualizar_url": rotas.get("atualizar_andamento", ""),
        "corrente": _corrente(requisicao, alvo),
        "conferir_url": f"{url}{visao}&conferir=1",
        "pagina": vizinhas(pagina, f"{url}{visao}"),
    }
    return render(requisicao, "processo/historico.html", contexto)


def _visao(requisicao: Requisicao, le: bool) -> tuple[str, list[str]]:
    """The view asked for, and those offered. Who may not read the process knows its course
    alone: changes of register name people."""
    visoes = list(VISOES) if le else [tipos.RESUMIDO]
    pedida = requisicao.GET.get("visao", "")
    return (pedida if pedida in visoes else tipos.RESUMIDO), visoes


def _corrente(requisicao: Requisicao, processo: Any) -> dict[str, Any] | None:
    """Result of walking the whole chain, only when asked for."""
    if "conferir" not in requisicao.GET:
        return None
    quebrados = conferir_corrente(processo)
    return {"integra": not quebrados, "quebrados": ", ".join(map(str, quebrados))}


def _linha_do_tempo(registros: list[Andamento], *, com_resumo: bool) -> list[dict[str, Any]]:
    linhas, dia_anterior = [], None
    for registro in registros:
        quando = timezone.localtime(registro.quando)
        dia = quando.date()
        linhas.append(
            {
                "dia": f"{dia:%d/%m/%Y}" if dia != dia_anterior else None,
                "quando": registro.quando,
                "texto": registro.texto,
                "unidade": registro.dados.get("_unidade", ""),
                "pessoa": registro.dados.get("_nome", ""),
                "icone": _ICONES.get(registro.tipo, "info"),
                "detalhes": [
                    ("Registro", str(registro.sequencia)),
                    ("Resumo (SHA-256)", registro.hash),
                    ("Registro anterior", registro.anterior or "primeiro da corrente"),
                ]
                if com_resumo
                else [],
            }
        )
        dia_anterior = dia
    return linhas
