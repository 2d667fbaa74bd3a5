"""Reativar um registro: offered again, if its rules still hold."""

import pytest

from seiva.core.erros import RegraViolada, SemPermissao
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.acoes.reativar_registro import reativar_registro
from seiva.organizacao.models import Alteracao
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_reativa_o_que_estava_fora_de_uso_e_anota(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        with pytest.raises(RegraViolada, match="já está em uso"):
            reativar_registro(elenco.ator("edu"), registro=casa.ferias)
        desativar_registro(elenco.ator("edu"), registro=casa.ferias)
        reativar_registro(elenco.ator("edu"), registro=casa.ferias)
        casa.ferias.refresh_from_db()
        assert casa.ferias.ativo is True
        assert Alteracao.objects.recentes().first().verbo == "reativou"


def test_as_regras_valem_de_novo(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        desativar_registro(elenco.ator("edu"), registro=casa.sindicancia)
        casa.hipotese.nivel = 2
        casa.hipotese.save()
        with pytest.raises(RegraViolada, match="serve ao nível Sigiloso"):
            reativar_registro(elenco.ator("edu"), registro=casa.sindicancia)


def test_so_quem_administra_reativa(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        desativar_registro(elenco.ator("edu"), registro=elenco.casa.ferias)
        with pytest.raises(SemPermissao):
            reativar_registro(elenco.ator("ana"), registro=elenco.casa.ferias)
