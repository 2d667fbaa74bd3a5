"""Mesa: what is open in the unit."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seiva.catalogo.models import TipoProcesso
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.core.relogio import hoje
from seiva.mesa.caixas import CAIXAS
from seiva.mesa.consulta import AGRUPAMENTOS, ORDENS, Pedido
from seiva.mesa.contagens import contar_caixas
from seiva.mesa.linhas import Linha, listar
from seiva.mesa.marcadores import MarcadorDaMesa, marcar_linhas
from seiva.organizacao.models import Lotacao
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.paginas import vizinhas

ACOES = (
    ("enviar", "Enviar", "enviar", "e"),
    ("atribuir", "Atribuir", "atribuir", "a"),
    ("concluir", "Concluir", "concluir", ""),
    ("marcar", "Marcador", "marcador", ""),
    ("prazo", "Prazo", "prazo", ""),
    ("anotar", "Anotação", "nota", ""),
    ("receber", "Receber", "receber", ""),
    ("bloco", "Bloco", "bloco", ""),
)


SEM_FILTROS = {"tipo": "", "pessoa": "", "texto": "", "marcador": ""}
PRIORIDADES = dict(Processo.Prioridade.choices)


def _lotados(ator: Ator, *, dia: date) -> Any:
    lotados = Lotacao.objects.vigentes(dia).filter(unidade_id=ator.unidade_id)
    return lotados.order_by("conta__nome").values_list("conta_id", "conta__nome")


def _tipos(_ator: Ator) -> Any:
    return TipoProcesso.objects.order_by("nome").values_list("pk", "nome")


_perguntar_lotados, _perguntar_tipos = Preparada(_lotados), Preparada(_tipos)


def colegas(requisicao: Requisicao) -> list[tuple[int, str]]:
    """People with a lotação in force in the unit, id and name, by name."""
    return [(pk, nome) for pk, nome in _perguntar_lotados(requisicao.ator, dia=hoje())]


@require_safe
@servidor
def mesa(requisicao: Requisicao) -> HttpResponse:
    """One box of the unit's table, with the counts of all."""
    pedido = Pedido.ler(requisicao.GET)
    url = reverse("mesa", args=[requisicao.instituicao.slug])
    linhas, pagina = listar(requisicao.ator, pedido)
    marcadores = marcar_linhas(requisicao.ator, linhas)
    contexto = {
        "secao": "mesa",
        "caixa": {"rotulo": pedido.caixa.rotulo},
        "caixas": _caixas(requisicao, pedido, url),
        "linhas": [_linha(requisicao, linha, url) for linha in linhas],
        "filtros": _filtros(requisicao, pedido, url, marcadores),
        "acoes": _acoes(pedido),
        "url_lote": reverse("mesa_lote", args=[requisicao.instituicao.slug]),
        "pagina": vizinhas(pagina, url + _consulta(pedido)),
        "vazio": _vazio(requisicao, pedido, url),
    }
    return render(requisicao, "mesa/mesa.html", contexto)


def _acoes(pedido: Pedido) -> list[dict[str, str]]:
    """What may be done with the chosen ones; among the unread, receiving comes first."""
    nao_lidos = pedido.caixa.chave == "nao-lidos"
    em_ordem = sorted(ACOES, key=lambda a: a[0] != "receber") if nao_lidos else ACOES
    return [{"acao": a, "rotulo": r, "icone": i, "tecla": t} for a, r, i, t in em_ordem]


def _consulta(pedido: Pedido, **troca: Any) -> str:
    """Address of the same list with something changed; empty values are left out."""
    valores = {
        "caixa": pedido.caixa.chave,
        "tipo": pedido.tipo,
        "pessoa": pedido.pessoa,
        "texto": pedido.texto,
        "marcador": pedido.marcador,
        "agrupar": pedido.agrupar,
        "ordenar": pedido.ordenar,
    } | troca
    usuais = {"caixa": "todos", "ordenar": "recentes"}
    return "?" + urlencode({k: v for k, v in valores.items() if v and usuais.get(k) != v})


