"""Receiving: the first opening in the unit."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.models import Passagem
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_receber_tira_o_vermelho_e_registra_uma_vez(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    receber_processo(bia, processo=processo)
    passagem = Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"])
    assert not passagem.nao_lida
    assert passagem.recebida_em is not None
    with recusado("nada_a_receber"):
        receber_processo(bia, processo=processo)
    recebimentos = Andamento.objects.filter(processo=processo, tipo="recebido")
    assert [a.dados["_unidade"] for a in recebimentos] == ["TRIB"]


def test_quem_abriu_o_processo_nao_o_recebe(cena: Elenco) -> None:
    ana = cena.ator("ana")
    with recusado("nada_a_receber"):
        receber_processo(ana, processo=autuar(ana, cena.casa))


def test_unidade_por_onde_nao_passou_nao_recebe(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    with recusado("nada_a_receber"):
        receber_processo(cena.ator("edu"), processo=processo)


def test_reenviado_o_processo_aberto_volta_a_ficar_por_receber(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    trib = [casa.unidades["TRIB"]]
    enviar_processo(ana, processo=processo, destinos=trib, manter_aberto=True)
    receber_processo(bia, processo=processo)
    enviar_processo(ana, processo=processo, destinos=trib)
    receber_processo(bia, processo=processo)
    assert Andamento.objects.filter(processo=processo, tipo="recebido").count() == 2


def test_quem_devolve_sem_abrir_recebeu_e_o_historico_diz(cena: Elenco) -> None:
    """Back in the unit that opened it, and sent on from the table without being read."""
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    receber_processo(bia, processo=processo)
    enviar_processo(bia, processo=processo, destinos=[casa.unidades["RH"]])
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    passagem = Passagem.objects.get(processo=processo, unidade=casa.unidades["RH"])
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    daqui = historia.filter(unidade=casa.unidades["RH"]).values_list("tipo", flat=True)
    assert list(daqui)[-3:] == ["recebido", "remetido", "concluido_automatico"]
    assert passagem.recebida_em >= passagem.aberta_em


def test_quem_envia_e_mantem_aberto_ainda_tem_o_que_ler(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    enviar_processo(bia, processo=processo, destinos=[casa.unidades["RH"]], manter_aberto=True)
    assert Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).nao_lida
    receber_processo(bia, processo=processo)
    assert Andamento.objects.filter(processo=processo, tipo="recebido").count() == 1
