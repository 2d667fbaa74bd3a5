"""Concluding and reopening in one unit."""

from datetime import timedelta

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import SemPermissao
from seiva.core.relogio import hoje
from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.acoes.concluir import (
    concluir_processo,
    reabrir_processo,
    retornos_pendentes,
)
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def tipos_de(processo: Processo) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    return list(historia.values_list("tipo", flat=True))


def test_concluir_na_unica_unidade_conclui_o_processo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    passagem = concluir_processo(ana, processo=processo)
    assert not passagem.aberta
    assert passagem.atribuida_a is None
    assert Processo.objects.get().concluido_em == passagem.concluida_em
    assert tipos_de(processo) == ["processo_gerado", "concluido"]


def test_concluir_aqui_nao_fecha_la(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    concluir_processo(ana, processo=processo)
    assert Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).aberta
    assert Processo.objects.get().concluido_em is None


def test_concluir_sem_ter_aberto_registra_tambem_o_recebimento(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    concluir_processo(bia, processo=processo)
    assert tipos_de(processo)[-2:] == ["recebido", "concluido"]


def test_concluir_duas_vezes_nao(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    concluir_processo(ana, processo=processo)
    with recusado("nao_aberto_na_unidade"):
        concluir_processo(ana, processo=processo)


def test_concluir_nao_cumpre_o_retorno_pedido(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    prazo = hoje() + timedelta(days=5)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], retorno_em=prazo)
    concluir_processo(bia, processo=processo)
    assert [d.retorno_em for d in retornos_pendentes(bia, processo)] == [prazo]
    assert retornos_pendentes(ana, processo) == []


def test_reabrir_atribui_a_quem_reabriu_e_desfaz_a_conclusao(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    concluir_processo(ana, processo=processo)
    passagem = reabrir_processo(fabio, processo=processo)
    assert passagem.aberta
    assert passagem.atribuida_a_id == fabio.conta_id
    assert passagem.concluida_em is None
    assert Processo.objects.get().concluido_em is None
    assert tipos_de(processo)[-1] == "reaberto"


def test_reabrir_vale_para_quem_ja_enviou_e_nao_tira_de_quem_recebeu(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    reabrir_processo(ana, processo=processo)
    assert Passagem.objects.filter(processo=processo, aberta=True).count() == 2


def test_nao_se_reabre_o_que_esta_aberto_nem_o_que_nunca_passou(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, cena.casa)
    with recusado("ja_aberto_na_unidade"):
        reabrir_processo(ana, processo=processo)
    with recusado("nunca_passou_na_unidade"):
        reabrir_processo(bia, processo=processo)


def test_perfil_sem_tramitacao_nao_conclui(cena: Elenco) -> None:
    casa = cena.casa
    processo = autuar(cena.ator("ana"), casa)
    leitor = Perfil.objects.create(nome="Leitor", permissoes=[])
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(perfil=leitor)
    with pytest.raises(SemPermissao):
        concluir_processo(cena.ator("fabio"), processo=processo)
