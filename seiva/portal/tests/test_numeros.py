"""The institution in numbers, for anyone."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from seiva.core.relogio import agora, como_em
from seiva.estatisticas.atualizar import atualizar
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.web.tests.apoio import contando
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso


@pytest.fixture
def publicada(transactional_db: None, elenco: Elenco) -> Elenco:
    """Seven processes of férias and two sindicâncias, forty days ago; six concluded."""
    cache.clear()
    casa = elenco.casa
    with elenco.em(casa), como_em(agora() - timedelta(days=75)):
        ana = elenco.ator("ana")
        processos = [autuar(ana, casa) for _ in range(7)]
        for _ in range(2):
            autuar(ana, casa, tipo=casa.sindicancia, nivel=1)
        autuar_sigiloso(ana, casa)
    with elenco.em(casa), como_em(agora() - timedelta(days=72)):
        for processo in processos[:6]:
            concluir_processo(ana, processo=processo)
        enviar_processo(ana, processo=processos[6], destinos=[casa.unidades["TRIB"]])
    atualizar(casa.instituicao.pk)
    return elenco


def dados(cliente: Client) -> dict[tuple[str, str, str], float | None]:
    aberto = json.loads(cliente.get("/campo-alto/numeros.json").content)
    return {(d["conjunto"], d["chave"], d["medida"]): d["valor"] for d in aberto["dados"]}


def test_qualquer_pessoa_ve_e_o_pequeno_nao_aparece(publicada: Elenco) -> None:
    pagina = Client().get("/campo-alto/numeros/")
    texto = pagina.content.decode()
    assert pagina.status_code == 200
    assert "Férias" in texto
    assert "Sindicância" not in texto  # two processes: together with the other small ones
    assert "Tributação" not in texto
    assert "omitido" in texto


def test_do_que_se_publica_nao_se_tira_o_que_se_omite(publicada: Elenco) -> None:
    valores = dados(Client())
    assert valores["tipo", "Férias", "concluidos"] == 6
    assert valores["tipo", "Férias", "mediana_dias"] == pytest.approx(3, rel=0.2)
    # Nine opened, of which two in "outros": shown, the seven would tell the two.
    assert valores["tipo", "outros", "abertos"] is None
    assert valores["tipo", "Férias", "abertos"] is None
    assert valores["tipo", "total", "abertos"] == 9
    assert valores["mes", "total", "tramites"] is None


def test_o_sigiloso_nao_entra_em_nenhuma_soma(publicada: Elenco) -> None:
    assert dados(Client())["mes", "total", "abertos"] == 9


def test_a_economia_so_aparece_quando_as_suas_parcelas_nao_revelam(publicada: Elenco) -> None:
    assert "Total estimado" not in Client().get("/campo-alto/numeros/").content.decode()


def test_os_dados_abertos_tem_licenca_e_dicionario_e_o_csv_diz_o_mesmo(publicada: Elenco) -> None:
    cliente = Client()
    aberto = json.loads(cliente.get("/campo-alto/numeros.json").content)
    assert "CC BY 4.0" in aberto["licenca"]
    resposta = cliente.get("/campo-alto/numeros.csv")
    assert resposta["Cache-Control"] == "public, max-age=3600"
    linhas = list(csv.DictReader(io.StringIO(resposta.content.decode("utf-8-sig")), delimiter=";"))
    assert set(linhas[0]) == set(aberto["dicionario"])
    assert len(linhas) == len(aberto["dados"])
    for linha, dado in zip(linhas, aberto["dados"], strict=True):
        assert (linha["valor"] == "") == dado["omitido"] == (linha["omitido"] == "sim")


def test_a_pagina_guardada_nao_soma_de_novo_nem_serve_a_outra_instituicao(
    publicada: Elenco,
) -> None:
    cliente = Client()
    cliente.get("/campo-alto/numeros/")
    with contando() as captura:
        cliente.get("/campo-alto/numeros/")
    assert [q["sql"] for q in captura if "estatisticas_medida" in q["sql"]] == []
    atualizar(publicada.outra.instituicao.pk)
    assert "Férias" not in cliente.get("/serra-azul/numeros/").content.decode()


def test_sem_contagem_a_pagina_diz_que_ainda_nao_ha(elenco: Elenco) -> None:
    cache.clear()
    assert "Ainda não há números" in Client().get("/campo-alto/numeros/").content.decode()
    assert json.loads(Client().get("/campo-alto/numeros.json").content)["dados"] == []


def test_instituicao_que_nao_existe_nao_se_acha(elenco: Elenco) -> None:
    assert Client().get("/nao-existe/numeros/").status_code == 404
