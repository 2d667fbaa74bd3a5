"""Desativar um registro: out of what is offered, still in what used it."""

import pytest

from seiva.core.erros import RegraViolada, SemPermissao
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.models import Alteracao
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_desativa_uma_vez_e_anota(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        desativar_registro(elenco.ator("edu"), registro=casa.ferias)
        casa.ferias.refresh_from_db()
        assert casa.ferias.ativo is False
        anotada = Alteracao.objects.get()
        assert (anotada.verbo, anotada.antes, anotada.depois) == (
            "desativou",
            {"ativo": True},
            {"ativo": False},
        )
        with pytest.raises(RegraViolada, match="já está fora de uso"):
            desativar_registro(elenco.ator("edu"), registro=casa.ferias)


def test_so_quem_administra_desativa(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(SemPermissao):
        desativar_registro(elenco.ator("ana"), registro=elenco.casa.ferias)
