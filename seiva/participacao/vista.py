"""What everybody reads of a consultation: passages, contributions, answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.participacao.models import (
    ConsultaPublica,
    Contribuicao,
    RespostaDaConsulta,
    Trecho,
)
from seiva.participacao.regras.estado import ROTULOS, Estado, dia_em_brasilia, ultimo_dia
from seiva.participacao.relatorio import nome_publico

AMOSTRA = 2  # contributions shown under each passage; the others have a page
RESUMO = 280  # letters of each of them, there


@dataclass(frozen=True)
class Situacao:
    """A consultation now, in the words of its pages."""

    estado: Estado
    rotulo: str
    frase: str

    @property
    def aberta(self) -> bool:
        return self.estado == Estado.ABERTA


@dataclass
class TrechoLido:
    """A passage with how many wrote on it, the latest of them and the published answer."""

    ordem: int
    rotulo: str
    texto: str
    titulo: bool = False
    quantas: int = 0
    ultimas: list[dict[str, Any]] = field(default_factory=list)
    resposta: str = ""


def situacao(consulta: ConsultaPublica) -> Situacao:
    estado = consulta.estado(agora())
    ate = f"{ultimo_dia(consulta.fecha_em):%d/%m/%Y}"
    frases = {
        Estado.AGENDADA: f"Abre em {dia_em_brasilia(consulta.abre_em):%d/%m/%Y} e vai até {ate}.",
        Estado.ABERTA: f"Você pode opinar até {ate}, às 23h59 de Brasília.",
        Estado.ENCERRADA: f"Terminou em {ate}. As opiniões estão sendo analisadas.",
        Estado.RESPONDIDA: f"Terminou em {ate}. A resposta está nesta página.",
        Estado.CANCELADA: f"Foi cancelada. Motivo: {consulta.motivo_cancelamento}.",
    }
    return Situacao(estado, ROTULOS[estado], frases[estado])


def ler_trechos(consulta: ConsultaPublica, trechos: Sequence[Trecho]) -> list[TrechoLido]:
    """What is under each passage, with a fixed number of questions."""
    chaves = [trecho.pk for trecho in trechos]
    publicadas = Contribuicao.objects.da_consulta(consulta).publicadas().filter(trecho__in=chaves)
    contas = publicadas.por_trecho()
    numeradas = publicadas.annotate(
        vez=Window(RowNumber(), partition_by=F("trecho"), order_by=F("pk").desc())
    )
    ultimas: dict[int, list[dict[str, Any]]] = {}
    for linha in numeradas.filter(vez__lte=AMOSTRA).order_by("-pk"):
        ultimas.setdefault(linha.trecho_id, []).append(ler_contribuicao(linha, RESUMO))
    respostas = _respostas(consulta, chaves)
    return [
        TrechoLido(
            trecho.ordem,
            trecho.rotulo,
            trecho.texto,
            trecho.especie == "titulo",
            contas.get(trecho.pk, 0),
            ultimas.get(trecho.pk, []),
            respostas.get(trecho.pk, ""),
        )
        for trecho in trechos
    ]


def ler_contribuicao(linha: Contribuicao, maximo: int = 0) -> dict[str, Any]:
    """One published contribution; cut at `maximo` letters, when it is given."""
    longa = bool(maximo) and len(linha.texto) > maximo
    return {
        "numero": linha.numero,
        "nome": nome_publico(linha),
        "quando": linha.enviada_em,
        "texto": f"{linha.texto[: maximo - 1]}…" if longa else linha.texto,
    }


def resposta_geral(consulta: ConsultaPublica) -> str:
    """The published answer on the whole text, or ""."""
    return _respostas(consulta, [None]).get(None, "")


def relatorio_publico(consulta: ConsultaPublica, ator: Ator) -> Documento | None:
    """The report, once anybody may read it: signed."""
    if consulta.relatorio_id is None:
        return None
    achado: Documento | None = (
        Documento.objects.legiveis_por(ator).filter(pk=consulta.relatorio_id).first()
    )
    return achado


def _respostas(consulta: ConsultaPublica, chaves: Sequence[int | None]) -> dict[int | None, str]:
    if consulta.respondida_em is None:
        return {}
    linhas = RespostaDaConsulta.objects.filter(consulta=consulta)
    if None in chaves:
        linhas = linhas.filter(trecho__isnull=True)
    else:
        linhas = linhas.filter(trecho__in=chaves)
    return dict(linhas.values_list("trecho", "texto"))


def retidas_sem_replica(ator: Ator) -> list[Contribuicao]:
    """What waits for a person: contributions withheld, which may be answered once."""
    if ator.conta_id is None:
        return []
    linhas = (
        Contribuicao.objects.da_conta(ator.conta_id)
        .filter(
            situacao="retida",
            replicada_em__isnull=True,
            consulta__relatorio__isnull=True,
            consulta__cancelada_em__isnull=True,
        )
        .select_related("consulta")
    )
    return list(linhas.order_by("pk")[:50])
