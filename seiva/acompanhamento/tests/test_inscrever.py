"""Asking to be told, confirming, leaving: what is kept of an address and for how long."""

from datetime import timedelta

import pytest
from django.db import connection

from seiva.acompanhamento.acoes.inscrever import (
    acompanhar_processo,
    confirmar_acompanhamento,
    deixar_de_acompanhar,
)
from seiva.acompanhamento.links import CONFIRMAR, SAIR, endereco_de, segredo_para
from seiva.acompanhamento.models import Inscricao
from seiva.acompanhamento.tarefas import esquecer_todas
from seiva.acompanhamento.tests.apoio import VERA, pedir, por_sob_sigilo, publico, seguir
from seiva.core.relogio import agora, como_em
from seiva.organizacao.seguranca.cofre import SegredoIlegivel
from seiva.processos.acoes.concluir import concluir_processo
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar
from tests.smtp import Caixa, corpo

NO_BANCO = pytest.mark.django_db


@NO_BANCO
def test_o_pedido_manda_um_endereco_e_so_ele_confirma(cena: Elenco, caixa: Caixa) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    inscricao = pedir(processo)
    assert inscricao.confirmada_em is None
    executar_tarefas()
    (carta,) = caixa.cartas
    assert carta["To"] == VERA
    assert processo.numero in carta["Subject"]
    segredo = segredo_para(CONFIRMAR, inscricao)
    assert f"/campo-alto/acompanhar/{segredo}/confirmar/" in corpo(carta)
    achada = Inscricao.objects.para_confirmar(segredo).get()
    feita = confirmar_acompanhamento(publico(processo), inscricao=achada)
    assert feita.confirmada_em is not None
    assert feita.ate_andamento == 1
    de_novo = confirmar_acompanhamento(publico(processo), inscricao=achada)
    assert de_novo.confirmada_em == feita.confirmada_em


@NO_BANCO
def test_o_endereco_nao_se_le_no_banco_nem_serve_em_outra_linha(cena: Elenco) -> None:
    ana = cena.ator("ana")
    inscricao, outra = (pedir(autuar(ana, cena.casa)) for _ in range(2))
    assert endereco_de(inscricao) == VERA
    with connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM acompanhamento_inscricao i")
        linhas = " ".join(str(linha) for (linha,) in cursor.fetchall())
    assert "vera" not in linhas
    assert VERA.encode().hex() not in linhas
    for assunto in (CONFIRMAR, SAIR):
        assert segredo_para(assunto, inscricao) not in linhas
    inscricao.endereco = outra.endereco
    with pytest.raises(SegredoIlegivel):
        endereco_de(inscricao)


@NO_BANCO
def test_pedir_de_novo_troca_o_endereco_e_o_primeiro_morre(cena: Elenco, caixa: Caixa) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    primeiro = segredo_para(CONFIRMAR, pedir(processo))
    segundo = segredo_para(CONFIRMAR, pedir(processo, f"  {VERA.upper()} "))
    assert Inscricao.objects.count() == 1
    assert not Inscricao.objects.para_confirmar(primeiro).exists()
    assert Inscricao.objects.para_confirmar(segundo).exists()
    executar_tarefas()
    assert len(caixa.cartas) == 1  # the first one no longer leads anywhere


@NO_BANCO
def test_quem_ja_acompanha_nao_recebe_outra_nem_perde_o_que_tem(cena: Elenco, caixa: Caixa) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    inscricao = seguir(processo)
    executar_tarefas()
    caixa.cartas.clear()
    assert pedir(processo).numero == inscricao.numero
    executar_tarefas()
    assert caixa.cartas == []


@NO_BANCO
@pytest.mark.parametrize("email", ["", "vera", "vera@", "a@b.example\nBcc: c@d.example", "a b@c.d"])
def test_o_que_nao_e_endereco_se_recusa(cena: Elenco, email: str) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    with recusado("email_invalido") as recusa:
        acompanhar_processo(publico(processo), processo=processo, email=email)
    assert recusa.value.campo == "email"
    assert not Inscricao.objects.exists()


@NO_BANCO
def test_depois_de_dois_dias_o_endereco_nao_confirma(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    inscricao = pedir(processo)
    with como_em(agora() + timedelta(days=2, minutes=1)), recusado("confirmacao_vencida"):
        confirmar_acompanhamento(publico(processo), inscricao=inscricao)


@NO_BANCO
def test_quem_sai_nao_deixa_rastro_e_sair_de_novo_nao_quebra(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    inscricao = seguir(processo)
    for _ in range(2):
        deixar_de_acompanhar(publico(processo), inscricao=inscricao)
    assert not Inscricao.objects.exists()


@NO_BANCO
def test_a_noite_apaga_o_que_nao_serve_mais(cena: Elenco) -> None:
    ana = cena.ator("ana")
    vivo, concluido, sigiloso, por_confirmar = (autuar(ana, cena.casa) for _ in range(4))
    for processo in (vivo, concluido, sigiloso):
        seguir(processo)
    pedir(por_confirmar)
    with como_em(agora() - timedelta(days=88)):
        concluir_processo(ana, processo=concluido)
    por_sob_sigilo(sigiloso)

    def ficam() -> set[int]:
        esquecer_todas(0)
        executar_tarefas()
        return set(Inscricao.objects.values_list("processo_id", flat=True))

    assert ficam() == {vivo.pk, concluido.pk, por_confirmar.pk}
    with como_em(agora() + timedelta(days=3)):
        assert ficam() == {vivo.pk}


@NO_BANCO
def test_do_concluido_ha_muito_nao_ha_o_que_avisar(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with como_em(agora() - timedelta(days=91)):
        concluir_processo(ana, processo=processo)
    processo.refresh_from_db()
    with recusado("processo_concluido"):
        acompanhar_processo(publico(processo), processo=processo, email=VERA)


@pytest.mark.django_db(transaction=True)
def test_dois_pedidos_ao_mesmo_tempo_sao_um(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)

    def um() -> None:
        with elenco.em(elenco.casa):
            acompanhar_processo(publico(processo), processo=processo, email=VERA)

    assert ao_mesmo_tempo(um, um, um) == [None, None, None]
    with elenco.em(elenco.casa):
        assert Inscricao.objects.count() == 1
