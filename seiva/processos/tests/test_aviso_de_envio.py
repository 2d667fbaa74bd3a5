"""The notice by e-mail to the unit that receives a process: only who asked, and only what may be told."""

import pytest

from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.models import Unidade
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def que_quer_aviso(cena: Elenco, sigla: str = "TRIB") -> Unidade:
    valores = {"email": "trib@campo.example", "avisa_envio": True}
    unidade = cena.casa.unidades[sigla]
    alterada: Unidade = alterar_registro(cena.ator("edu"), registro=unidade, valores=valores)
    return alterada


def test_a_unidade_que_pediu_recebe_numero_e_origem_uma_vez(cena: Elenco, mailoutbox: list) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    gabinete = cena.casa.unidades["GAB"]
    enviar_processo(cena.ator("ana"), processo=processo, destinos=[que_quer_aviso(cena), gabinete])
    assert mailoutbox == []
    executar_tarefas()
    (carta,) = mailoutbox
    assert carta.to == ["trib@campo.example"]
    assert processo.numero in carta.subject
    assert "RH" in carta.body
    assert f"/processos/{processo.pk}/" in carta.body
    assert processo.tipo.nome not in carta.body


def test_envio_desfeito_a_tempo_nao_se_avisa(cena: Elenco, mailoutbox: list) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    enviar_processo(cena.ator("ana"), processo=processo, destinos=[que_quer_aviso(cena)])
    desfazer_envio(cena.ator("ana"), processo=processo)
    executar_tarefas()
    assert mailoutbox == []


def test_sem_pedir_ninguem_e_avisado(cena: Elenco, mailoutbox: list) -> None:
    Unidade.objects.filter(sigla="TRIB").update(email="trib@campo.example")
    processo = autuar(cena.ator("ana"), cena.casa)
    destino = Unidade.objects.get(sigla="TRIB")
    enviar_processo(cena.ator("ana"), processo=processo, destinos=[destino])
    executar_tarefas()
    assert mailoutbox == []


def test_quem_quer_aviso_diz_para_onde(cena: Elenco) -> None:
    with recusado("aviso_sem_email") as recusa:
        alterar_registro(
            cena.ator("edu"), registro=cena.casa.unidades["TRIB"], valores={"avisa_envio": True}
        )
    assert recusa.value.campo == "email"
