"""The request: what is asked, the e-mail that confirms it, and two for the same town."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from seiva.adesao.acoes.encerrar import recusar_adesao
from seiva.adesao.acoes.manifestar import (
    confirmar_manifestacao,
    manifestar_interesse,
    reenviar_confirmacao,
)
from seiva.adesao.linha import passos, proximo
from seiva.adesao.links import abre, do_segredo, segredo_para_confirmar
from seiva.adesao.models import Adesao, AvisoDeAdesao, Estado
from seiva.adesao.plataforma import preparar
from seiva.adesao.tarefas import enviar_aviso
from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora, como_em
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import Documento
from seiva.organizacao.models import Conta, Instituicao
from seiva.processos.models import Passagem, Processo
from tests.adesao import PEDIDO, com_termo_daqui, confirmada, pedir
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def publico() -> Ator:
    return Ator.publico(instituicao_atual())


def tipos_de(adesao: Adesao) -> list[str]:
    feitos = Andamento.objects.filter(processo=adesao.processo).order_by("sequencia")
    return list(feitos.values_list("tipo", flat=True))


def test_o_pedido_so_vira_processo_depois_do_email_confirmado(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = pedir()
        assert (adesao.estado, adesao.processo) == (Estado.A_CONFIRMAR, None)
        assert adesao.nome == "Prefeitura Municipal de Carneirinho"
        assert Adesao.objects.conhecidas().count() == 0
        assert "Falta confirmar o e-mail" in proximo(adesao)
    executar_tarefas()
    (carta,) = mail.outbox
    assert carta.to == ["rita@carneirinho.example"]
    assert f"/adesao/confirmar/{segredo_para_confirmar(adesao)}/" in carta.body
    assert adesao.protocolo in carta.subject


def test_confirmado_o_pedido_e_um_processo_da_plataforma_com_o_formulario_dentro(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        assert adesao.estado == Estado.INTERESSE
        assert adesao.processo is not None
        assert adesao.processo.tipo.nome == "Adesão à plataforma"
        (formulario,) = Documento.objects.filter(processo=adesao.processo)
        assert (formulario.nivel, formulario.estado) == (1, "registrado")
        assert tipos_de(adesao)[-1] == "adesao_manifestada"
        assert conferir_corrente(adesao.processo) == []
        (passagem,) = Passagem.objects.filter(processo=adesao.processo)
        assert (passagem.unidade.sigla, passagem.atribuida_a) == ("GAB", None)


def test_o_mesmo_formulario_enviado_duas_vezes_e_um_pedido_e_uma_mensagem(
    plataforma: Plataforma,
) -> None:
    chave = uuid4()
    with plataforma.aberta():
        assert pedir(chave=chave) == pedir(chave=chave)
    executar_tarefas()
    assert len(mail.outbox) == 1


def test_a_mensagem_nao_sai_duas_vezes_ainda_que_a_tarefa_rode_de_novo(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        adesao = pedir()
    executar_tarefas()
    enviar_aviso.func(
        instituicao_id=adesao.instituicao_id,
        adesao_id=adesao.pk,
        assunto="confirmar",
        vez=adesao.numero,
    )
    assert len(mail.outbox) == 1
    with plataforma.aberta():
        assert AvisoDeAdesao.objects.count() == 1


def test_o_link_usado_de_novo_nao_faz_nada(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        antes = tipos_de(adesao)
        confirmar_manifestacao(publico(), adesao=adesao)
        assert tipos_de(adesao) == antes
        assert Processo.objects.count() == 1
        with recusado("ja_confirmada"):
            reenviar_confirmacao(publico(), adesao=adesao)


def test_vencido_o_link_pede_se_outro_e_o_antigo_morre(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = pedir()
        velho = segredo_para_confirmar(adesao)
        with como_em(agora() + timedelta(days=4)):
            with recusado("confirmacao_vencida"):
                confirmar_manifestacao(publico(), adesao=adesao)
            adesao = reenviar_confirmacao(publico(), adesao=adesao)
            with pytest.raises(NaoEncontrado):
                do_segredo(velho)
            assert do_segredo(segredo_para_confirmar(adesao)) == adesao
            assert confirmar_manifestacao(publico(), adesao=adesao).estado == Estado.INTERESSE
    executar_tarefas()
    assert [c.subject[:8] for c in mail.outbox] == ["Confirme", "Pedido d"]


def test_o_segundo_pedido_do_mesmo_municipio_e_avisado_e_se_junta_ao_primeiro(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        primeiro = confirmada()
        com_termo_daqui(plataforma, primeiro)
        segundo = pedir(responsavel_email="outra@carneirinho.example")
        assert "Já há um pedido" in proximo(segundo)
        segundo = confirmar_manifestacao(publico(), adesao=segundo)
        assert (segundo.estado, segundo.principal) == (Estado.JUNTADA, primeiro)
        assert segundo.processo == primeiro.processo
        assert Processo.objects.count() == 1
        assert tipos_de(primeiro)[-1] == "adesao_juntada"
        visto = " ".join(passo.texto for passo in passos(segundo)) + proximo(segundo)
        assert PEDIDO.autoridade_nome not in visto
    executar_tarefas()
    assert "junto a outro" in mail.outbox[-1].subject


def test_recusado_o_primeiro_outro_pedido_comeca_do_inicio(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        primeiro = confirmada()
        recusar_adesao(plataforma.ator(), adesao=primeiro, motivo="Sem delegação.")
        assert confirmada().estado == Estado.INTERESSE


@pytest.mark.django_db(transaction=True)
def test_confirmados_no_mesmo_segundo_um_abre_o_processo_e_o_outro_se_junta(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        pedidos = [pedir(), pedir(responsavel_email="outra@carneirinho.example")]

    def confirmar(adesao: Adesao) -> str:
        with plataforma.aberta():
            return str(confirmar_manifestacao(publico(), adesao=adesao).estado)

    estados = ao_mesmo_tempo(*(lambda a=a: confirmar(a) for a in pedidos))
    assert sorted(estados) == ["interesse", "juntada"]
    with plataforma.aberta():
        assert Processo.objects.count() == 1


def test_de_outra_natureza_no_mesmo_municipio_e_outro_pedido(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        confirmada()
        camara = confirmada(natureza="camara", cnpj="11.444.777/0001-61")
        assert (camara.estado, camara.nome) == (
            Estado.INTERESSE,
            "Câmara Municipal de Carneirinho",
        )


@pytest.mark.parametrize(
    ("mudanca", "codigo", "campo"),
    [
        ({"natureza": "igreja"}, "escolha_desconhecida", "natureza"),
        ({"ibge": "3550308"}, "municipio_desconhecido", "ibge"),  # São Paulo: not of Minas
        ({"ibge": "0000000"}, "municipio_desconhecido", "ibge"),
        ({"cnpj": "19.131.243/0001-98"}, "cnpj_invalido", "cnpj"),
        ({"cnpj": ""}, "cnpj_invalido", "cnpj"),
        ({"responsavel_cpf": "111.111.111-11"}, "cpf_invalido", "responsavel_cpf"),
        ({"autoridade_cpf": "1"}, "cpf_invalido", "autoridade_cpf"),
        ({"responsavel_email": "rita"}, "email_invalido", "responsavel_email"),
        ({"responsavel_nome": " \u202e "}, "campo_vazio", "responsavel_nome"),
        ({"autoridade_cargo": "x" * 121}, "campo_longo", "autoridade_cargo"),
        ({"motivacao": "x" * 4001}, "motivacao_longa", "motivacao"),
        ({"natureza": "autarquia"}, "campo_vazio", "nome"),
        ({"autoridade_email": PEDIDO.responsavel_email}, "emails_trocados", "autoridade_email"),
        ({"autoridade_cpf": PEDIDO.responsavel_cpf}, "emails_trocados", "autoridade_email"),
    ],
)
def test_o_que_nao_se_sustenta_e_recusado_no_seu_campo(
    plataforma: Plataforma, mudanca: dict[str, Any], codigo: str, campo: str
) -> None:
    with plataforma.aberta():
        with recusado(codigo) as recusa:
            pedir(**mudanca)
        assert recusa.value.campo == campo
        assert Adesao.objects.count() == 0


def test_quem_ja_usa_a_plataforma_procura_quem_a_administra(plataforma: Plataforma) -> None:
    casa = plataforma.elenco.casa.instituicao
    Instituicao.objects.filter(pk=casa.pk).update(natureza="prefeitura", ibge="3114550")
    with plataforma.aberta(), recusado("ja_usa"):
        pedir()


def test_so_o_link_ou_o_email_abre_o_andamento(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = pedir()
        assert abre(adesao, email=" RITA@carneirinho.example ")
        assert not abre(adesao, email="outra@carneirinho.example")
        assert not abre(adesao, email="")
        assert not abre(adesao, chave=segredo_para_confirmar(adesao))


def test_sem_quem_opere_o_pedido_espera_e_nada_fica_pela_metade(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = pedir()
        Conta.objects.filter(pk=plataforma.operador.pk).update(is_active=False)
        from seiva.organizacao.models import Lotacao

        Lotacao.objects.all().delete()
        with recusado("sem_operador"):
            confirmar_manifestacao(publico(), adesao=adesao)
        adesao.refresh_from_db()
        assert (adesao.estado, Processo.objects.count()) == (Estado.A_CONFIRMAR, 0)


def test_o_formulario_so_age_na_plataforma(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        preparar()
        with pytest.raises(NaoEncontrado):
            manifestar_interesse(
                Ator.publico(plataforma.elenco.casa.instituicao.pk),
                dados=replace(PEDIDO, chave=uuid4()),
            )
