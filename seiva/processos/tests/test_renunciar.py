"""Leaving a process under sigilo: it never stays without a reader."""

import pytest

from seiva.core.erros import RegraViolada
from seiva.organizacao.models import Lotacao
from seiva.processos.acoes.cassar import cassar_credencial
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.renunciar import renunciar_credencial, transferir_credencial
from seiva.processos.models import Credencial, Processo
from seiva.processos.tests.apoio_de_sigilo import conhece, credencial, na_mesa, tipos_de
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar_sigiloso


@pytest.mark.django_db
def test_o_ultimo_titular_nao_renuncia(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar_sigiloso(ana, cena.casa)
    with recusado("ultima_credencial"):
        renunciar_credencial(ana, processo=processo)


@pytest.mark.django_db
def test_quem_renuncia_deixa_de_saber(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    renunciar_credencial(ana, processo=processo)
    assert not conhece(ana, processo)
    assert conhece(bia, processo)
    assert tipos_de(processo)[-1] == "credencial_renunciada"


@pytest.mark.django_db
def test_quem_saiu_da_unidade_nao_conta_como_quem_le(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    Lotacao.objects.filter(conta=cena.contas["bia"]).update(fim="2021-01-01")
    with recusado("ultima_credencial"):
        renunciar_credencial(ana, processo=processo)


@pytest.mark.django_db
def test_transferir_passa_o_acesso_e_o_poder_de_cassar(cena: Elenco) -> None:
    ana, bia, fabio, casa = cena.ator("ana"), cena.ator("bia"), cena.ator("fabio"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["fabio"], unidade=casa.unidades["RH"]
    )
    transferir_credencial(
        ana, processo=processo, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    assert not conhece(ana, processo)
    assert na_mesa(bia, processo)
    assert tipos_de(processo)[-1] == "credencial_transferida"
    with recusado("credencial_de_outro"):
        cassar_credencial(fabio, processo=processo, credencial=credencial(processo, bia))
    cassar_credencial(bia, processo=processo, credencial=credencial(processo, fabio))
    assert not conhece(fabio, processo)


@pytest.mark.django_db
def test_nao_se_transfere_a_si_nem_a_quem_ja_tem(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    processo = autuar_sigiloso(ana, casa)
    rh = casa.unidades["RH"]
    with recusado("mesma_pessoa"):
        transferir_credencial(ana, processo=processo, conta=cena.contas["ana"], unidade=rh)
    conceder_credencial(ana, processo=processo, conta=cena.contas["fabio"], unidade=rh)
    with recusado("ja_tem_credencial"):
        transferir_credencial(ana, processo=processo, conta=cena.contas["fabio"], unidade=rh)


@pytest.mark.django_db(transaction=True)
def test_dois_titulares_que_renunciam_juntos_deixam_um(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar_sigiloso(ana, casa)
        conceder_credencial(
            ana, processo=processo, conta=elenco.contas["bia"], unidade=casa.unidades["TRIB"]
        )

    def renunciar(quem: str) -> None:
        with elenco.em(casa):
            renunciar_credencial(elenco.ator(quem), processo=Processo.objects.get(pk=processo.pk))

    respostas = ao_mesmo_tempo(lambda: renunciar("ana"), lambda: renunciar("bia"))
    recusas = [r for r in respostas if isinstance(r, RegraViolada)]
    assert [r.codigo for r in recusas] == ["ultima_credencial"], respostas
    with elenco.em(casa):
        assert Credencial.objects.ativas_do(processo).count() == 1
