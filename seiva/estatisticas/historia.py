"""Reading, of many processes at once, what the numbers count. A fixed number of questions."""

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, Subquery

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import NivelAcesso
from seiva.documentos.models import Base, Documento, Leitura
from seiva.estatisticas.regras.contribuicoes import DocumentoContado, Historia, Prazo
from seiva.estatisticas.regras.estadias import Fato
from seiva.processos import andamentos
from seiva.processos.models import Anexacao, Destino, Passagem, Processo

ESPECIES = {
    andamentos.RECEBIDO.codigo: "recebido",
    andamentos.CONCLUIDO.codigo: "fechado",
    andamentos.REABERTO.codigo: "aberto",
}


def carregar(processos: Collection[int]) -> dict[int, Historia]:
    """What each of these processes adds to the numbers; of one that is gone, nothing."""
    campos = ("pk", "tipo_id", "nivel_efetivo", "unidade_geradora_id", "autuado_em", "concluido_em")
    linhas = Processo.objects.filter(pk__in=processos).values_list(*campos)
    historias = {}
    for pk, tipo, nivel, unidade, autuado, concluido in linhas:
        historias[pk] = Historia(tipo, nivel, unidade, autuado, concluido)
        historias[pk].fatos.append(Fato(autuado, "gerado", unidade))
    # What is under sigilo is not even read.
    chaves = [pk for pk, h in historias.items() if h.nivel < NivelAcesso.SIGILOSO]
    _movimentos(chaves, historias)
    _anexacoes(chaves, historias)
    _remessas(chaves, historias)
    _passagens(chaves, historias)
    _documentos(chaves, historias)
    return historias


def _movimentos(chaves: list[int], historias: dict[int, Historia]) -> None:
    linhas = Andamento.objects.filter(
        processo__in=chaves, tipo__in=list(ESPECIES), unidade__isnull=False
    ).values_list("processo_id", "quando", "tipo", "unidade_id")
    for processo, quando, tipo, unidade in linhas:
        historias[processo].fatos.append(Fato(quando, ESPECIES[tipo], unidade))


def _anexacoes(chaves: list[int], historias: dict[int, Historia]) -> None:
    """Attaching closes the process where it was, and undoing it opens it there again."""
    linhas = Anexacao.objects.filter(anexado__in=chaves).values_list(
        "anexado_id", "unidade_id", "quando", "desfeita_em"
    )
    for processo, unidade, quando, desfeita in linhas:
        historias[processo].fatos.append(Fato(quando, "fechado", unidade))
        if desfeita is not None:
            historias[processo].fatos.append(Fato(desfeita, "aberto", unidade))


def _remessas(chaves: list[int], historias: dict[int, Historia]) -> None:
    """Sendings that stand, and the returns asked for in them."""
    linhas = Destino.objects.filter(
        processo__in=chaves, remessa__desfeita_em__isnull=True
    ).values_list(
        "processo_id",
        "unidade_id",
        "remessa__origem_id",
        "remessa__quando",
        "remessa__manteve_aberto",
        "retorno_em",
        "retornado_em",
    )
    for processo, unidade, origem, quando, manteve, retorno, retornado in linhas:
        historia = historias[processo]
        historia.fatos.append(Fato(quando, "enviado", unidade, origem, manteve))
        if retorno is not None:
            historia.prazos.append(Prazo(unidade, retorno, retornado))


def _passagens(chaves: list[int], historias: dict[int, Historia]) -> None:
    linhas = Passagem.objects.filter(processo__in=chaves).values_list(
        "processo_id", "unidade_id", "aberta", "aberta_em", "prazo", "concluida_em"
    )
    for processo, unidade, aberta, aberta_em, prazo, concluida in linhas:
        if aberta:
            historias[processo].abertas.append((unidade, aberta_em))
        if prazo is not None:
            cumprido = None if aberta else concluida
            historias[processo].prazos.append(Prazo(unidade, prazo, cumprido))


def _documentos(chaves: list[int], historias: dict[int, Historia]) -> None:
    """Documents that took form: signed here, or files from outside. Neither drafts nor what was
    cancelled, nor what is itself under sigilo."""
    base = Base.objects.filter(
        congelamento__documento=OuterRef("pk"), congelamento__cancelamentos__isnull=True
    )
    leitura = Leitura.objects.filter(arquivo=OuterRef("arquivo_id"))
    linhas = (
        Documento.objects.filter(processo__in=chaves, estado__in=("assinado", "registrado"))
        .exclude(nivel=NivelAcesso.SIGILOSO)
        .annotate(
            _base=Subquery(base.order_by("-pk").values("paginas")[:1]),
            _lida=Subquery(leitura.values("paginas")[:1]),
            _estado=Subquery(leitura.values("estado")[:1]),
        )
        .values_list(
            "processo_id", "natureza", "unidade_id", "firmado_em", "criado_em",
            "_base", "_lida", "_estado",
        )
    )  # fmt: skip
    for processo, natureza, unidade, firmado, criado, feitas, lidas, estado in linhas:
        interno = natureza == Documento.Natureza.INTERNO
        paginas = feitas if interno else _paginas_do_arquivo(lidas, estado)
        historias[processo].documentos.append(
            DocumentoContado(firmado or criado, interno, unidade, paginas)
        )


def _paginas_do_arquivo(lidas: int | None, estado: Any) -> int | None:
    """Pages of a file: one when it has none (a picture), unknown while it is being read."""
    if lidas is not None:
        return lidas
    return None if estado in (None, Leitura.Estado.PENDENTE) else 1
