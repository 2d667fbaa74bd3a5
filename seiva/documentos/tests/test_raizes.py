"""Closings of the history: what is closed, what they prove, and what they give away."""

import io
import json
import threading
import time
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command

from seiva.andamentos.models import Andamento, RaizDeAndamentos
from seiva.andamentos.raizes import (
    conferir_raizes,
    prova_do_andamento,
    raizes_publicas,
    resumo_da_declaracao,
)
from seiva.andamentos.registro import calcular_hash, conferir_corrente
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.papel.chave_publica import achar_chave
from seiva.documentos.raizes import conferir_raizes_assinadas, fechar_raiz_assinada
from seiva.documentos.tarefas import fechar_raizes
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.models import Processo
from tests.apoio import ao_mesmo_tempo, executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import autuar


def escrever(cena: Elenco, quantos: int) -> Processo:
    """A process with this many entries in its history."""
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    for numero in range(quantos - 1):
        atualizar_andamento(ana, processo=processo, texto=f"Passo {numero}")
    return processo


@pytest.mark.django_db
def test_cada_fechamento_cobre_o_que_veio_depois_do_anterior(cena: Elenco) -> None:
    assert fechar_raiz_assinada() is None
    escrever(cena, 3)
    primeira = fechar_raiz_assinada()
    assert primeira is not None
    assert fechar_raiz_assinada() is None
    escrever(cena, 2)
    segunda = fechar_raiz_assinada()
    assert segunda is not None
    assert (primeira.numero, primeira.quantidade) == (1, 3)
    assert (segunda.numero, segunda.quantidade, segunda.de) == (2, 2, primeira.ate + 1)
    assert conferir_raizes_assinadas() == []


@pytest.mark.django_db
def test_o_publicado_basta_para_conferir_a_assinatura_e_a_sequencia(cena: Elenco) -> None:
    for _ in range(3):
        escrever(cena, 2)
        fechar_raiz_assinada()
    anterior = ""
    for numero, publicada in enumerate(raizes_publicas(), start=1):
        declarado = json.loads(publicada["declaracao"])
        assert declarado["formato"] == "seiva-raiz/1"
        assert declarado["instituicao"] == "campo-alto"
        assert (declarado["numero"], declarado["anterior"]) == (numero, anterior)
        chave = achar_chave(chaveiro_publico(), publicada["kid"])
        assert chave is not None
        assinatura = bytes.fromhex(publicada["assinatura"])
        chave.ed25519.verify(assinatura, publicada["declaracao"].encode())
        anterior = resumo_da_declaracao(publicada["declaracao"])


@pytest.mark.django_db
def test_todo_andamento_fechado_tem_prova_e_o_aberto_nao(cena: Elenco) -> None:
    escrever(cena, 4)
    fechar_raiz_assinada()
    escrever(cena, 3)
    fechar_raiz_assinada()
    fechados = list(Andamento.objects.order_by("pk"))
    for andamento in fechados:
        prova = prova_do_andamento(andamento)
        assert prova is not None
        assert prova.confere()
    aberto = Andamento.objects.get(processo=escrever(cena, 1))
    assert prova_do_andamento(aberto) is None


@pytest.mark.django_db
def test_a_prova_de_um_nao_serve_a_outro(cena: Elenco) -> None:
    escrever(cena, 5)
    fechar_raiz_assinada()
    um, outro = (prova_do_andamento(a) for a in Andamento.objects.order_by("pk")[:2])
    assert um is not None
    assert outro is not None
    trocada = type(um)(um.raiz, outro.folha, um.indice, um.caminho)
    assert not trocada.confere()


@pytest.mark.django_db
def test_cada_instituicao_fecha_a_propria_historia(elenco: Elenco) -> None:
    for casa, quem in ((elenco.casa, "ana"), (elenco.outra, "caio")):
        with elenco.em(casa):
            autuar(elenco.ator(quem), casa)
    fechar_raizes(timestamp=0)
    executar_tarefas()
    for casa in (elenco.casa, elenco.outra):
        with elenco.em(casa):
            assert [r.quantidade for r in RaizDeAndamentos.objects.all()] == [1]
            assert conferir_raizes_assinadas() == []


def por_tras(url_super: str, *comandos: tuple[str, list[Any]]) -> None:
    """As a superuser with triggers off."""
    with psycopg.connect(url_super, autocommit=True) as c:
        c.execute("SET session_replication_role = replica")
        for comando, valores in comandos:
            c.execute(comando, valores)


@pytest.mark.django_db(transaction=True)
def test_fim_da_historia_cortado_so_a_raiz_mostra(elenco: Elenco, url_super: str) -> None:
    with elenco.em(elenco.casa):
        processo = escrever(elenco, 5)
        fechar_raiz_assinada()
    por_tras(url_super, ("DELETE FROM andamentos_andamento WHERE sequencia = 5", []))
    with elenco.em(elenco.casa):
        assert conferir_corrente(processo) == []
        assert conferir_raizes() == [1]


