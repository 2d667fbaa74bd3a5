"""The notices that a servant sees. A page asks only when its institution has one in force."""

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, expressions

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.operacao.models import Aviso, DispensaDeAviso
from seiva.organizacao.models import Instituicao

# Rides on the question that finds the institution of an address: no page pays for notices that
# do not exist. Written in SQL because building it again for every request would cost more.
HA_AVISOS = expressions.RawSQL(  # noqa: S611
    "EXISTS (SELECT 1 FROM operacao_aviso WHERE inicio <= statement_timestamp() "
    "AND (fim IS NULL OR fim > statement_timestamp()))",
    [],
    output_field=BooleanField(),
)


def vigentes(instante: datetime) -> QuerySet[Aviso]:
    """Notices shown at `instante`, to anybody."""
    return Aviso.objects.filter(Q(fim__isnull=True) | Q(fim__gt=instante), inicio__lte=instante)


def para(instituicao: Any, natureza: Any) -> Q:
    """Notices addressed to an institution (its key and kind: values or expressions)."""
    return (
        Q(publico=Aviso.Publico.TODAS)
        | Q(publico=Aviso.Publico.NATUREZAS, naturezas__contains=[natureza])
        | Q(publico=Aviso.Publico.ESCOLHIDAS, instituicoes__contains=[instituicao])
    )


def avisos_de(ator: Ator, instituicao: Instituicao) -> list[Aviso]:
    """Notices in force that the person did not dismiss, the most pressing first. One query."""
    dispensas = DispensaDeAviso.objects.filter(aviso=OuterRef("pk"), conta_id=ator.conta_id)
    achados = vigentes(agora()).filter(para(instituicao.pk, instituicao.natureza))
    ordem = list(Aviso.Tom.values)
    return sorted(
        achados.filter(~Exists(dispensas)).order_by("-inicio", "-pk")[:10],
        key=lambda aviso: -ordem.index(aviso.tom),
    )
