"""The tenant scope: absent it raises, and it never leaks to what comes next."""

import pytest
from django.db import DataError, connection, transaction

from seiva.core.erros import EscopoAusente, NaoEncontrado
from seiva.core.tenancy import escopo, escopo_da_conta, ha_escopo, instituicao_atual
from seiva.organizacao.models import Unidade
from tests.elenco import Elenco


def ajuste(nome: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [nome])
        return str(cursor.fetchone()[0])


def test_sem_escopo_a_pergunta_e_um_defeito() -> None:
    assert not ha_escopo()
    with pytest.raises(EscopoAusente):
        instituicao_atual()


@pytest.mark.django_db(transaction=True)
def test_o_escopo_exige_transacao_aberta() -> None:
    with pytest.raises(EscopoAusente), escopo(1):
        pass
    with pytest.raises(EscopoAusente), escopo_da_conta(1):
        pass
    assert not ha_escopo()


@pytest.mark.django_db
def test_escopos_se_aninham_e_voltam(elenco: Elenco) -> None:
    um, outro = elenco.casa.instituicao.pk, elenco.outra.instituicao.pk
    with transaction.atomic(), escopo(um):
        with escopo(outro):
            assert instituicao_atual() == outro
            assert ajuste("app.instituicao") == str(outro)
        assert instituicao_atual() == um
        assert ajuste("app.instituicao") == str(um)
    assert not ha_escopo()
    assert ajuste("app.instituicao") == ""


@pytest.mark.django_db
def test_o_escopo_fecha_mesmo_depois_de_erro_no_banco(elenco: Elenco) -> None:
    with pytest.raises(DataError), elenco.em(elenco.casa), connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")
    assert not ha_escopo()
    assert ajuste("app.instituicao") == ""


@pytest.mark.django_db(transaction=True)
def test_a_conexao_devolvida_nao_leva_o_escopo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        assert Unidade.objects.count() == 3
    assert ajuste("app.instituicao") == ""


@pytest.mark.django_db
def test_linha_alheia_e_linha_ausente_sao_o_mesmo(elenco: Elenco) -> None:
    alheia = elenco.outra.unidades["RH"].pk
    with elenco.em(elenco.casa):
        for chave in (alheia, 10**15, "x", 10**30):
            with pytest.raises(NaoEncontrado):
                Unidade.objects.um(pk=chave)
        with pytest.raises(NaoEncontrado):
            Unidade.travar(alheia)
