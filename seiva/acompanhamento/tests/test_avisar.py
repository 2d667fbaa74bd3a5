"""What reaches who follows: each public step, once, at most one message an hour."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.acompanhamento.acoes.inscrever import deixar_de_acompanhar
from seiva.acompanhamento.links import SAIR, segredo_para
from seiva.acompanhamento.models import Inscricao
from seiva.acompanhamento.tarefas import avisar, distribuir
from seiva.acompanhamento.tests.apoio import VERA, por_sob_sigilo, publico, seguir
from seiva.core.jobs import TENTATIVAS_INTERROMPIDAS, retomar_interrompidas
from seiva.core.relogio import agora, como_em
from seiva.processos.acoes.anotar import anotar_processo, atualizar_andamento
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from tests.apoio import ao_mesmo_tempo, executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import autuar
from tests.smtp import Caixa, corpo

NO_BANCO = pytest.mark.django_db
CONFIRMADO = pytest.mark.django_db(transaction=True)


def seguido(elenco: Elenco, caixa: Caixa, **dados: Any) -> Processo:
    """A process that Vera follows, its confirmation already read."""
    processo = autuar(elenco.ator("ana"), elenco.casa, **dados)
    seguir(processo)
    executar_tarefas()
    caixa.cartas.clear()
    return processo


def rodar(processo: Processo, em: timedelta = timedelta()) -> None:
    """The jobs of this process, as of later; those that wait for another hour are left."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name LIKE 'acompanhamento.%'")
    with como_em(agora() + em):
        distribuir.func(instituicao_id=processo.instituicao_id, processo_id=processo.pk)
        for pk in list(Inscricao.objects.values_list("pk", flat=True)):
            avisar.func(instituicao_id=processo.instituicao_id, inscricao_id=pk)