def _caixas(requisicao: Requisicao, pedido: Pedido, url: str) -> list[dict[str, Any]]:
    contagem = contar_caixas(requisicao.ator)
    return [
        {
            "chave": caixa.chave,
            "rotulo": caixa.rotulo,
            "icone": caixa.icone,
            "total": contagem[caixa.chave],
            "urgente": caixa.urgente,
            "url": url + _consulta(pedido, caixa=caixa.chave),
            "atual": caixa is pedido.caixa,
        }
        for caixa in CAIXAS.values()
    ]


def _linha(requisicao: Requisicao, linha: Linha, url: str) -> dict[str, Any]:
    processo, pessoa = linha.processo, linha.atribuida_a
    # What a process under sigilo is about is behind its password, also for who may read it.
    mostra = not processo.sigiloso
    return {
        "id": processo.pk,
        "numero": processo.numero,
        "url": reverse("processo", args=[requisicao.instituicao.slug, processo.pk]),
        "nao_lido": linha.nao_lida,
        "tipo": processo.tipo,
        "especificacao": processo.especificacao if mostra else "",
        "interessado": linha.interessado if mostra else "",
        "nivel": processo.nivel_efetivo,
        "grupo": linha.grupo,
        "prioridade": PRIORIDADES[processo.prioridade] if processo.prioridade and mostra else "",
        "prazo": linha.prazo,
        "retorno": linha.retorno,
        "para_assinar": linha.para_assinar,
        "novidade": "documento novo" if linha.novidade else "",
        "marcadores": linha.marcadores if mostra else [],
        "nota": linha.nota if mostra else "",
        "nota_prioritaria": linha.nota_prioritaria,
        "origem": linha.origem,
        "atribuido": pessoa
        and {
            "nome_curto": pessoa.nome_curto,
            "nome": pessoa.nome,
            "url": f"{url}?pessoa={pessoa.pk}",
        },
        "quando": linha.quando,
    }


def _filtros(
    requisicao: Requisicao, pedido: Pedido, url: str, marcadores: list[MarcadorDaMesa]
) -> dict[str, Any]:
    pessoas = [(str(pk), nome) for pk, nome in colegas(requisicao)]
    return {
        "url": url,
        "agrupar": pedido.agrupar,
        "ordenar": pedido.ordenar,
        "agrupamentos": list(AGRUPAMENTOS.items()),
        "ordens": list(ORDENS.items()),
        "ocultos": {"caixa": pedido.caixa.chave},
        "tipos": [("", "Todos"), *_perguntar_tipos(requisicao.ator)],
        "tipo": pedido.tipo or "",
        "pessoas": [("", "Todos"), ("ninguem", "Sem responsável"), *pessoas],
        "pessoa": pedido.pessoa,
        "texto": pedido.texto,
        "marcadores": [("", "Todos"), *((str(m.pk), m.nome) for m in marcadores)]
        if marcadores
        else [],
        "marcador": str(pedido.marcador or ""),
        "marcadores_url": reverse("marcadores", args=[requisicao.instituicao.slug]),
        "de_retornos": pedido.caixa.de_retornos,
        "limpar": url + _consulta(pedido, **SEM_FILTROS) if pedido.filtrado else "",
    }


def _vazio(requisicao: Requisicao, pedido: Pedido, url: str) -> dict[str, Any]:
    """An empty list teaches: what the box is for, or how to widen the filter."""
    if pedido.filtrado:
        return {
            "icone": "filtro",
            "titulo": "Nada com este filtro",
            "texto": f"Nenhum processo de “{pedido.caixa.rotulo}” combina com o que você escolheu.",
            "acao": {
                "url": url + _consulta(pedido, **SEM_FILTROS),
                "rotulo": "Limpar filtros",
            },
        }
    titulo, texto = pedido.caixa.vazio
    novo = reverse("processo_novo", args=[requisicao.instituicao.slug])
    ensina = pedido.caixa.chave in {"todos", "gerados"} and requisicao.ator.pode("processo.autuar")
    return {
        "icone": pedido.caixa.icone,
        "titulo": titulo,
        "texto": texto,
        "acao": {"url": novo, "rotulo": "Novo processo"} if ensina else None,
    }
