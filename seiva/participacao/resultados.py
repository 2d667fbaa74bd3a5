"""What people think of the service, by type of process: never of few people.

Norma: Lei 13.460/2017, art. 23, § 2º.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from seiva.catalogo.models import TipoProcesso
from seiva.participacao.models import Avaliacao
from seiva.participacao.regras.notas import MINIMO, percentual, por_extenso
from seiva.servicos.models import Servico, VersaoDoServico


@dataclass(frozen=True)
class Resultado:
    """Of one type, or of all of them: of whole lots of `MINIMO` evaluations."""

    nome: str
    quantas: int
    satisfacao: str
    facilidade: str
    no_prazo: str


def por_tipo() -> list[Resultado]:
    """Types with at least `MINIMO` evaluations, by name."""
    linhas: Any = (
        _inteiras("tipo").values("tipo__nome", "tipo").annotate(**_CONTAS).order_by("tipo__nome")
    )
    return [_resultado(linha["tipo__nome"], linha) for linha in linhas]


def por_servico() -> list[Resultado]:
    """Services with at least `MINIMO` evaluations, by the name of their latest published version."""
    contas: Any = _inteiras("servico", servico__isnull=False).values("servico").annotate(**_CONTAS)
    nomes = _nomes_dos_servicos()
    feitos = [_resultado(nomes.get(linha["servico"], ""), linha) for linha in contas]
    return sorted(feitos, key=lambda resultado: resultado.nome)


def do_tipo(tipo: TipoProcesso | None) -> Resultado | None:
    """What is said of a type of process, when there is enough to say."""
    if tipo is None:
        return None
    contas = _inteiras("tipo", tipo=tipo).aggregate(**_CONTAS)
    return _resultado(tipo.nome, contas) if contas["n"] else None


def do_servico(servico: Servico, nome: str) -> Resultado | None:
    """What the page of a service says, when there is enough to say."""
    contas = _inteiras("servico", servico=servico).aggregate(**_CONTAS)
    return _resultado(nome, contas) if contas["n"] else None


def comentarios() -> QuerySet[Avaliacao]:
    """What people wrote, of whole lots of `MINIMO` evaluations of the institution: a comment shows
    only with four other evaluations, so that the day on which it appears tells nobody's."""
    total = Avaliacao.objects.count()
    inteiras = total - total % MINIMO
    if not inteiras:
        return Avaliacao.objects.none()
    ultima = Avaliacao.objects.order_by("pk").values_list("pk", flat=True)[inteiras - 1]
    achados: QuerySet[Avaliacao] = (
        Avaliacao.objects.filter(pk__lte=ultima)
        .exclude(comentario="")
        .select_related("tipo")
        .defer("processo", "quem")
    )
    return achados


def _inteiras(campo: str, **de: Any) -> QuerySet[Avaliacao]:
    """The evaluations of each type (or service) in lots of `MINIMO`, in order: one more alone
    changes nothing that is shown, so that two readings, one before and one after, do not tell
    what it said."""
    numeradas = Avaliacao.objects.filter(**de).annotate(
        vez=Window(RowNumber(), partition_by=F(campo), order_by=F("pk").asc()),
        total=Window(Count("pk"), partition_by=F(campo)),
    )
    em_lotes = numeradas.filter(vez__lte=F("total") - F("total") % MINIMO)
    inteiras: QuerySet[Avaliacao] = Avaliacao.objects.filter(pk__in=em_lotes.values("pk"))
    return inteiras


def _nomes_dos_servicos() -> dict[int, str]:
    """Title of the latest published version of each service."""
    publicadas = VersaoDoServico.objects.filter(publicada_em__isnull=False).order_by("pk")
    return dict(publicadas.values_list("servico", "titulo"))


_CONTAS: dict[str, Any] = {
    "n": Count("pk"),
    "media": Avg("nota"),
    "facil": Avg("facilidade"),
    "sim": Count("pk", filter=Q(no_prazo=True)),
    "disseram": Count("pk", filter=Q(no_prazo__isnull=False)),
}


def _resultado(nome: str, contas: dict[str, Any]) -> Resultado:
    return Resultado(
        nome,
        contas["n"],
        por_extenso(contas["media"]),
        por_extenso(contas["facil"]),
        percentual(contas["sim"], contas["disseram"]),
    )
