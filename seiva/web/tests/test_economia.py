"""Pages of savings, times and flow, for who works in the institution."""

import csv
import io
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from seiva.core.relogio import hoje
from seiva.estatisticas.atualizar import atualizar
from seiva.estatisticas.models import Parametros
from seiva.estatisticas.tests.test_atualizar import trabalhar
from seiva.web.tests.apoio import contando
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import autuar_sigiloso

Pedir = Callable[..., HttpResponse]
PAGINAS = ("", "desempenho/", "fluxo/")


@pytest.fixture
def contada(transactional_db: None, elenco: Elenco) -> Elenco:
    """The first institution after some work, counted; with a process under sigilo in it."""
    trabalhar(elenco)
    with elenco.em(elenco.casa):
        autuar_sigiloso(elenco.ator("ana"), elenco.casa)
    atualizar(elenco.casa.instituicao.pk)
    return elenco


def de(elenco: Elenco, quem: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[quem])
    return cliente


def tabela(resposta: HttpResponse, painel: str) -> list[list[str]]:
    """Cells of the table of a panel of the page."""
    secao = BeautifulSoup(resposta.content, "lxml").find(id=f"p-{painel}").find_parent("section")
    linhas = secao.select("tbody tr")
    return [[c.get_text(strip=True) for c in linha.find_all(["th", "td"])] for linha in linhas]


@pytest.mark.parametrize("pagina", PAGINAS)
def test_quem_trabalha_na_instituicao_ve_os_numeros(contada: Elenco, pagina: str) -> None:
    resposta = de(contada, "ana").get(f"/campo-alto/economia/{pagina}")
    assert resposta.status_code == 200
    assert "Atualizado em" in resposta.content.decode()


@pytest.mark.parametrize("pagina", PAGINAS)
def test_de_fora_nao_ha_pagina(contada: Elenco, pagina: str) -> None:
    assert de(contada, "caio").get(f"/campo-alto/economia/{pagina}").status_code == 404
    assert Client().get(f"/campo-alto/economia/{pagina}").status_code == 302


def test_a_economia_mostra_a_conta_com_os_seus_numeros(contada: Elenco) -> None:
    resposta = de(contada, "ana").get("/campo-alto/economia/")
    linhas = {linha[0]: linha[1:] for linha in tabela(resposta, "economia")}
    assert linhas["Folhas de papel"] == [
        "4 folhas",
        "de 3 folhas a 5 folhas",
        "4 páginas × 1 via(s) ÷ 1 página(s) por folha",
    ]
    assert linhas["Transporte entre unidades"][0] == "R$ 12,00"
    texto = resposta.content.decode()
    assert "R$ 12 milhões (2017)" in texto
    assert "não se somam" in texto


def test_o_desempenho_conta_o_que_houve_e_nada_do_que_e_sigiloso(contada: Elenco) -> None:
    resposta = de(contada, "ana").get("/campo-alto/economia/desempenho/")
    assert sum(int(linha[1]) for linha in tabela(resposta, "movimento")) == 4
    assert sum(int(linha[1]) for linha in tabela(resposta, "idades")) == 3
    ferias, *outros = tabela(resposta, "tipos")
    assert outros == []
    assert ferias[:4] == ["Férias", "4", "1", "3"]
    por_unidade = {linha[0]: linha[1:] for linha in tabela(resposta, "unidades")}
    assert por_unidade["RH · Recursos Humanos"][:2] == ["3", "1"]
    assert por_unidade["TRIB · Tributação"][:2] == ["2", "2"]


def test_filtrar_por_unidade_e_por_periodo_conta_so_dali(contada: Elenco) -> None:
    cliente, trib = de(contada, "ana"), contada.casa.unidades["TRIB"].pk
    resposta = cliente.get(f"/campo-alto/economia/desempenho/?unidade={trib}")
    assert sum(int(linha[1]) for linha in tabela(resposta, "movimento")) == 0
    assert sum(int(linha[1]) for linha in tabela(resposta, "idades")) == 2
    vazio = cliente.get("/campo-alto/economia/desempenho/?de=2020-01-05&ate=2020-02-10")
    assert sum(int(linha[1]) for linha in tabela(vazio, "movimento")) == 0
    errado = cliente.get("/campo-alto/economia/desempenho/?de=2020-03-01&ate=2020-02-01")
    assert errado.status_code == 422
    assert "troque as datas" in errado.content.decode()


