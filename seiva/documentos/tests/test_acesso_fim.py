"""Cancelling and using an external access, also at once."""

from datetime import timedelta

import pytest
from django.core import mail

from seiva.andamentos.models import Andamento
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.relogio import agora, como_em
from seiva.documentos.acoes.acesso import cancelar_acesso, conceder_acesso, usar_acesso
from seiva.documentos.tests.apoio_de_acesso import lidos, novo, pelo_link, restrito
from seiva.processos.acoes.concluir import concluir_processo
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_cancelar_fecha_na_hora_com_motivo_e_conta(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    ana = cena.ator("ana")
    dada = conceder_acesso(ana, processo=processo, novo=novo(documentos=[um.pk]))
    with recusado("motivo_obrigatorio"):
        cancelar_acesso(ana, processo=processo, concessao=dada, motivo=" ")
    feita = cancelar_acesso(ana, processo=processo, concessao=dada, motivo="Mudou de advogada")
    assert feita.cancelada
    assert lidos(pelo_link(cena, dada), processo) == set()
    ultimo = Andamento.objects.do_processo(processo).order_by("sequencia").last()
    assert (ultimo.tipo, ultimo.dados["motivo"]) == (
        "acesso_externo_cancelado",
        "Mudou de advogada",
    )
    with recusado("acesso_encerrado"):
        cancelar_acesso(ana, processo=processo, concessao=dada, motivo="De novo")


def test_cancela_quem_abriu_ainda_que_o_processo_ja_tenha_sido_concluido(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    ana = cena.ator("ana")
    dada = conceder_acesso(ana, processo=processo, novo=novo(documentos=[um.pk]))
    concluir_processo(ana, processo=processo)
    with recusado("nao_aberto_na_unidade"):
        cancelar_acesso(cena.ator("bia"), processo=processo, concessao=dada, motivo="Fim")
    with pytest.raises(SemPermissao):
        cancelar_acesso(cena.ator("fabio"), processo=processo, concessao=dada, motivo="Fim")
    assert cancelar_acesso(ana, processo=processo, concessao=dada, motivo="Fim").cancelada


def test_cancelar_pede_o_processo_do_acesso(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    outro, _ = restrito(cena)
    ana = cena.ator("ana")
    dada = conceder_acesso(ana, processo=processo, novo=novo(documentos=[um.pk]))
    with pytest.raises(NaoEncontrado):
        cancelar_acesso(ana, processo=outro, concessao=dada, motivo="Fim")


def test_cancelado_antes_do_correio_a_mensagem_nao_sai(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    ana = cena.ator("ana")
    dada = conceder_acesso(ana, processo=processo, novo=novo(documentos=[um.pk]))
    cancelar_acesso(ana, processo=processo, concessao=dada, motivo="Engano")
    executar_tarefas()
    assert not [c for c in mail.outbox if c.to == ["paula@exemplo.example"]]


def test_o_uso_se_anota_de_dez_em_dez_minutos(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    dada = conceder_acesso(cena.ator("ana"), processo=processo, novo=novo(documentos=[um.pk]))
    instante, ator = agora(), pelo_link(cena, dada)
    for minutos, esperado in ((0, 0), (9, 0), (10, 10)):
        with como_em(instante + timedelta(minutes=minutos)):
            usar_acesso(ator, concessao=dada)
        dada.refresh_from_db()
        assert dada.usado_em == instante + timedelta(minutes=esperado)


@pytest.mark.django_db(transaction=True)
def test_dois_cancelam_ao_mesmo_tempo_e_um_soube_que_ja_estava(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo, (um, _) = restrito(elenco)
        dada = conceder_acesso(elenco.ator("ana"), processo=processo, novo=novo(documentos=[um.pk]))

    def cancelar() -> bool:
        with elenco.em(elenco.casa):
            ana = elenco.ator("ana")
            return cancelar_acesso(ana, processo=processo, concessao=dada, motivo="Fim").cancelada

    respostas = ao_mesmo_tempo(cancelar, cancelar)
    assert sorted(str(r) for r in respostas) == ["Este acesso já foi cancelado.", "True"]
    with elenco.em(elenco.casa):
        cancelados = Andamento.objects.do_processo(processo).filter(tipo="acesso_externo_cancelado")
        assert cancelados.count() == 1
