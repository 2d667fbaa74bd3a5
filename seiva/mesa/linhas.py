"""Rows of the mesa as values: everything a row shows, in a fixed number of queries a page."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Window
from django.utils import timezone

from seiva.core.ator import Ator
from seiva.core.paginacao import Pagina
from seiva.mesa.consulta import Pedido, pagina_de_passagens, pagina_de_retornos
from seiva.processos.models import Anotacao, Destino, Interessado, Processo


@dataclass
class Linha:
    """One process of the list. `interessado` is the first one, `mais` how many others."""

    processo: Processo
    quando: datetime | date
    nao_lida: bool = False
    novidade: bool = False
    para_assinar: int = 0
    prazo: date | None = None
    retorno: date | None = None
    atribuida_a: Any = None
    origem: str = ""
    nota: str = ""
    nota_prioritaria: bool = False
    interessado: str = ""
    grupo: str = ""
    extras: dict[str, Any] = field(default_factory=dict)


def listar(ator: Ator, pedido: Pedido) -> tuple[list[Linha], Pagina[Any]]:
    """A page of the box asked for, and its neighbours."""
    if pedido.caixa.de_retornos:
        pagina = pagina_de_retornos(ator, pedido)
        linhas = [_de_retorno(destino, pedido) for destino in pagina.linhas]
    else:
        pagina = pagina_de_passagens(ator, pedido)
        linhas = [_de_passagem(passagem, pedido) for passagem in pagina.linhas]
    _completar(ator, linhas)
    return linhas, pagina


def _de_passagem(passagem: Any, pedido: Pedido) -> Linha:
    return Linha(
        processo=passagem.processo,
        quando=passagem.movida_em,
        nao_lida=passagem.nao_lida,
        novidade=passagem.novidade,
        para_assinar=passagem.para_assinar,
        prazo=passagem.prazo,
        atribuida_a=passagem.atribuida_a,
        origem=passagem.remetente.sigla if passagem.remetente else "",
        grupo=_grupo(passagem, pedido.agrupar),
    )


def _de_retorno(destino: Any, pedido: Pedido) -> Linha:
    de_outra = pedido.caixa.chave == "devolver"
    return Linha(
        processo=destino.processo,
        quando=destino.remessa.quando,
        retorno=destino.retorno_em,
        origem=destino.remessa.origem.sigla if de_outra else destino.unidade.sigla,
    )


def _grupo(passagem: Any, agrupar: str) -> str:
    if agrupar == "tipo":
        return str(passagem.processo.tipo.nome)
    if agrupar == "responsavel":
        return passagem.atribuida_a.nome if passagem.atribuida_a else "Sem responsável"
    if agrupar == "origem":
        return f"De {passagem.remetente.sigla}" if passagem.remetente else "Gerados na unidade"
    if agrupar == "data":
        return f"{timezone.localtime(passagem.movida_em):%d/%m/%Y}"
    return ""


def _completar(ator: Ator, linhas: list[Linha]) -> None:
    """First interessado, note of the unit and return asked of it: one query each."""
    por_processo: dict[int, list[Linha]] = {}
    for linha in linhas:
        por_processo.setdefault(linha.processo.pk, []).append(linha)
    chaves = list(por_processo)
    primeiros = (
        Interessado.objects.filter(processo__in=chaves)
        .annotate(total=Window(Count("pk"), partition_by="processo_id"))
        .order_by("processo_id", "pk")
        .distinct("processo_id")
        .values_list("processo_id", "pessoa__nome", "total")
    )
    for pk, nome, total in primeiros:
        for linha in por_processo[pk]:
            linha.interessado = f"{nome} (+{total - 1})" if total > 1 else nome
    for nota in Anotacao.objects.da_unidade(ator).dos_processos(chaves):
        for linha in por_processo[nota.processo_id]:
            linha.nota, linha.nota_prioritaria = nota.texto, nota.prioritaria
    pedidos = Destino.objects.a_devolver_por(ator.unidade_id).filter(processo__in=chaves)
    for pk, data in pedidos.values_list("processo_id", "retorno_em"):
        for linha in por_processo[pk]:
            linha.retorno = linha.retorno or data
