"""Autuar with a type that only some units use."""

import pytest

from seiva.core.erros import RegraViolada
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


@pytest.fixture
def so_da_trib(elenco: Elenco) -> Elenco:
    casa = elenco.casa
    with elenco.em(casa):
        alterar_registro(
            elenco.ator("edu"),
            registro=casa.ferias,
            valores={"unidades": [casa.unidades["TRIB"]]},
        )
    return elenco


def test_so_as_unidades_nomeadas_autuam_com_o_tipo(so_da_trib: Elenco) -> None:
    casa = so_da_trib.casa
    with so_da_trib.em(casa):
        with pytest.raises(RegraViolada) as recusa:
            autuar(so_da_trib.ator("ana"), casa)
        assert (recusa.value.codigo, recusa.value.campo) == ("tipo_de_outra_unidade", "tipo")
        assert autuar(so_da_trib.ator("bia"), casa).tipo_id == casa.ferias.pk


def test_o_processo_nao_muda_para_tipo_de_outra_unidade_mas_fica_no_que_tinha(
    elenco: Elenco,
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, edu = elenco.ator("ana"), elenco.ator("edu")
        alterar_registro(edu, registro=casa.sindicancia, valores={"niveis": [0, 1]})
        casa.sindicancia.refresh_from_db()
        de_ferias = autuar(ana, casa)
        de_sindicancia = autuar(ana, casa, tipo=casa.sindicancia)
        so_trib = [casa.unidades["TRIB"]]
        alterar_registro(edu, registro=casa.sindicancia, valores={"unidades": so_trib})
        dados = DadosDoCadastro(tipo=casa.sindicancia, nivel=0, especificacao="Outra")
        with pytest.raises(RegraViolada, match="é de outras unidades"):
            alterar_processo(ana, processo=de_ferias, dados=dados)
        alterado = alterar_processo(ana, processo=de_sindicancia, dados=dados)
    assert alterado.especificacao == "Outra"
