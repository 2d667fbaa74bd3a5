"""What citizens write, take back and answer; what is decided about it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora, como_em
from seiva.participacao.acoes.conduzir import cancelar_consulta, prorrogar_consulta
from seiva.participacao.acoes.contribuir import (
    POR_PESSOA,
    contribuir_na_consulta,
    retirar_contribuicao,
)
from seiva.participacao.models import ConsultaPublica, Contribuicao, Trecho
from seiva.participacao.tests.apoio import abrir, cidada, dia, opinar
from seiva.participacao.vista import ler_trechos
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_quem_entrou_opina_sobre_uma_parte_e_aparece_como_escolhe(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)
        dora = cidada(elenco)
        anonima = opinar(dora, consulta, "  Abram\r\nmais   cedo. ", ordem=2)
        com_nome = opinar(dora, consulta, com_nome=True)
        assert (anonima.texto, anonima.nome, anonima.numero) == ("Abram\nmais cedo.", "", 1)
        assert (com_nome.nome, com_nome.trecho, com_nome.numero) == ("Dora Luz", None, 2)
        assert anonima.situacao == Contribuicao.Situacao.PUBLICADA
        lidos = ler_trechos(consulta, list(Trecho.objects.filter(consulta=consulta)))
        assert [(t.ordem, t.quantas) for t in lidos if t.quantas] == [(2, 1)]


def test_contribuir_nao_enche_o_historico(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)
        antes = Andamento.objects.filter(processo=consulta.processo).count()
        opinar(cidada(elenco), consulta)
        assert Andamento.objects.filter(processo=consulta.processo).count() == antes


def test_servidor_participa_como_cidadao_e_nunca_na_unidade(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)
        assert opinar(cidada(elenco, "bia"), consulta).numero == 1
        for ator in (elenco.ator("bia"), Ator.publico(elenco.casa.instituicao.pk)):
            with recusado("so_cidadao"):
                opinar(ator, consulta)


def test_recusa_texto_vazio_ou_longo_e_trecho_de_outra(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, dora = elenco.ator("ana"), cidada(elenco)
        consulta, outra = abrir(ana, elenco.casa), abrir(ana, elenco.casa)
        with recusado("vazio"):
            opinar(dora, consulta, " \n ")
        with recusado("longo"):
            opinar(dora, consulta, "x" * 5001)
        alheio = Trecho.objects.get(consulta=outra, ordem=1)
        with pytest.raises(NaoEncontrado):
            contribuir_na_consulta(dora, consulta=consulta, trecho=alheio, texto="a", chave=uuid4())


def test_o_instante_do_fim_ja_e_tarde(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta, dora = abrir(elenco.ator("ana"), elenco.casa), cidada(elenco)
        with como_em(consulta.fecha_em - timedelta(seconds=1)):
            opinar(dora, consulta)
        with como_em(consulta.fecha_em), recusado("consulta_encerrada"):
            opinar(dora, consulta)


def test_antes_de_abrir_e_depois_de_cancelada_nao_se_escreve(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, dora = elenco.ator("ana"), cidada(elenco)
        consulta = abrir(ana, elenco.casa, de=dia(2))
        with recusado("consulta_por_abrir"):
            opinar(dora, consulta)
        cancelar_consulta(ana, consulta=consulta, motivo="Adiada")
        with como_em(consulta.abre_em), recusado("consulta_encerrada"):
            opinar(dora, consulta)


def test_cada_pessoa_tem_um_limite(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta, dora = abrir(elenco.ator("ana"), elenco.casa), cidada(elenco)
        Contribuicao.objects.bulk_create(
            Contribuicao(
                consulta=consulta, numero=1000 + n, conta_id=dora.conta_id, texto="a",
                chave=uuid4(), enviada_em=agora(), situacao="publicada",
            )
            for n in range(POR_PESSOA)
        )  # fmt: skip
        with recusado("contribuicoes_demais"):
            opinar(dora, consulta)


def test_retirar_so_a_propria_e_so_enquanto_aberta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta, dora = abrir(elenco.ator("ana"), elenco.casa), cidada(elenco)
        primeira, segunda = opinar(dora, consulta), opinar(dora, consulta)
        with pytest.raises(NaoEncontrado):
            retirar_contribuicao(cidada(elenco, "bia"), contribuicao=primeira)
        retirada = retirar_contribuicao(dora, contribuicao=primeira)
        assert retirada.situacao == Contribuicao.Situacao.RETIRADA
        assert retirar_contribuicao(dora, contribuicao=primeira).retirada_em is not None
        assert opinar(dora, consulta).numero == 3
        with como_em(consulta.fecha_em), recusado("consulta_encerrada"):
            retirar_contribuicao(dora, contribuicao=segunda)


@pytest.mark.django_db(transaction=True)
def test_o_mesmo_formulario_enviado_duas_vezes_e_uma_contribuicao(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)
    chave = uuid4()

    def mandar() -> int:
        with elenco.em(elenco.casa):
            return int(opinar(cidada(elenco), consulta, chave=chave).pk)

    assert len(set(ao_mesmo_tempo(mandar, mandar, mandar))) == 1
    with elenco.em(elenco.casa):
        assert ConsultaPublica.objects.get(pk=consulta.pk).escritas == 1


@pytest.mark.django_db(transaction=True)
def test_prorrogar_e_contribuir_ao_mesmo_tempo_nao_se_atrapalham(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)

    def mandar() -> object:
        with elenco.em(elenco.casa):
            return opinar(cidada(elenco), consulta)

    def prorrogar() -> object:
        with elenco.em(elenco.casa):
            return prorrogar_consulta(elenco.ator("ana"), consulta=consulta, ate=dia(20))

    for resposta in ao_mesmo_tempo(mandar, prorrogar, mandar):
        assert not isinstance(resposta, Exception), resposta
    with elenco.em(elenco.casa):
        atual = ConsultaPublica.objects.get(pk=consulta.pk)
        assert (atual.escritas, atual.fecha_em > consulta.fecha_em) == (2, True)
