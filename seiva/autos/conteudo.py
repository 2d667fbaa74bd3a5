"""What goes out: the documents of a process and of those attached to it, as one person sees them.

The only question about visibility of an export is asked here, and again at each download
(`conteudo_ainda_legivel`).
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from seiva.autos.models import Exportacao
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada, PreparadaDeObjetos, UmDe
from seiva.documentos.models import Assinatura, Base, Congelamento, Documento, Leitura, Selo
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Anexacao, Interessado, Processo


@dataclass
class Retrato:
    """One document as it is now for who asks. `selo` is the last one, when all were made."""

    documento: Documento
    legivel: bool
    congelado: Congelamento | None = None
    selos: list[Selo] = field(default_factory=list)
    por_selar: int = 0
    paginas: int | None = None

    @property
    def selado(self) -> Selo | None:
        return self.selos[-1] if self.selos and not self.por_selar else None


@dataclass
class Secao:
    """A process and its documents: the main one first, then those attached to it."""

    processo: Processo
    retratos: list[Retrato]
    anexacao: Anexacao | None = None


def secoes(ator: Ator, processo: Processo, escolhidos: Collection[int] | None) -> list[Secao]:
    """What an export holds. A document that the actor may not know of is in none."""
    inteiras = [Secao(processo, retratos(ator, processo))]
    dentro = Anexacao.objects.dentro_de(processo).conhecidas_por(ator)
    for anexacao in dentro.select_related(
        "anexado__tipo", "anexado__hipotese", "anexado__instituicao"
    ):
        inteiras.append(Secao(anexacao.anexado, retratos(ator, anexacao.anexado), anexacao))
    if escolhidos is None:
        return inteiras
    chaves = set(escolhidos)
    for secao in inteiras:
        secao.retratos = [r for r in secao.retratos if r.documento.pk in chaves]
    return [inteiras[0], *(s for s in inteiras[1:] if s.retratos)]


def _listaveis_do_processo(ator: Ator, *, processo: int) -> Any:
    listaveis = Documento.objects.do_processo(processo).listaveis_por(ator).na_arvore()
    return listaveis.select_related("arquivo", "hipotese", "tipo", "unidade")


def _legiveis_do_processo(ator: Ator, *, processo: int) -> Any:
    return Documento.objects.do_processo(processo).legiveis_por(ator).values_list("pk")


def _legiveis_destes(ator: Ator, *, estes: list[int]) -> Any:
    return Documento.objects.legiveis_por(ator).filter(UmDe("pk", estes)).values_list("pk")


_listaveis = PreparadaDeObjetos(_listaveis_do_processo)
_legiveis, _ainda_legiveis = Preparada(_legiveis_do_processo), Preparada(_legiveis_destes)


def retratos(ator: Ator, processo: Processo) -> list[Retrato]:
    """Every document of one process that the actor may know of, in the order of the tree."""
    legiveis = {pk for (pk,) in _legiveis(ator, processo=processo.pk)}
    feitos = {}
    for documento in _listaveis(ator, processo=processo.pk):
        documento.processo = processo
        feitos[documento.pk] = Retrato(documento, documento.pk in legiveis)
    _congelados(feitos)
    _paginas_dos_arquivos(feitos.values())
    return list(feitos.values())


def _congelados(feitos: dict[int, Retrato]) -> None:
    """Frozen content in force, its seals and its number of pages, in four queries."""
    vigentes = Congelamento.objects.filter(documento__in=feitos, cancelamentos__isnull=True)
    por_congelado: dict[int, Retrato] = {}
    for congelado in vigentes.order_by("pk"):
        retrato = feitos[congelado.documento_id]
        retrato.congelado = congelado
        por_congelado[congelado.pk] = retrato
    for selo in (
        Selo.objects.filter(congelamento__in=por_congelado)
        .select_related("pdf", "assinatura__unidade")
        .order_by("congelamento", "ordem")
    ):
        por_congelado[selo.congelamento_id].selos.append(selo)
    contadas = Assinatura.objects.filter(congelamento__in=por_congelado).values("congelamento")
    for linha in contadas.annotate(n=Count("pk")).order_by():
        retrato = por_congelado[linha["congelamento"]]
        retrato.por_selar = linha["n"] - len(retrato.selos)
    bases = Base.objects.filter(congelamento__in=por_congelado)
    for congelado_id, paginas in bases.values_list("congelamento_id", "paginas"):
        por_congelado[congelado_id].paginas = paginas


def _paginas_dos_arquivos(feitos: Iterable[Retrato]) -> None:
    por_arquivo = {r.documento.arquivo_id: r for r in feitos if r.documento.arquivo_id}
    lidas = Leitura.objects.filter(arquivo__in=por_arquivo, paginas__isnull=False)
    for arquivo_id, paginas in lidas.values_list("arquivo_id", "paginas"):
        por_arquivo[arquivo_id].paginas = paginas


def chave_de(
    ator: Ator, formato: str, escolhidos: Collection[int] | None, todas: list[Secao]
) -> str:
    """Fingerprint of who asks, what for, and everything that the file would tell."""
    principal = todas[0].processo
    nomes = Interessado.objects.dos_processos([principal]).values_list("pessoa__nome", flat=True)
    conteudo: list[Any] = [formato, ator.conta_id, ator.unidade_id, principal.instituicao.brasao]
    conteudo += [sorted(escolhidos) if escolhidos is not None else None, list(nomes)]
    for secao in todas:
        p = secao.processo
        conteudo.append([p.pk, p.tipo_id, p.especificacao, p.nivel_efetivo, p.hipotese_id])
        if formato == Exportacao.Formato.ZIP:
            ultimo = p.andamentos.order_by("-sequencia").values_list("hash", flat=True).first()
            conteudo.append(ultimo)
        conteudo += [_marca(retrato) for retrato in secao.retratos]
    return hashlib.sha256(json.dumps(conteudo).encode()).hexdigest()


def _marca(retrato: Retrato) -> list[Any]:
    d, selos = retrato.documento, [selo.pk for selo in retrato.selos]
    return [
        d.pk, d.nome, d.estado, d.nivel_efetivo, str(d.data), d.motivo_cancelamento,
        d.versao_atual, d.arquivo_id, retrato.legivel, selos, retrato.por_selar,
    ]  # fmt: skip


def conteudo_ainda_legivel(ator: Ator, exportacao: Exportacao) -> bool:
    """May the person still read everything that the file holds? (A credential may be gone.)"""
    if not legivel(ator, exportacao.processo):
        return False
    dentro = set(exportacao.conteudos)
    return len(_ainda_legiveis(ator, estes=list(dentro))) == len(dentro)
