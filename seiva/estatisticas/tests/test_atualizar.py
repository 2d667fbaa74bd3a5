"""The counts are the same whether they were kept or made again from nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from seiva.core.relogio import agora, como_em, hoje
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.estatisticas.atualizar import atualizar, refazer
from seiva.estatisticas.models import Atualizacao, Ficha, Medida, ResumoMensal
from seiva.estatisticas.tarefas import atualizar_todas, pedir_atualizacao
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from seiva.processos.acoes.receber import receber_processo
from tests.apoio import executar_tarefas
from tests.elenco import Casa, Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

CAMPOS = ("grao", "medida", "dia", "tipo_id", "unidade_id", "destino_id", "faixa", "n", "soma")


def numeros(casa: Casa) -> tuple[list[Any], list[Any]]:
    """Every count of an institution, in a fixed order."""
    with transaction.atomic(), escopo(casa.instituicao.pk):
        return (
            sorted(Medida.objects.values_list(*CAMPOS), key=str),
            sorted(ResumoMensal.objects.values_list("medida", "mes", "faixa", "n", "soma")),
        )


def conta(casa: Casa, medida: str) -> int:
    with transaction.atomic(), escopo(casa.instituicao.pk):
        return sum(ResumoMensal.objects.filter(medida=medida).values_list("n", flat=True))


def trabalhar(elenco: Elenco) -> None:
    """Some days of work: opened, signed, sent, received, concluded, reopened, undone."""
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        trib = casa.unidades["TRIB"]
        for i in range(4):
            with como_em(agora() - timedelta(days=70 - i)):
                processo = autuar(ana, casa, nivel=i % 2)
                documento = redigir(ana, casa, processo)
                assinar(ana, casa, documento)
                retorno = hoje() + timedelta(days=3) if i == 1 else None
                enviar_processo(ana, processo=processo, destinos=[trib], retorno_em=retorno)
            if i == 3:
                desfazer_envio(ana, processo=processo)
                continue
            with como_em(agora() - timedelta(days=60 - i)):
                receber_processo(bia, processo=processo)
            if i:
                with como_em(agora() - timedelta(days=30 - i)):
                    concluir_processo(bia, processo=processo)
            if i == 2:
                reabrir_processo(bia, processo=processo)
    executar_tarefas()


@pytest.mark.django_db(transaction=True)
def test_o_que_se_manteve_e_o_que_se_refez_sao_iguais(elenco: Elenco) -> None:
    casa = elenco.casa
    pk = casa.instituicao.pk
    trabalhar(elenco)
    atualizar(pk)
    trabalhar(elenco)
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        assinar(ana, casa, redigir(ana, casa, processo))
    atualizar(pk)  # before its pages are known
    executar_tarefas()
    atualizar(pk)
    mantidos = numeros(casa)
    refazer(pk)
    assert numeros(casa) == mantidos
    assert conta(casa, "abertos") == 9
    assert conta(casa, "doc_escritos") == 9
    assert all(n > 0 for *_, n, soma in mantidos[0])


@pytest.mark.django_db(transaction=True)
def test_contar_duas_vezes_nao_conta_nada_a_mais(elenco: Elenco) -> None:
    trabalhar(elenco)
    pk = elenco.casa.instituicao.pk
    atualizar(pk)
    uma = numeros(elenco.casa)
    assert atualizar(pk) == 0
    assert numeros(elenco.casa) == uma


@pytest.mark.django_db(transaction=True)
def test_as_paginas_entram_quando_se_sabem(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        assinar(ana, casa, redigir(ana, casa, autuar(ana, casa)))
    atualizar(casa.instituicao.pk)
    with elenco.em(casa):
        assert Ficha.objects.filter(pendente=True).count() == 1
        assert ResumoMensal.objects.get(medida="doc_escritos").soma == 0
    executar_tarefas()
    atualizar(casa.instituicao.pk)
    with elenco.em(casa):
        assert not Ficha.objects.filter(pendente=True).exists()
        assert ResumoMensal.objects.get(medida="doc_escritos").soma == 1


@pytest.mark.django_db(transaction=True)
def test_o_sigiloso_nunca_entra_e_o_que_se_torna_sigiloso_sai(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        autuar_sigiloso(ana, casa)
        processo = autuar(ana, casa)
    atualizar(casa.instituicao.pk)
    assert conta(casa, "abertos") == 1
    with elenco.em(casa):
        dados = DadosDoCadastro(tipo=casa.ferias, nivel=2, hipotese=casa.hipotese)
        alterar_processo(elenco.ator("ana"), processo=processo, dados=dados)
    atualizar(casa.instituicao.pk)
    assert numeros(casa) == ([], [])
    with elenco.em(casa):
        assert list(Ficha.objects.exclude(parcelas=[])) == []


@pytest.mark.django_db(transaction=True)
def test_o_documento_excluido_sai_da_conta(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar(ana, casa))
        assinar(ana, casa, documento)
    executar_tarefas()
    atualizar(casa.instituicao.pk)
    assert conta(casa, "doc_escritos") == 1
    with elenco.em(casa):
        excluir_documento(elenco.ator("ana"), documento=documento)
    atualizar(casa.instituicao.pk)
    assert conta(casa, "doc_escritos") == 0


@pytest.mark.django_db(transaction=True)
def test_cada_instituicao_conta_so_o_que_e_seu(elenco: Elenco) -> None:
    trabalhar(elenco)
    atualizar(elenco.casa.instituicao.pk)
    atualizar(elenco.outra.instituicao.pk)
    assert numeros(elenco.outra) == ([], [])
    with elenco.em(elenco.outra):
        assert Atualizacao.objects.get().atualizado_em is not None


@pytest.mark.django_db(transaction=True)
def test_a_contagem_noturna_conta_todas_e_o_pedido_repetido_e_um_so(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        autuar(elenco.ator("ana"), casa)
        pedir_atualizacao()
        pedir_atualizacao()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'estatisticas.atualizar'"
        )
        assert cursor.fetchone() == (1,)
    executar_tarefas()
    assert conta(casa, "abertos") == 1
    atualizar_todas.func(timestamp=0)
    executar_tarefas()
    with elenco.em(elenco.outra):
        assert Atualizacao.objects.count() == 1