@NO_BANCO
def test_cada_passo_publico_chega_com_a_frase_e_a_saida(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    enviar_processo(cena.ator("ana"), processo=processo, destinos=[cena.casa.unidades["TRIB"]])
    executar_tarefas()
    (carta,) = caixa.cartas
    inscricao = Inscricao.objects.get()
    sair = f"/campo-alto/acompanhar/{segredo_para(SAIR, inscricao)}/sair/"
    texto = corpo(carta)
    assert carta["To"] == VERA
    assert "Recursos Humanos: O processo foi enviado para Tributação." in texto
    pagina = f"/campo-alto/processo/{processo.digitos}/"
    assert any(linha.endswith(pagina) for linha in texto.splitlines())
    assert sair in texto
    sem_dobras = carta["List-Unsubscribe"].strip()  # a long header is folded
    assert sem_dobras.startswith("<http")
    assert sem_dobras.endswith(f"{sair}>")
    assert carta["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@NO_BANCO
def test_o_que_e_so_da_unidade_nao_acorda_ninguem(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    anotar_processo(cena.ator("ana"), processo=processo, texto="Ligar")
    assert executar_tarefas() == 0
    assert caixa.cartas == []


@NO_BANCO
def test_quem_nao_confirmou_nao_recebe(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    Inscricao.objects.update(confirmada_em=None)
    atualizar_andamento(cena.ator("ana"), processo=processo, texto="Em análise")
    executar_tarefas()
    assert caixa.cartas == []


@NO_BANCO
def test_no_maximo_uma_por_hora_com_tudo_o_que_houve(cena: Elenco, caixa: Caixa) -> None:
    ana, processo = cena.ator("ana"), seguido(cena, caixa)
    for texto in ("Primeiro", "Segundo"):
        atualizar_andamento(ana, processo=processo, texto=texto)
    rodar(processo)
    assert ["Primeiro" in corpo(c) and "Segundo" in corpo(c) for c in caixa.cartas] == [True]
    for texto in ("Terceiro", "Quarto"):
        atualizar_andamento(ana, processo=processo, texto=texto)
    rodar(processo, timedelta(minutes=59))
    assert len(caixa.cartas) == 1
    esperando = ProcrastinateJob.objects.filter(task_name="acompanhamento.avisar", status="todo")
    assert esperando.count() == 1  # it comes back by itself
    rodar(processo, timedelta(minutes=61))
    assert len(caixa.cartas) == 2
    segunda = corpo(caixa.cartas[1])
    assert "Terceiro" in segunda
    assert "Quarto" in segunda
    assert "Segundo" not in segunda


@NO_BANCO
def test_rodar_de_novo_nao_repete(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    atualizar_andamento(cena.ator("ana"), processo=processo, texto="Em análise")
    for horas in (0, 2, 4):
        rodar(processo, timedelta(hours=horas))
    assert len(caixa.cartas) == 1


@NO_BANCO
def test_o_servidor_que_recusa_nao_perde_o_aviso(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    antes = Inscricao.objects.get()
    atualizar_andamento(cena.ator("ana"), processo=processo, texto="Em análise")
    caixa.recusar = True
    with pytest.raises(Exception, match="451"):
        avisar.func(instituicao_id=processo.instituicao_id, inscricao_id=antes.pk)
    assert Inscricao.objects.get().ate_andamento == antes.ate_andamento
    caixa.recusar = False
    rodar(processo)
    assert ["Em análise" in corpo(carta) for carta in caixa.cartas] == [True]


@NO_BANCO
def test_o_processo_que_vira_sigiloso_nao_diz_mais_nada(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    atualizar_andamento(cena.ator("ana"), processo=processo, texto="Em análise")
    por_sob_sigilo(processo)
    executar_tarefas()
    assert caixa.cartas == []
    assert not Inscricao.objects.exists()


@NO_BANCO
def test_do_restrito_so_se_conta_o_que_o_publico_ve(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa, nivel=1)
    atualizar_andamento(cena.ator("ana"), processo=processo, texto="Laudo de Maria de Souza")
    executar_tarefas()
    (carta,) = caixa.cartas
    inteira = carta["Subject"] + corpo(carta) + corpo(carta, "html")
    assert "A unidade registrou uma informação." in inteira
    assert "Maria" not in inteira
    assert "Laudo" not in inteira


@NO_BANCO
def test_quem_saiu_enquanto_a_mensagem_esperava_nao_a_recebe(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    atualizar_andamento(cena.ator("ana"), processo=processo, texto="Em análise")
    deixar_de_acompanhar(publico(processo), inscricao=Inscricao.objects.get())
    executar_tarefas()
    assert caixa.cartas == []


@NO_BANCO
def test_cada_um_recebe_a_sua_e_nao_ve_o_outro(cena: Elenco, caixa: Caixa) -> None:
    processo = seguido(cena, caixa)
    seguir(processo, "ivo@exemplo.example")
    executar_tarefas()
    caixa.cartas.clear()
    atualizar_andamento(cena.ator("ana"), processo=processo, texto="Em análise")
    executar_tarefas()
    assert sorted(c["To"] for c in caixa.cartas) == ["ivo@exemplo.example", VERA]
    assert len({c["List-Unsubscribe"] for c in caixa.cartas}) == 2


@CONFIRMADO
def test_dois_executores_ao_mesmo_tempo_mandam_uma_so(elenco: Elenco, caixa: Caixa) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
        inscricao = seguir(processo)
        atualizar_andamento(elenco.ator("ana"), processo=processo, texto="Em análise")

    def executor() -> None:
        avisar.func(instituicao_id=processo.instituicao_id, inscricao_id=inscricao.pk)

    assert ao_mesmo_tempo(executor, executor, executor) == [None, None, None]
    assert len(caixa.cartas) == 1


@CONFIRMADO
def test_o_executor_que_morre_e_seguido_por_outro_sem_repetir(elenco: Elenco, caixa: Caixa) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
        inscricao = seguir(processo)
        atualizar_andamento(elenco.ator("ana"), processo=processo, texto="Em análise")
        distribuir.func(instituicao_id=processo.instituicao_id, processo_id=processo.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = 1 "
            "WHERE task_name = 'acompanhamento.avisar'"
        )
        assert cursor.rowcount == 1
    # It had sent and committed; it died before it could say so.
    avisar.func(instituicao_id=processo.instituicao_id, inscricao_id=inscricao.pk)
    assert retomar_interrompidas(0) == 1 < TENTATIVAS_INTERROMPIDAS
    executar_tarefas()
    novidades = [c for c in caixa.cartas if "Novidade" in c["Subject"]]
    assert len(novidades) == 1
