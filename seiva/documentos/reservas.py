"""Entries of the history about documents under sigilo, in processes that are not."""

from django.db.models import Exists, F, Func, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast

from seiva.andamentos.reservas import reservar
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import Documento
from seiva.processos.querysets import teve_credencial_ate_o_fim


@reservar
def de_documento_sob_sigilo(ator: Ator) -> Q:
    """Also what was written before the document went under sigilo, and after it was excluded."""
    if ator.porta == "tarefa":
        return Q(pk__in=[])
    todos: QuerySetDoInquilino[Documento] = QuerySetDoInquilino(Documento).filter(
        instituicao_id=instituicao_atual()
    )
    citado = todos.annotate(digitos=Cast(F("numero"), TextField())).filter(
        processo=OuterRef("processo"),
        nivel=NivelAcesso.SIGILOSO,
        digitos=Func(OuterRef("_numero"), Value("0"), function="ltrim"),
    )
    titular = Q(teve_credencial_ate_o_fim(ator, "processo"))
    return Q(Exists(citado)) & ~titular
