"""What the tests of credentials share."""

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.processos.models import Credencial, Passagem, Processo


def tipos_de(processo: Processo) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    return list(historia.values_list("tipo", flat=True))


def conhece(ator: Ator, processo: Processo) -> bool:
    return Processo.objects.localizaveis_por(ator).filter(pk=processo.pk).exists()


def na_mesa(ator: Ator, processo: Processo) -> bool:
    return Passagem.objects.da_mesa_de(ator).filter(processo=processo).exists()


def credencial(processo: Processo, ator: Ator) -> Credencial:
    achada: Credencial = Credencial.objects.get(processo=processo, conta=ator.conta_id)
    return achada
