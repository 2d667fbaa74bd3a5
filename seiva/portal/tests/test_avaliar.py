"""The pages on which the service is evaluated."""

import pytest
from django.core.cache import cache
from django.test import Client

from seiva.acompanhamento.acoes.inscrever import acompanhar_processo, confirmar_acompanhamento
from seiva.acompanhamento.links import SAIR, link_para_avaliar, segredo_para
from seiva.acompanhamento.models import Inscricao
from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.documentos.acessos import abrir_acesso
from seiva.participacao.models import Avaliacao
from seiva.peticionamento.origem import servico_de
from seiva.peticionamento.tests.apoio import protocolado
from seiva.portal.tests.apoio import texto
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import AcessoExterno, Processo
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db
BOA = {"nota": "5", "facilidade": "4", "no_prazo": "sim", "comentario": "Rápido."}


@pytest.fixture
def processo(elenco: Elenco) -> Processo:
    cache.clear()
    with elenco.em(elenco.casa):
        return autuar(elenco.ator("ana"), elenco.casa)


def inscrever(elenco: Elenco, processo: Processo) -> Inscricao:
    publico = Ator.publico(elenco.casa.instituicao.pk)
    acompanhar_processo(publico, processo=processo, email="vera@exemplo.example")
    inscricao = Inscricao.objects.do_processo(processo.pk).select_related("instituicao").get()
    return confirmar_acompanhamento(publico, inscricao=inscricao)


def test_o_link_do_aviso_avalia_uma_vez_depois_do_fim(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.casa):
        inscricao = inscrever(elenco, processo)
    caminho = f"/campo-alto/acompanhar/{segredo_para(SAIR, inscricao)}/avaliar/"
    assert link_para_avaliar(inscricao).endswith(caminho)
    assert "ainda não terminou" in texto(cidadao.get(caminho))
    with elenco.em(elenco.casa):
        concluir_processo(elenco.ator("ana"), processo=processo)
    assert cidadao.post(caminho, {"nota": "5"}).status_code == 422
    assert cidadao.post(caminho, BOA | {"nota": "9"}).status_code == 422
    for _ in range(2):
        assert "Recebemos a sua avaliação" in texto(cidadao.post(caminho, BOA))
    with elenco.em(elenco.casa):
        assert Avaliacao.objects.get().comentario == "Rápido."
    assert cidadao.get("/campo-alto/acompanhar/outro/avaliar/").status_code == 404


def test_quem_tem_acesso_avalia_com_a_propria_conta(elenco: Elenco, processo: Processo) -> None:
    dora, bia = Client(), Client()
    dora.force_login(elenco.contas["dora"])
    bia.force_login(elenco.contas["bia"])
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        with _em_ato(declarada("atualizar_andamento")):
            atualizar_andamento(ana, processo=processo, texto="Acesso externo")
            abrir_acesso(
                processo,
                conta=elenco.contas["dora"],
                origem=AcessoExterno.Origem.PETICAO,
                integral=True,
            )
        concluir_processo(elenco.ator("ana"), processo=processo)
    caminho = f"/campo-alto/processo/{processo.digitos}/avaliar/"
    assert "Como você avalia" in texto(dora.get(caminho))
    assert "Recebemos" in texto(dora.post(caminho, BOA))
    assert bia.get(caminho).status_code == 404
    assert Client().get(caminho).status_code == 302


def test_a_pagina_publica_cala_enquanto_sao_poucas(cidadao: Client, processo: Processo) -> None:
    assert "Ainda não há avaliações bastantes" in texto(cidadao.get("/campo-alto/avaliacoes/"))


def test_a_avaliacao_lembra_o_servico_de_que_o_processo_nasceu(elenco: Elenco) -> None:
    cache.clear()
    with elenco.em(elenco.casa):
        protocolo = protocolado(elenco)
        concluir_processo(elenco.ator("edu"), processo=protocolo.processo)
        servico = servico_de(protocolo.processo)
        assert servico is not None and servico.pk == protocolo.versao.servico_id
        assert servico_de(autuar(elenco.ator("ana"), elenco.casa)) is None
    dora = Client()
    dora.force_login(elenco.contas["dora"])
    caminho = f"/campo-alto/processo/{protocolo.processo.digitos}/avaliar/"
    formulario = texto(dora.get(caminho))
    for dito in ("O comentário não é publicado", "sem o seu nome nem o número do processo"):
        assert dito in formulario
    assert "Recebemos" in texto(dora.post(caminho, BOA))
    with elenco.em(elenco.casa):
        assert Avaliacao.objects.get().servico_id == servico.pk
