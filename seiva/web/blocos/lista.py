"""Blocos: the unit's own and those received, by type and state; and opening a new one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seiva.blocos.acoes.criar import criar_bloco
from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco
from seiva.core.acoes import declarada
from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, paginar
from seiva.documentos.models import Assinatura
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.blocos.comum import resumo
from seiva.web.documentos.comum import endereco
from seiva.web.forms.blocos import NovoBloco
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 30
ORDENS = [Ordem("movido_em", True), Ordem("pk", True)]


@dataclass(frozen=True)
class Caixa:
    """One way of narrowing the list. `quais` is the condition over the blocks of the unit; the
    received ones are a question of their own."""

    chave: str
    rotulo: str
    icone: str
    quais: Q | None
    vazio: str

    def linhas(self, ator: Ator) -> Any:
        if self.quais is None:
            return Bloco.objects.recebidos_por(ator)
        if self.chave == "todos":
            return Bloco.objects.visiveis_por(ator).filter(self.quais)
        return Bloco.objects.da_unidade(ator).filter(self.quais)


# Signs that narrow any box; the first is none.
SINAIS = {
    "": ("Todos os sinais", Q()),
    "prioritario": ("Prioritários", Q(prioritario=True)),
    "a-revisar": ("A revisar", Q(revisado=False)),
    "revisado": ("Revisados", Q(revisado=True)),
}
VIVO = ~Q(estado="C")
CAIXAS = {
    caixa.chave: caixa
    for caixa in (
        Caixa(
            "todos",
            "Todos",
            "bloco",
            VIVO,
            "Um bloco reúne documentos para outras unidades assinarem, minutas para uma reunião "
            "ou processos que a unidade quer ver juntos.",
        ),
        Caixa(
            "recebidos",
            "Recebidos",
            "receber",
            None,
            "O que outras unidades disponibilizarem para a sua aparece aqui, até ser devolvido.",
        ),
        Caixa(
            "assinatura",
            "De assinatura",
            "assinar",
            VIVO & Q(tipo="A"),
            "Reúna documentos da unidade para outras assinarem, sem enviar os processos.",
        ),
        Caixa(
            "reuniao",
            "De reunião",
            "pessoas",
            VIVO & Q(tipo="R"),
            "Reúna processos para que outras unidades leiam as minutas antes da reunião.",
        ),
        Caixa(
            "internos",
            "Internos",
            "pasta-aberta",
            VIVO & Q(tipo="I"),
            "Pastas da unidade: só ela vê.",
        ),
        Caixa("concluidos", "Concluídos", "concluir", Q(estado="C"), "Nenhum bloco concluído."),
    )
}


@require_safe
@servidor
def blocos(requisicao: Requisicao) -> HttpResponse:
    """One box of the unit's blocks, with the counts of all."""
    caixa = CAIXAS.get(requisicao.GET.get("caixa", ""), CAIXAS["todos"])
    onde = endereco(requisicao, "blocos")
    sinal = requisicao.GET.get("sinal", "")
    sinal = sinal if sinal in SINAIS else ""
    linhas = caixa.linhas(requisicao.ator).filter(SINAIS[sinal][1])
    linhas = linhas.select_related("unidade", "atribuido_a")
    pagina = paginar(linhas, ORDENS, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    pode = requisicao.ator.pode(declarada("criar_bloco").exige or "")
    contexto = {
        "secao": "blocos",
        "caixa": caixa,
        "caixas": _caixas(requisicao, caixa, onde),
        "linhas": _linhas(requisicao, pagina.linhas),
        "novo_url": endereco(requisicao, "bloco_novo") if pode else "",
        "sinais": _sinais(f"{onde}?caixa={caixa.chave}", sinal),
        "pagina": vizinhas(pagina, f"{onde}?caixa={caixa.chave}&sinal={sinal}"),
    }
    return render(requisicao, "bloco/lista.html", contexto)


def _sinais(onde: str, atual: str) -> list[dict[str, Any]]:
    return [
        {"rotulo": rotulo, "url": f"{onde}&sinal={sinal}", "atual": sinal == atual}
        for sinal, (rotulo, _) in SINAIS.items()
    ]


def _caixas(requisicao: Requisicao, atual: Caixa, onde: str) -> list[dict[str, Any]]:
    """Counts in two queries: of the unit's own blocks, and of those received."""
    proprias = {c.chave: Count("pk", filter=c.quais) for c in CAIXAS.values() if c.quais}
    contagem = Bloco.objects.da_unidade(requisicao.ator).aggregate(**proprias)
    contagem["recebidos"] = Bloco.objects.recebidos_por(requisicao.ator).count()
    contagem["todos"] += contagem["recebidos"]
    return [
        {
            "rotulo": caixa.rotulo,
            "icone": caixa.icone,
            "total": contagem[caixa.chave],
            "url": f"{onde}?caixa={caixa.chave}",
            "atual": caixa is atual,
        }
        for caixa in CAIXAS.values()
    ]


def _linhas(requisicao: Requisicao, linhas: list[Bloco]) -> list[dict[str, Any]]:
    ids = [bloco.pk for bloco in linhas]
    itens = ItemDoBloco.objects.visiveis_por(requisicao.ator).filter(bloco__in=ids)
    quantos = itens.contados()
    firmes = Assinatura.objects.vigentes().values("documento_id")
    assinados = itens.filter(documento__in=firmes).contados()
    onde: dict[int, list[Disponibilizacao]] = {}
    vigentes = Disponibilizacao.objects.filter(
        bloco__in=ids, devolvido_em__isnull=True, cancelado_em__isnull=True
    )
    for linha in vigentes.select_related("unidade", "atribuido_a").order_by("pk"):
        onde.setdefault(linha.bloco_id, []).append(linha)
    minha = requisicao.ator.unidade_id
    resposta = []
    for bloco in linhas:
        em = onde.get(bloco.pk, [])
        propria = bloco.unidade_id == minha
        aqui = None if propria else next((d for d in em if d.unidade_id == minha), None)
        resposta.append(
            resumo(requisicao, bloco, aqui)
            | {
                "itens": quantos.get(bloco.pk, 0),
                "assinados": assinados.get(bloco.pk, 0) if bloco.de_documentos else None,
                "em": [d.unidade.sigla for d in em] if propria and bloco.estado == "D" else [],
            }
        )
    return resposta


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def novo(requisicao: Requisicao) -> HttpResponse:
    """An empty block of the unit."""
    postado = requisicao.method == "POST"
    formulario = NovoBloco(requisicao.POST if postado else None, ator=requisicao.ator)
    if postado and formulario.is_valid():
        dados = formulario.dados()
        bloco = tentar(formulario, lambda: criar_bloco(requisicao.ator, dados=dados))
        if bloco is not None:
            messages.success(requisicao, f"{bloco.nome} criado.")
            return redirect(endereco(requisicao, "bloco", bloco=bloco.pk))
    contexto = {
        "secao": "blocos",
        "form": formulario,
        "voltar_url": endereco(requisicao, "blocos"),
    }
    return render(requisicao, "bloco/novo.html", contexto, status=422 if postado else 200)
