"""Versões: list by sitting, view, compare, restore."""

from datetime import timedelta

import pytest
import time_machine

from seiva.core.relogio import agora
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.models import Documento, Versao
from seiva.web.tests.apoio import contando, entrar, texto
from seiva.web.tests.documentos import assinado, do_documento, enviar, ler, minuta
from tests.elenco import Elenco
from tests.fabricas import assinar

pytestmark = pytest.mark.django_db


def salvar(elenco: Elenco, documento: Documento, *textos: str, quem: str = "ana") -> None:
    with elenco.em(elenco.casa):
        for palavras in textos:
            atual = Documento.objects.get(pk=documento.pk)
            salvar_documento(
                elenco.ator(quem),
                documento=atual,
                conteudo=f"<p>{palavras}</p>",
                versao_base=atual.versao_atual,
            )


def test_salvamentos_seguidos_da_mesma_pessoa_aparecem_juntos(elenco: Elenco) -> None:
    documento = minuta(elenco, "um dois")
    salvar(elenco, documento, "um dois três", "um dois três quatro")
    salvar(elenco, documento, "um quatro", quem="fabio")
    with time_machine.travel(agora() + timedelta(minutes=30), tick=False):
        salvar(elenco, documento, "um quatro cinco", quem="fabio")
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "versoes/"))
    sessoes = resposta.context["sessoes"]
    assert [[v.numero for v in s.versoes] for s in sessoes] == [[5], [4], [3, 2], [1]]
    mudou = [(s.mudou.acrescentadas, s.mudou.removidas) if s.mudou else None for s in sessoes]
    assert mudou == [(1, 0), (0, 2), (2, 0), None]
    assert "2 salvamentos" in texto(resposta)


def test_a_lista_se_pagina_e_nao_cresce_em_consultas(elenco: Elenco) -> None:
    documento = minuta(elenco)
    inicio = agora()
    for passo in range(1, 25):
        with time_machine.travel(inicio + timedelta(minutes=20 * passo), tick=False):
            salvar(elenco, documento, f"texto {passo}")
    ana = entrar(elenco, "ana")
    onde = do_documento(elenco, documento, "versoes/")
    with contando() as muitas:
        primeira = ana.get(onde)
    assert len(primeira.context["sessoes"]) == 20
    mais = primeira.context["mais_url"]
    with contando() as poucas:
        segunda = ana.get(onde + mais)
    assert [s.ultima.numero for s in segunda.context["sessoes"]] == [5, 4, 3, 2, 1]
    assert len(muitas) == len(poucas)


def test_ver_uma_versao(elenco: Elenco) -> None:
    documento = minuta(elenco, "primeiro")
    salvar(elenco, documento, "segundo")
    ana = entrar(elenco, "ana")
    assert "Restaurar esta versão" in texto(ana.get(do_documento(elenco, documento, "versoes/1/")))
    folha = ana.get(do_documento(elenco, documento, "versoes/1/folha/"))
    assert "primeiro" in texto(folha)
    assert "sandbox" in folha["Content-Security-Policy"]
    atual = texto(ana.get(do_documento(elenco, documento, "versoes/2/")))
    assert "Restaurar esta versão" not in atual
    assert ana.get(do_documento(elenco, documento, "versoes/9/")).status_code == 404


def test_comparar_marca_o_que_entrou_e_o_que_saiu(elenco: Elenco) -> None:
    documento = minuta(elenco, "defiro o pedido")
    salvar(elenco, documento, "indefiro o pedido")
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(do_documento(elenco, documento, "comparar/?de=2&para=1")))
    assert "Da versão 1 à 2" in pagina
    folha = texto(ana.get(do_documento(elenco, documento, "comparar/folha/?de=1&para=2")))
    assert "<del>defiro</del>" in folha
    assert "<ins>indefiro</ins>" in folha
    assert ana.get(do_documento(elenco, documento, "comparar/?de=1&para=77")).status_code == 404
    assert ana.get(do_documento(elenco, documento, "comparar/?de=x&para=")).status_code == 200


def test_restaurar_faz_versao_nova_com_o_texto_antigo(elenco: Elenco) -> None:
    documento = minuta(elenco, "primeiro")
    salvar(elenco, documento, "segundo")
    ana = entrar(elenco, "ana")
    ana.post(do_documento(elenco, documento, "versoes/1/restaurar/"))
    with elenco.em(elenco.casa):
        atual = Versao.objects.get(documento=documento, numero=3)
        assert (atual.conteudo, atual.restaurada_de) == ("<p>primeiro</p>", 1)
    assert "restaurada da 1" in texto(ana.get(do_documento(elenco, documento, "versoes/")))


def test_restaurar_assinado_exige_confirmacao_e_caneta_preta_recusa(elenco: Elenco) -> None:
    documento = minuta(elenco, "primeiro")
    salvar(elenco, documento, "segundo")
    with elenco.em(elenco.casa):
        assinar(elenco.ator("ana"), elenco.casa, ler(elenco, documento.pk))
    ana = entrar(elenco, "ana")
    onde = do_documento(elenco, documento, "versoes/1/restaurar/")
    assert "Editar cancela as assinaturas" in texto(ana.post(onde, follow=True))
    assert ler(elenco, documento.pk).assinado
    ana.post(onde, {"derrubar": "sim"})
    assert ler(elenco, documento.pk).minuta
    firme = assinado(elenco)
    enviar(elenco, firme.processo, manter_aberto=True)
    ana.post(do_documento(elenco, firme, "versoes/1/restaurar/"), {"derrubar": "sim"})
    assert ler(elenco, firme.pk).assinado


def test_versoes_sao_so_da_unidade_que_escreveu(elenco: Elenco) -> None:
    documento = assinado(elenco)
    enviar(elenco, documento.processo, manter_aberto=True)
    bia = entrar(elenco, "bia")
    for parte in ("versoes/", "versoes/1/", "versoes/1/folha/", "comparar/", "comparar/folha/"):
        assert bia.get(do_documento(elenco, documento, parte)).status_code == 404
    assert bia.post(do_documento(elenco, documento, "versoes/1/restaurar/")).status_code == 404
