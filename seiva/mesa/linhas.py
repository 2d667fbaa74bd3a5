"""Rows of the mesa as values: everything a row shows, in a fixed number of queries a page."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Window
from django.utils import timezone

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.paginacao import Pagina
from seiva.core.preparadas import Preparada, UmDe
from seiva.mesa.consulta import Pedido, pagina_de_passagens, pagina_de_retornos
from seiva.processos.models import Anotacao, Destino, Interessado


@dataclass(frozen=True)
class ProcessoDaLinha:
    """What a row says of its process."""

    pk: int
    numero: str
    tipo: str
    especificacao: str
    nivel_efetivo: int
    prioridade: str

    @property
    def sigiloso(self) -> bool:
        return self.nivel_efetivo == NivelAcesso.SIGILOSO


@dataclass(frozen=True)
class Responsavel:
    """Who takes care of the process in the unit."""

    pk: int
    nome: str

    @property
    def nome_curto(self) -> str:
        return self.nome.split(" ")[0]


@dataclass
class Linha:
    """One process of the list. `interessado` is the first one, `mais` how many others."""

    processo: ProcessoDaLinha
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
    marcadores: list[dict[str, str]] = field(default_factory=list)
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


def _de_passagem(passagem: dict[str, Any], pedido: Pedido) -> Linha:
    pessoa = passagem["atribuida_a_id"]
    return Linha(
        processo=ProcessoDaLinha(
            passagem["processo_id"],
            passagem["processo__numero"],
            passagem["processo__tipo__nome"],
            passagem["processo__especificacao"],
            passagem["processo__nivel_efetivo"],
            passagem["processo__prioridade"],
        ),
        quando=passagem["movida_em"],
        nao_lida=passagem["nao_lida"],
        novidade=passagem["novidade"],
        para_assinar=passagem["para_assinar"],
        prazo=passagem["prazo"],
        atribuida_a=Responsavel(pessoa, passagem["atribuida_a__nome"]) if pessoa else None,
        origem=passagem["remetente__sigla"] or "",
        grupo=_grupo(passagem, pedido.agrupar),
    )


def _de_retorno(destino: Any, pedido: Pedido) -> Linha:
    de_outra = pedido.caixa.chave == "devolver"
    processo = destino.processo
    return Linha(
        processo=ProcessoDaLinha(
            processo.pk,
            processo.numero,
            processo.tipo.nome,
            processo.especificacao,
            processo.nivel_efetivo,
            processo.prioridade,
        ),
        quando=destino.remessa.quando,
        retorno=destino.retorno_em,
        origem=destino.remessa.origem.sigla if de_outra else destino.unidade.sigla,
    )


def _grupo(passagem: dict[str, Any], agrupar: str) -> str:
    if agrupar == "tipo":
        return str(passagem["processo__tipo__nome"])
    if agrupar == "responsavel":
        return passagem["atribuida_a__nome"] or "Sem responsável"
    if agrupar == "origem":
        de = passagem["remetente__sigla"]
        return f"De {de}" if de else "Gerados na unidade"
    if agrupar == "data":
        return f"{timezone.localtime(passagem['movida_em']):%d/%m/%Y}"
    return ""


def _primeiros_interessados(_ator: Ator, *, processos: Any) -> Any:
    return (
        Interessado.objects.filter(UmDe("processo_id", processos))
        .annotate(total=Window(Count("pk"), partition_by="processo_id"))
        .order_by("processo_id", "pk")
        .distinct("processo_id")
        .values_list("processo_id", "pessoa__nome", "total")
    )


def _notas(ator: Ator, *, processos: Any) -> Any:
    notas = Anotacao.objects.da_unidade(ator).filter(UmDe("processo_id", processos))
    return notas.values_list("processo_id", "texto", "prioritaria")


def _a_devolver(ator: Ator, *, processos: Any) -> Any:
    devidos = Destino.objects.a_devolver_por(ator.unidade_id)
    return devidos.filter(UmDe("processo_id", processos)).values_list("processo_id", "retorno_em")


_interessados_de, _notas_de = Preparada(_primeiros_interessados), Preparada(_notas)
_devolucoes_de = Preparada(_a_devolver)


def _completar(ator: Ator, linhas: list[Linha]) -> None:
    """First interessado, note of the unit and return asked of it: one query each."""
    por_processo: dict[int, list[Linha]] = {}
    for linha in linhas:
        por_processo.setdefault(linha.processo.pk, []).append(linha)
    chaves = list(por_processo)
    for pk, nome, total in _interessados_de(ator, processos=chaves):
        for linha in por_processo[pk]:
            linha.interessado = f"{nome} (+{total - 1})" if total > 1 else nome
    for pk, texto, prioritaria in _notas_de(ator, processos=chaves):
        for linha in por_processo[pk]:
            linha.nota, linha.nota_prioritaria = texto, prioritaria
    for pk, data in _devolucoes_de(ator, processos=chaves):
        for linha in por_processo[pk]:
            linha.retorno = linha.retorno or data
