"""Failed jobs go back to the queue; waiting ones may be cancelled."""

import pytest
from procrastinate.contrib.django import app

from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.falhas import anotar_falha, sem_segredos
from seiva.operacao import fila
from seiva.operacao.acoes.repetir import cancelar_tarefa, repetir_tarefa, repetir_tarefas
from seiva.operacao.tests.apoio import estado, falhar, operando
from seiva.organizacao.models import Alteracao
from tests.apoio import recusado
from tests.plataforma import Plataforma

NOME = "documentos.fechar_raizes"


def test_repetir_poe_a_tarefa_na_fila_e_registra(plataforma: Plataforma) -> None:
    with operando(plataforma) as ator:
        job = falhar(NOME, plataforma.elenco.casa.instituicao.pk)
        repetir_tarefa(ator, job=job)
        assert estado(job) == "todo"
        assert Alteracao.objects.recentes().get().rotulo == f"Tarefa {job} ({NOME})"
        with recusado("tarefa_mudou"):
            repetir_tarefa(ator, job=job)


def test_repetir_todas_de_um_nome_deixa_as_outras(plataforma: Plataforma) -> None:
    with operando(plataforma) as ator:
        jobs = [falhar(NOME) for _ in range(3)]
        outra = falhar("outra.tarefa")
        assert repetir_tarefas(ator, nome=NOME) == 3
        assert [estado(job) for job in jobs] == ["todo"] * 3
        assert estado(outra) == "failed"
        assert repetir_tarefas(ator, nome=NOME) == 0


def test_cancelar_so_o_que_espera(plataforma: Plataforma) -> None:
    with operando(plataforma) as ator:
        job = int(app.configure_task(NOME, allow_unknown=True).defer())
        cancelar_tarefa(ator, job=job)
        assert estado(job) == "cancelled"
        with recusado("tarefa_mudou"):
            cancelar_tarefa(ator, job=job)
        with pytest.raises(NaoEncontrado):
            cancelar_tarefa(ator, job=10**12)


def test_repetir_a_que_ja_tem_igual_na_fila_e_recusado(plataforma: Plataforma) -> None:
    with operando(plataforma) as ator:
        job = falhar(NOME)
        opcoes = {"queueing_lock": "igual"}
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE procrastinate_jobs SET queueing_lock = 'igual' WHERE id = %s", [job]
            )
        app.configure_task(NOME, allow_unknown=True, **opcoes).defer()
        with recusado("tarefa_mudou"):
            repetir_tarefa(ator, job=job)
        assert estado(job) == "failed"


def test_quem_nao_opera_nao_repete(plataforma: Plataforma) -> None:
    job = falhar(NOME)
    with plataforma.elenco.em(plataforma.elenco.casa), pytest.raises(SemPermissao):
        repetir_tarefa(plataforma.elenco.ator("edu"), job=job)


def test_a_fila_filtra_por_instituicao_estado_e_nome(plataforma: Plataforma) -> None:
    casa, outra = plataforma.elenco.casa.instituicao.pk, plataforma.elenco.outra.instituicao.pk
    minha, alheia = falhar(NOME, casa), falhar(NOME, outra)
    anotar_falha(minha, NOME, 1, ValueError("CPF 111.444.777-35 de 'Ana' em ana@x.example"))
    achadas = fila.listar(fila.Filtro(instituicao=casa))
    assert [tarefa.id for tarefa in achadas] == [minha]
    assert achadas[0].mensagem == "CPF ‹número› de ‹texto› em ‹e-mail›"
    assert {t.id for t in fila.listar(fila.Filtro("failed", NOME))} == {minha, alheia}
    assert fila.listar(fila.Filtro("todo", NOME)) == []
    assert [t.id for t in fila.listar(fila.Filtro(nome=NOME), tamanho=1)] == [alheia]
    assert [t.id for t in fila.listar(fila.Filtro(nome=NOME), antes_de=alheia)] == [minha]
    assert fila.contagem_de(casa) == (0, 1)


@pytest.mark.parametrize(
    ("texto", "limpo"),
    [
        ("Key (cpf)=(11144477735) already exists", "Key (cpf)=(‹valor›) already exists"),
        ("conexão a postgresql://u:s3nha@h/b falhou", "conexão a ‹endereço› falhou"),
        ('valor "segredo" inválido', "valor ‹texto› inválido"),
        ("token abcdef0123456789 recusado\nDETAIL: linha", "token ‹número› recusado"),
        ("", ""),
    ],
)
def test_a_mensagem_do_erro_nao_leva_dados(texto: str, limpo: str) -> None:
    assert sem_segredos(texto) == limpo
