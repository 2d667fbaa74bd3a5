"""Taking credentials back."""

import pytest

from seiva.processos.acoes.cassar import cassar_credencial
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.acoes.renunciar import renunciar_credencial
from seiva.processos.models import Passagem
from seiva.processos.tests.apoio_de_sigilo import conhece, credencial, na_mesa, tipos_de
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar_sigiloso

pytestmark = pytest.mark.django_db


def test_quem_perde_a_credencial_nem_sabe_mais_que_o_processo_existe(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    receber_processo(bia, processo=processo)
    cassar_credencial(ana, processo=processo, credencial=credencial(processo, bia))
    assert not conhece(bia, processo)
    assert not na_mesa(bia, processo)
    assert not Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).aberta
    assert tipos_de(processo)[-1] == "credencial_cassada"
    acabada = credencial(processo, bia)
    assert (acabada.ativa, acabada.fim) == (False, "cassada")


def test_a_unidade_que_nunca_abriu_perde_ate_a_passagem(cena: Elenco) -> None:
    """Else it would read the process, should it become restricted one day."""
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    cassar_credencial(ana, processo=processo, credencial=credencial(processo, bia))
    assert not Passagem.objects.filter(processo=processo, unidade=casa.unidades["TRIB"]).exists()


def test_so_cassa_quem_concedeu_e_o_que_ele_deu_a_outros_fica(cena: Elenco) -> None:
    ana, bia, fabio, casa = cena.ator("ana"), cena.ator("bia"), cena.ator("fabio"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    conceder_credencial(
        bia, processo=processo, conta=cena.contas["fabio"], unidade=casa.unidades["RH"]
    )
    with recusado("credencial_de_outro"):
        cassar_credencial(ana, processo=processo, credencial=credencial(processo, fabio))
    cassar_credencial(ana, processo=processo, credencial=credencial(processo, bia))
    assert conhece(fabio, processo)
    # Who gave it reads no more: now any holder may.
    cassar_credencial(ana, processo=processo, credencial=credencial(processo, fabio))
    assert not conhece(fabio, processo)


def test_a_propria_nao_se_cassa_e_a_do_autor_ninguem_cassa(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    with recusado("propria_credencial"):
        cassar_credencial(ana, processo=processo, credencial=credencial(processo, ana))
    with recusado("credencial_de_outro"):
        cassar_credencial(bia, processo=processo, credencial=credencial(processo, ana))


def test_quem_renunciou_pode_receber_de_novo(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    trib = casa.unidades["TRIB"]
    conceder_credencial(ana, processo=processo, conta=cena.contas["bia"], unidade=trib)
    renunciar_credencial(bia, processo=processo)
    conceder_credencial(ana, processo=processo, conta=cena.contas["bia"], unidade=trib)
    assert conhece(bia, processo)
    assert na_mesa(bia, processo)