@pytest.mark.django_db(transaction=True)
def test_historia_reescrita_com_hashes_novos_so_a_raiz_mostra(
    elenco: Elenco, url_super: str
) -> None:
    with elenco.em(elenco.casa):
        processo = escrever(elenco, 4)
        fechar_raiz_assinada()
        anterior, trocas = "", []
        for andamento in Andamento.objects.filter(processo=processo).order_by("sequencia"):
            andamento.anterior = anterior
            andamento.dados["_nome"] = "Outra Pessoa"
            andamento.hash = anterior = calcular_hash(andamento)
            trocas.append((andamento.anterior, andamento.hash, andamento.pk))
    por_tras(
        url_super,
        *[
            (
                "UPDATE andamentos_andamento SET anterior = %s, hash = %s, "
                "dados = jsonb_set(dados, '{_nome}', '\"Outra Pessoa\"') WHERE id = %s",
                list(troca),
            )
            for troca in trocas
        ],
    )
    with elenco.em(elenco.casa):
        assert conferir_corrente(processo) == []
        assert conferir_raizes() == [1]


@pytest.mark.django_db(transaction=True)
def test_fechamento_apagado_ou_trocado_tambem_aparece(elenco: Elenco, url_super: str) -> None:
    with elenco.em(elenco.casa):
        for _ in range(3):
            escrever(elenco, 2)
            fechar_raiz_assinada()
    por_tras(url_super, ("DELETE FROM andamentos_raizdeandamentos WHERE numero = 2", []))
    with elenco.em(elenco.casa):
        assert conferir_raizes() == [3]
    por_tras(
        url_super,
        ("UPDATE andamentos_raizdeandamentos SET assinatura = repeat('0', 128)", []),
    )
    with elenco.em(elenco.casa):
        assert conferir_raizes_assinadas() == [1, 3]


@pytest.mark.django_db(transaction=True)
def test_fechar_enquanto_se_trabalha_nao_deixa_ninguem_de_fora(elenco: Elenco) -> None:
    """An entry committed late must not have an id that a closing already passed."""
    casa, acabou = elenco.casa, threading.Event()

    def trabalhar(quem: str) -> None:
        for _ in range(12):
            with elenco.em(casa):
                autuar(elenco.ator(quem), casa)

    def fechar() -> None:
        while not acabou.is_set():
            with elenco.em(casa):
                fechar_raiz_assinada()

    def trabalhar_e_avisar() -> None:
        try:
            trabalhar("ana")
        finally:
            acabou.set()

    respostas = ao_mesmo_tempo(
        fechar, trabalhar_e_avisar, *[lambda q=q: trabalhar(q) for q in ("bia", "edu", "fabio")]
    )
    assert respostas == [None] * 5
    with elenco.em(casa):
        fechar_raiz_assinada()
        fechados = sum(RaizDeAndamentos.objects.values_list("quantidade", flat=True))
        assert fechados == Andamento.objects.count() == 48
        assert RaizDeAndamentos.objects.count() > 1
        assert conferir_raizes() == []


@pytest.mark.django_db(transaction=True)
def test_o_fechamento_espera_o_ato_que_ainda_nao_foi_confirmado(elenco: Elenco) -> None:
    """Its entry has the smaller id: closing without it would leave it out for ever."""
    casa, escreveu, pode_confirmar = elenco.casa, threading.Event(), threading.Event()
    fechadas: list[RaizDeAndamentos | None] = []

    def demorar() -> None:
        with elenco.em(casa):
            autuar(elenco.ator("ana"), casa)
            escreveu.set()
            assert pode_confirmar.wait(20)

    def fechar() -> None:
        assert escreveu.wait(20)
        with elenco.em(casa):
            fechadas.append(fechar_raiz_assinada())

    def observar() -> None:
        assert escreveu.wait(20)
        time.sleep(0.4)
        assert fechadas == []
        pode_confirmar.set()

    assert ao_mesmo_tempo(demorar, fechar, observar) == [None] * 3
    assert [raiz and raiz.quantidade for raiz in fechadas] == [1]


@pytest.mark.django_db(transaction=True)
def test_o_comando_fecha_confere_e_denuncia(elenco: Elenco, url_super: str) -> None:
    with elenco.em(elenco.casa):
        escrever(elenco, 3)
    saida = io.StringIO()
    call_command("fechar_raiz", "campo-alto", stdout=saida)
    assert "campo-alto: raiz 1 com 3 andamentos" in saida.getvalue()
    call_command("fechar_raiz", "--so-conferir", stdout=saida)
    por_tras(url_super, ("DELETE FROM andamentos_andamento WHERE sequencia = 3", []))
    with pytest.raises(CommandError, match="adulterado em: campo-alto"):
        call_command("fechar_raiz", "--so-conferir", stdout=saida, stderr=saida)
    assert "a raiz 1 não confere" in saida.getvalue()
    with pytest.raises(CommandError, match="Nenhuma"):
        call_command("fechar_raiz", "inexistente")