def test_a_linha_do_tipo_leva_a_lista_de_quem_pode_ler(contada: Elenco) -> None:
    cliente = de(contada, "ana")
    resposta = cliente.get("/campo-alto/economia/desempenho/")
    endereco = BeautifulSoup(resposta.content, "lxml").find("a", string="Férias")["href"]
    assert f"tipo={contada.casa.ferias.pk}&de=" in endereco
    assert cliente.get(endereco).status_code == 200


def test_o_fluxo_traz_os_caminhos_e_leva_a_cada_unidade(contada: Elenco) -> None:
    cliente = de(contada, "ana")
    resposta = cliente.get("/campo-alto/economia/fluxo/")
    (linha,) = tabela(resposta, "fluxo")
    assert linha[:2] == ["RH → TRIB", "3"]
    assert linha[2].startswith("10 dias") or "9," in linha[2]
    nos = BeautifulSoup(resposta.content, "lxml").select("svg.fluxo a")
    assert [no["aria-label"].split(":")[0] for no in nos] == ["Recursos Humanos", "Tributação"]
    assert cliente.get(nos[0]["href"]).status_code == 200


@pytest.mark.parametrize(
    "painel",
    ["economia", "movimento", "documentos", "idades", "prazos", "tipos", "unidades", "fluxo"],
)
def test_cada_painel_se_leva_em_csv_e_em_png(contada: Elenco, painel: str) -> None:
    cliente = de(contada, "ana")
    folha = cliente.get(f"/campo-alto/economia/{painel}.csv")
    linhas = list(csv.reader(io.StringIO(folha.content.decode("utf-8-sig")), delimiter=";"))
    assert len(linhas) > 1
    assert {len(linha) for linha in linhas} == {len(linhas[0])}
    imagem = cliente.get(f"/campo-alto/economia/{painel}.png")
    assert imagem.content.startswith(b"\x89PNG")
    assert f'filename="{painel}-{hoje():%Y-%m-%d}.png"' in imagem["Content-Disposition"]


def test_arquivo_que_nao_existe_nao_se_acha(contada: Elenco) -> None:
    cliente = de(contada, "ana")
    for nome in ("nada.csv", "movimento.pdf", "nada.png"):
        assert cliente.get(f"/campo-alto/economia/{nome}").status_code == 404


@pytest.mark.parametrize(("pagina", "perguntas"), [("", 18), ("desempenho/", 25), ("fluxo/", 16)])
def test_o_numero_de_perguntas_nao_cresce(contada: Elenco, pagina: str, perguntas: int) -> None:
    cliente = de(contada, "ana")
    for vez in range(2):
        cliente.get(f"/campo-alto/economia/{pagina}")
        with contando() as captura:
            cliente.get(f"/campo-alto/economia/{pagina}")
        assert len(captura) == perguntas, [q["sql"][:90] for q in captura]
        if not vez:
            trabalhar(contada)
            atualizar(contada.casa.instituicao.pk)


def test_a_primeira_visita_pede_a_contagem_e_a_seguinte_a_mostra(
    transactional_db: None, elenco: Elenco
) -> None:
    cliente = de(elenco, "ana")
    primeira = cliente.get("/campo-alto/economia/").content.decode()
    assert "sendo contados pela primeira vez" in primeira
    executar_tarefas()
    assert "Atualizado em" in cliente.get("/campo-alto/economia/").content.decode()


def test_ajustar_os_precos_muda_a_conta(contada: Elenco) -> None:
    edu = de(contada, "edu")
    resposta = edu.post("/campo-alto/economia/precos/", {"preco_remessa": "2,50", "vias": "2"})
    assert resposta.status_code == 302
    texto = edu.get("/campo-alto/economia/").content.decode()
    assert "3 trâmites × R$ 2,50 por remessa" in texto
    assert "desta instituição" in texto
    recusa = edu.post("/campo-alto/economia/precos/", {"paginas_por_folha": "0", "vias": "7"})
    assert recusa.status_code == 422
    assert 'value="7"' in recusa.content.decode()
    with contada.em(contada.casa):
        assert Parametros.objects.get().vias == 2


def test_so_quem_administra_ajusta_precos_e_pede_a_contagem(contada: Elenco) -> None:
    ana, edu = de(contada, "ana"), de(contada, "edu")
    assert "Ajustar os preços" not in ana.get("/campo-alto/economia/").content.decode()
    assert ana.get("/campo-alto/economia/precos/").status_code == 403
    assert ana.post("/campo-alto/economia/atualizar/").status_code == 403
    assert edu.post("/campo-alto/economia/atualizar/").status_code == 302
    assert edu.get("/campo-alto/economia/atualizar/").status_code == 405
    assert executar_tarefas() >= 1
