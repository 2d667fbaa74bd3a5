"""Undoing a sending while nobody received it."""

from datetime import timedelta

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.models import Destino, Passagem, Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir


def passagem(processo: Processo, unidade) -> Passagem:
    return Passagem.objects.get(processo=processo, unidade=unidade)


@pytest.mark.django_db
def test_desfazer_devolve_tudo_ao_que_era(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa, nivel=1)
        enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
        desfazer_envio(ana, processo=processo)
        origem = passagem(processo, casa.unidades["RH"])
        assert origem.aberta
        assert origem.atribuida_a_id == ana.conta_id
        assert not Passagem.objects.filter(unidade=casa.unidades["TRIB"]).exists()
        assert not Processo.objects.legiveis_por(elenco.ator("bia")).exists()


@pytest.mark.django_db
def test_depois_de_recebido_nao_se_desfaz(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        processo = autuar(ana, casa)
        enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
        receber_processo(bia, processo=processo)
        with pytest.raises(RegraViolada) as recusa:
            desfazer_envio(ana, processo=processo)
        assert recusa.value.codigo == "envio_ja_recebido"


@pytest.mark.django_db
def test_desfazer_a_devolucao_volta_a_dever_o_retorno(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    prazo = hoje() + timedelta(days=5)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], retorno_em=prazo)
    enviar_processo(bia, processo=processo, destinos=[casa.unidades["RH"]])
    desfazer_envio(bia, processo=processo)
    assert Destino.objects.get(processo=processo, retorno_em=prazo).retornado_em is None


@pytest.mark.django_db
def test_desfazer_quando_aqui_ja_se_concluiu_nao_deixa_o_processo_no_limbo(cena: Elenco) -> None:
    """Open nowhere, it must read as concluded."""
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    concluir_processo(ana, processo=processo)
    desfazer_envio(ana, processo=processo)
    assert not Passagem.objects.filter(processo=processo, aberta=True).exists()
    assert Processo.objects.get().concluido_em is not None


@pytest.mark.django_db
def test_desfazer_depois_de_reaberto_aqui_nao_muda_quem_cuida(cena: Elenco) -> None:
    casa, ana, fabio = cena.casa, cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    reabrir_processo(fabio, processo=processo)
    desfazer_envio(ana, processo=processo)
    aqui = passagem(processo, casa.unidades["RH"])
    assert aqui.aberta
    assert aqui.atribuida_a_id == fabio.conta_id


@pytest.mark.django_db
def test_unidade_que_ja_trabalhou_no_processo_nao_o_perde(cena: Elenco) -> None:
    """Acting without opening (from a list, from another system) is also receiving."""
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    minuta = redigir(bia, casa, processo)
    with recusado("envio_ja_recebido"):
        desfazer_envio(ana, processo=processo)
    assert Documento.objects.listaveis_por(bia).filter(pk=minuta.pk).exists()


@pytest.mark.django_db
def test_so_o_ultimo_envio_se_desfaz_e_uma_vez(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    trib, gab = casa.unidades["TRIB"], casa.unidades["GAB"]
    enviar_processo(ana, processo=processo, destinos=[trib], manter_aberto=True)
    receber_processo(bia, processo=processo)
    enviar_processo(ana, processo=processo, destinos=[gab], manter_aberto=True)
    desfazer_envio(ana, processo=processo)
    with recusado("envio_ja_recebido"):
        desfazer_envio(ana, processo=processo)
    assert passagem(processo, trib).aberta
    assert not Passagem.objects.filter(unidade=gab).exists()
    texto = Andamento.objects.get(tipo="remessa_desfeita").texto
    assert texto == "Desfeito o envio para GAB, ainda não recebido"


@pytest.mark.django_db
def test_desfazer_devolve_ao_destino_o_que_ele_tinha(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    trib = casa.unidades["TRIB"]
    enviar_processo(ana, processo=processo, destinos=[trib], manter_aberto=True)
    receber_processo(bia, processo=processo)
    concluir_processo(bia, processo=processo)
    antes = passagem(processo, trib).__dict__ | {"_state": None}
    enviar_processo(ana, processo=processo, destinos=[trib], manter_aberto=True)
    desfazer_envio(ana, processo=processo)
    assert passagem(processo, trib).__dict__ | {"_state": None} == antes


@pytest.mark.django_db(transaction=True)
def test_receber_e_desfazer_ao_mesmo_tempo_nunca_os_dois(elenco: Elenco) -> None:
    casa = elenco.casa
    for _ in range(4):
        with elenco.em(casa):
            processo = autuar(elenco.ator("ana"), casa)
            enviar_processo(elenco.ator("ana"), processo=processo, destinos=[casa.unidades["TRIB"]])

        def receber(deste: Processo = processo) -> None:
            with elenco.em(casa):
                receber_processo(elenco.ator("bia"), processo=deste)

        def desfazer(deste: Processo = processo) -> None:
            with elenco.em(casa):
                desfazer_envio(elenco.ator("ana"), processo=deste)

        respostas = ao_mesmo_tempo(receber, desfazer)
        recusas = [r.codigo for r in respostas if isinstance(r, RegraViolada)]
        assert respostas.count(None) == 1, respostas
        with elenco.em(casa):
            la = Passagem.objects.filter(processo=processo, unidade=casa.unidades["TRIB"])
            if respostas[0] is None:
                assert recusas == ["envio_ja_recebido"]
                assert la.get().recebida_em is not None
            else:
                assert recusas == ["nada_a_receber"]
                assert not la.exists()
