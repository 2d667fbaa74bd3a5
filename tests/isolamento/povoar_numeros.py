"""Rows of one institution in the tables of numbers."""

from decimal import Decimal

from seiva.core.ator import Ator
from seiva.estatisticas.acoes.ajustar import ajustar_parametros
from seiva.estatisticas.atualizar import recontar
from seiva.estatisticas.models import Atualizacao, Parametros
from seiva.processos.models import Processo


def povoar_numeros(ator: Ator) -> None:
    """Count every process, and write one price. Whoever asks may not administer."""
    recontar(list(Processo.objects.values_list("pk", flat=True)))
    Atualizacao.objects.get_or_create()
    if ator.pode("instituicao.administrar"):
        ajustar_parametros(ator, valores={"vias": Decimal(2)})
    else:
        Parametros.objects.create(vias=Decimal(2))
