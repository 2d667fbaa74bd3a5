"""The institution that runs the service for the others, and Prodemge's operator in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Instituicao, Perfil
from seiva.organizacao.permissoes import OPERADOR
from tests.elenco import Casa, Elenco, casa_nova, conta_nova, lotar


@dataclass
class Plataforma:
    """`casa` is a whole institution of the cast's kind; `operador` also signs in it."""

    casa: Casa
    operador: Conta
    elenco: Elenco

    def ator(self) -> Ator:
        """The operator as an actor; needs the scope of the platform open."""
        lotacoes = lotacoes_de(self.operador)
        return ator_de(self.operador, lotacoes, lotacoes[0], "plataforma")

    @contextmanager
    def aberta(self) -> Iterator[None]:
        """The scope of the platform's institution."""
        with transaction.atomic(), escopo(self.casa.instituicao.pk):
            yield


def montar(elenco: Elenco) -> Plataforma:
    """Create the platform's institution with one operator, lotado in its office."""
    casa = casa_nova("seiva-minas", "Seiva Minas", "Belo Horizonte")
    Instituicao.objects.filter(pk=casa.instituicao.pk).update(plataforma=True)
    casa.instituicao.refresh_from_db()
    operador = conta_nova("Otto Operador", "29537995593")
    with transaction.atomic(), escopo(casa.instituicao.pk):
        Perfil.objects.create(nome="Operador", permissoes=OPERADOR)
    lotar(casa, operador, "GAB", "Operador")
    return Plataforma(casa, operador, elenco)
