"""The lots of a reorganisation: death in the middle, and people at work at the same time."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.acoes import _em_ato, declarada
from seiva.core.erros import RegraViolada
from seiva.core.guarda import anotar_andamento
from seiva.documentos.models import Documento
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Credencial, Passagem, Processo
from seiva.reorganizacao import execucao
from seiva.reorganizacao.acoes.reorganizar import reorganizar_unidades
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.tarefas import mover_lote, varrer
from seiva.reorganizacao.tests.test_reorganizar import aberta_em, plano
from tests.apoio import ao_mesmo_tempo, executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso, redigir


@pytest.mark.django_db
def test_o_executor_que_morre_no_meio_e_seguido_por_outro(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lot that was lost was not done at all; the one that was done is not done again."""
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    monkeypatch.setattr(execucao, "LOTE", 2)
    for _ in range(5):
        autuar(ana, casa)
    feita = reorganizar_unidades(edu, plano=plano(cena))
    lote = ProcrastinateJob.objects.get(task_name="reorganizacao.mover_lote")

    class MorteError(Exception):
        pass

    with pytest.raises(MorteError), transaction.atomic():
        mover_lote.func(**lote.args)
        raise MorteError
    assert Passagem.objects.abertas_em(casa.unidades["RH"].pk).count() == 5
    mover_lote.func(**lote.args)
    mover_lote.func(**lote.args)
    assert Passagem.objects.abertas_em(casa.unidades["RH"].pk).count() == 3
    executar_tarefas()
    feita.refresh_from_db()
    assert feita.concluida
    assert feita.feito["abertos"] == 5
    assert Andamento.objects.filter(tipo="processo_sucedido").count() == 5


@pytest.mark.django_db(transaction=True)
def test_dois_administradores_reorganizam_a_mesma_unidade_um_consegue(elenco: Elenco) -> None:
    casa = elenco.casa

    def reorganizar(para: str) -> None:
        with elenco.em(casa):
            reorganizar_unidades(
                elenco.ator("edu"), plano=plano(elenco, destino=casa.unidades[para])
            )

    respostas = ao_mesmo_tempo(lambda: reorganizar("TRIB"), lambda: reorganizar("GAB"))
    assert respostas.count(None) == 1, respostas
    recusas = [r.codigo for r in respostas if isinstance(r, RegraViolada)]
    assert recusas == ["em_reorganizacao"]


@pytest.mark.django_db(transaction=True)
def test_quem_envia_enquanto_a_unidade_se_extingue_nao_perde_o_processo(elenco: Elenco) -> None:
    """Either it arrived before, and is moved on, or it is refused and stays where it was."""
    casa = elenco.casa
    with elenco.em(casa):
        processos = [autuar(elenco.ator("bia"), casa) for _ in range(4)]

    def enviar(processo: Processo) -> None:
        with elenco.em(casa):
            enviar_processo(elenco.ator("bia"), processo=processo, destinos=[casa.unidades["RH"]])

    def extinguir() -> None:
        with elenco.em(casa):
            destino = casa.unidades["GAB"]
            reorganizar_unidades(elenco.ator("edu"), plano=plano(elenco, destino=destino))

    envios = [lambda p=p: enviar(p) for p in processos]
    respostas = ao_mesmo_tempo(*envios, extinguir)
    assert respostas[-1] is None
    executar_tarefas()
    with elenco.em(casa):
        for processo, resposta in zip(processos, respostas[:-1], strict=True):
            onde = [
                p.unidade.sigla for p in Passagem.objects.filter(processo=processo, aberta=True)
            ]
            assert onde == (["GAB"] if resposta is None else ["TRIB"])
            assert conferir_corrente(processo) == []


@pytest.mark.django_db
def test_sob_sigilo_cada_credencial_vai_com_a_pessoa_e_ninguem_passa_a_ler(cena: Elenco) -> None:
    """Ana goes to GAB, Fábio to TRIB: only Ana read it, and only Ana reads it."""
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar_sigiloso(ana, casa)
    minuta = redigir(ana, casa, processo)
    gab = casa.unidades["GAB"]
    reorganizar_unidades(edu, plano=plano(cena, "D", por_pessoa={cena.contas["ana"].pk: gab.pk}))
    executar_tarefas()
    leem = [
        nome
        for nome in ("ana", "bia", "edu", "fabio")
        if Processo.objects.legiveis_por(cena.ator(nome)).filter(pk=processo.pk).exists()
    ]
    assert leem == ["ana"]
    assert Credencial.objects.get(ativa=True).unidade == gab
    assert Documento.objects.get(pk=minuta.pk).unidade == gab
    abertas = Passagem.objects.filter(processo=processo, aberta=True)
    assert [p.unidade for p in abertas] == [gab]
    assert Reorganizacao.objects.get().feito["credenciais"] == 1


@pytest.mark.django_db
def test_o_que_entrou_por_um_pedido_antigo_e_varrido_depois(cena: Elenco) -> None:
    """A request that had come in before the confirmation opened something in the unit after it."""
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar(ana, casa)
    feita = reorganizar_unidades(edu, plano=plano(cena))
    executar_tarefas()
    daqui = Passagem.objects.filter(processo=processo, unidade=casa.unidades["RH"])
    with _em_ato(declarada("reabrir_processo")):
        daqui.update(aberta=True)
        anotar_andamento()
    varrer.func(instituicao_id=casa.instituicao.pk, reorganizacao_id=feita.pk)
    assert not aberta_em(processo, casa.unidades["RH"])
    assert aberta_em(processo, casa.unidades["TRIB"])
