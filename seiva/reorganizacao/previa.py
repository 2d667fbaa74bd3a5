"""What a plan would do, in exact counts, as things are now."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef

from seiva.blocos.models import Bloco, Disponibilizacao
from seiva.catalogo.models import NivelAcesso, TextoPadrao
from seiva.core.relogio import hoje
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.organizacao.models import Lotacao, Unidade
from seiva.processos.models import Anotacao, Credencial, Destino, Marca, Marcador, Passagem
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.plano import Plano
from seiva.reorganizacao.querysets import processos_a_mover

ROTULOS: dict[str, str] = {
    "abertos": "processos abertos na unidade",
    "nao_lidos": "deles, ainda não recebidos",
    "atribuidos": "deles, a cargo de alguém",
    "com_prazo": "deles, com prazo da unidade",
    "anotacoes": "anotações da unidade",
    "marcas": "marcadores postos em processos",
    "a_devolver": "devoluções que a unidade deve",
    "a_receber": "devoluções que a unidade espera",
    "minutas": "minutas",
    "concluidos": "processos que a unidade já concluiu",
    "blocos": "blocos da unidade",
    "blocos_recebidos": "blocos de outras unidades que estão nela",
    "credenciais": "credenciais de processos sigilosos",
    "credenciais_sem_dono": "delas, de quem não trabalha mais na unidade",
    "credenciais_de_assinatura": "credenciais de assinatura",
    "textos": "textos padrão da unidade",
    "marcadores": "marcadores da unidade",
    "pessoas": "pessoas lotadas",
    "subordinadas": "unidades subordinadas",
}
# Kinds that the execution counts too.
FEITOS = (
    "abertos", "concluidos", "minutas", "blocos", "blocos_recebidos", "credenciais",
    "credenciais_de_assinatura", "textos", "marcas", "marcadores", "pessoas",
    "subordinadas",
)  # fmt: skip


@dataclass(frozen=True)
class Linha:
    """One consequence: how many, of what."""

    chave: str
    rotulo: str
    total: int


def contar(ids: Collection[int]) -> dict[str, int]:
    """How much of each kind these units have now. Under sigilo: how many, never which."""
    abertas = Passagem.objects.filter(unidade__in=ids, aberta=True).exclude(
        processo__nivel_efetivo=NivelAcesso.SIGILOSO
    )
    devidas = Destino.objects.devolucoes_devidas()
    fora = Disponibilizacao.objects.filter(
        unidade__in=ids, devolvido_em__isnull=True, cancelado_em__isnull=True
    )
    credenciais = Credencial.objects.filter(unidade__in=ids, ativa=True)
    vigentes = Lotacao.objects.vigentes(hoje())
    ainda = vigentes.filter(conta=OuterRef("conta_id"), unidade=OuterRef("unidade_id"))
    minutas = Documento.objects.filter(unidade__in=ids, estado="minuta", natureza="I")
    return {
        "abertos": abertas.count(),
        "nao_lidos": abertas.filter(nao_lida=True).count(),
        "atribuidos": abertas.filter(atribuida_a__isnull=False).count(),
        "com_prazo": abertas.filter(prazo__isnull=False).count(),
        "anotacoes": Anotacao.objects.filter(unidade__in=ids).count(),
        "marcas": Marca.objects.filter(marcador__unidade__in=ids)
        .exclude(processo__nivel_efetivo=NivelAcesso.SIGILOSO)
        .count(),
        "a_devolver": devidas.filter(unidade__in=ids).count(),
        "a_receber": devidas.filter(remessa__origem__in=ids).count(),
        "minutas": minutas.count(),
        "concluidos": _concluidos(ids),
        "blocos": Bloco.objects.filter(unidade__in=ids, excluido_em__isnull=True).count(),
        "blocos_recebidos": fora.count(),
        "credenciais": credenciais.count(),
        "credenciais_sem_dono": credenciais.exclude(Exists(ainda)).count(),
        "credenciais_de_assinatura": CredencialDeAssinatura.objects.ativas()
        .filter(unidade__in=ids)
        .count(),
        "textos": TextoPadrao.objects.filter(unidade__in=ids).count(),
        "marcadores": Marcador.objects.filter(unidade__in=ids).em_uso().count(),
        "pessoas": vigentes.filter(unidade__in=ids).values("conta").distinct().count(),
        "subordinadas": Unidade.objects.ativas(hoje()).filter(pai__in=ids).count(),
    }


def _concluidos(ids: Collection[int]) -> int:
    fechadas = Passagem.objects.filter(unidade__in=ids, aberta=False)
    return fechadas.exclude(processo__nivel_efetivo=NivelAcesso.SIGILOSO).count()


def linhas(contagem: dict[str, int]) -> list[Linha]:
    """The counts that are not zero, in the order in which people read them."""
    return [Linha(c, r, contagem[c]) for c, r in ROTULOS.items() if contagem.get(c)]


def tipos_abertos(unidade_id: int) -> list[dict[str, Any]]:
    """Types of the processes open in a unit: key, name, how many, by name."""
    abertas = Passagem.objects.filter(unidade=unidade_id, aberta=True).exclude(
        processo__nivel_efetivo=NivelAcesso.SIGILOSO
    )
    pares = abertas.values("processo__tipo", "processo__tipo__nome").annotate(total=Count("pk"))
    return [
        {"id": p["processo__tipo"], "nome": p["processo__tipo__nome"], "total": p["total"]}
        for p in pares.order_by("processo__tipo__nome")
    ]


def pessoas_da_unidade(unidade_id: int) -> list[dict[str, Any]]:
    """People at work in a unit: key, name, how many processes are in their charge there."""
    vigentes = Lotacao.objects.vigentes(hoje()).filter(unidade=unidade_id)
    a_cargo = dict(
        Passagem.objects.filter(unidade=unidade_id, aberta=True, atribuida_a__isnull=False)
        .exclude(processo__nivel_efetivo=NivelAcesso.SIGILOSO)
        .values_list("atribuida_a")
        .annotate(total=Count("pk"))
    )
    pares = vigentes.order_by("conta__nome").values_list("conta_id", "conta__nome")
    return [{"id": pk, "nome": nome, "total": a_cargo.get(pk, 0)} for pk, nome in pares]


def total_a_mover(plano: Plano) -> int:
    """How many processes the lots will handle."""
    return processos_a_mover(plano.ids, com_acervo=plano.acervo).count()


@dataclass(frozen=True)
class Feito:
    """One line of the report: what was foreseen, what was done."""

    rotulo: str
    previsto: int
    feito: int


def relatorio(feita: Reorganizacao) -> list[Feito]:
    """What was foreseen at the confirmation beside what the lots did, kind by kind."""
    return [
        Feito(ROTULOS[chave], feita.previsto.get(chave, 0), feita.feito.get(chave, 0))
        for chave in FEITOS
        if feita.previsto.get(chave) or feita.feito.get(chave)
    ]
