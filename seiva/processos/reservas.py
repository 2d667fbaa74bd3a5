"""What the history of a process hides from some of who may read the process."""

from django.db.models import Exists, OuterRef, Q

from seiva.andamentos import tipos
from seiva.andamentos.reservas import reservar
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.processos import andamentos
from seiva.processos.models import Processo
from seiva.processos.querysets import tem_credencial, teve_credencial_ate_o_fim

_NOMEIAM = (andamentos.RELACIONADO.codigo, andamentos.RELACAO_REMOVIDA.codigo)


@reservar
def de_outro_processo_sob_sigilo(ator: Ator) -> Q:
    """Entries written before the other process went under sigilo still carry its number."""
    if ator.porta == "tarefa":
        return Q(pk__in=[])
    outro = Processo.objects.filter(
        nivel_efetivo=NivelAcesso.SIGILOSO, numero=OuterRef("_numero")
    ).exclude(tem_credencial(ator))
    return Q(Exists(outro), tipo__in=_NOMEIAM)


@reservar
def de_credenciais(ator: Ator) -> Q:
    """Who had access to what, after the secrecy ended, is for who had it."""
    if ator.porta == "tarefa":
        return Q(pk__in=[])
    titular = Q(teve_credencial_ate_o_fim(ator, "processo"))
    return Q(tipo__in=tipos.codigos_de_credencial()) & ~titular
