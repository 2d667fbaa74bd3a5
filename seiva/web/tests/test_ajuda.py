"""The manual as help: every page opens, says what it is about, and is found."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import get_resolver

from seiva.web import manual
from seiva.web.ajuda import TEMAS, tema
from seiva.web.tests.apoio import entrar, texto
from tests.elenco import Elenco


def sopa(cliente: Client, url: str) -> BeautifulSoup:
    return BeautifulSoup(cliente.get(url).content, "html.parser")


@pytest.mark.parametrize("nome", manual.ORDEM)
def test_cada_pagina_tem_titulo_resumo_e_ancoras_unicas(nome: str) -> None:
    pagina = manual.paginas()[nome]
    assert pagina.titulo
    assert pagina.resumo
    ancoras = [secao.ancora for secao in pagina.secoes]
    assert len(ancoras) == len(set(ancoras))
    assert "<h1" not in pagina.corpo


def test_todo_arquivo_do_manual_aparece_na_ajuda() -> None:
    arquivos = {arquivo.stem for arquivo in manual.PASTA.glob("*.md")} - {"README"}
    assert arquivos == set(manual.ORDEM)


def test_ligacoes_entre_paginas_do_manual_existem() -> None:
    for nome in manual.ORDEM:
        fonte = (manual.PASTA / f"{nome}.md").read_text("utf-8")
        for destino, ancora in re.findall(r"\]\(([a-z0-9-]+)\.md(?:#([\w-]+))?\)", fonte):
            # The source says "#seção", as forges do; see `manual._endereco`.
            secoes = {s.titulo.lower().replace(" ", "-") for s in manual.paginas()[destino].secoes}
            assert not ancora or ancora in secoes, f"{nome}.md: {destino}.md#{ancora}"


def test_marcas_estranhas_no_texto_nao_viram_pagina(
    monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    (tmp_path / "x.md").write_text(
        "# Título\n\nResumo.\n\nTexto <script>alert(1)</script> [a](javascript:alert(1)).\n",
        "utf-8",
    )
    monkeypatch.setattr(manual, "PASTA", tmp_path)
    corpo = manual._ler("x").corpo
    assert "<script" not in corpo
    assert "&lt;script&gt;" in corpo
    assert 'href="javascript' not in corpo


@pytest.mark.parametrize("nome", sorted(set(TEMAS.values())))
def test_cada_tema_das_telas_e_uma_pagina(nome: str) -> None:
    assert nome in manual.ORDEM


def test_cada_tela_com_tema_e_um_endereco_da_casa() -> None:
    nomes = {nome for nome in get_resolver().reverse_dict if isinstance(nome, str)}
    assert set(TEMAS) <= nomes
    assert tema("nao_existe") == ""


@pytest.mark.parametrize(
    ("termo", "primeiro"),
    [("mesa", "A mesa"), ("ATALHOS", "Atalhos de teclado"), ("acessibil", "Acessibilidade")],
)
def test_a_busca_acha_pelo_titulo_primeiro(termo: str, primeiro: str) -> None:
    assert manual.procurar(termo)[0].titulo == primeiro


def test_a_busca_nao_liga_para_acentos() -> None:
    assert [a.url for a in manual.procurar("sessao")] == [a.url for a in manual.procurar("sessão")]
    assert manual.procurar("") == []
    assert manual.procurar("%%% ---") == []


@pytest.mark.django_db
def test_visitante_le_a_ajuda_sem_entrar(client: Client) -> None:
    pagina = sopa(client, "/ajuda/")
    assert pagina.h1.get_text() == "Ajuda"
    assert len(pagina.select(".ajuda-temas a")) == len(manual.ORDEM)
    assert client.get("/ajuda/primeiros-passos/").status_code == 200
    assert client.get("/ajuda/nao-existe/").status_code == 404


@pytest.mark.django_db
def test_quem_usa_pela_rede_sabe_onde_esta_o_codigo(client: Client) -> None:
    assert f'href="{manual.codigo_fonte()}"' in texto(client.get("/ajuda/"))
    assert manual.codigo_fonte().startswith("https://")


@pytest.mark.django_db
def test_a_busca_responde_na_pagina(client: Client) -> None:
    achado = sopa(client, "/ajuda/?termo=teclado").select_one(".painel a")
    assert achado["href"].startswith("/ajuda/atalhos-de-teclado/")
    assert "Nada sobre “xilofone”" in texto(client.get("/ajuda/?termo=xilofone"))
    assert "&lt;b&gt;" in texto(client.get("/ajuda/?termo=<b>"))


@pytest.mark.django_db
def test_quem_trabalha_continua_na_sua_unidade(elenco: Elenco) -> None:
    pagina = sopa(entrar(elenco, "ana"), "/ajuda/a-mesa/")
    assert pagina.select_one("header .unidade strong").get_text() == "RH"
    assert pagina.select_one(".nav [aria-current]").get_text(strip=True) == "Ajuda"


@pytest.mark.django_db
def test_a_ajuda_de_cada_tela_e_sobre_ela(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    assert sopa(ana, "/campo-alto/mesa/").select_one('.nav a[href="/ajuda/a-mesa/"]')
    rodape = sopa(Client(), "/entrar/").select_one("footer")
    assert rodape.find("a", string="Ajuda")["href"] == "/ajuda/primeiros-passos/"
    assert rodape.find("a", string="Acessibilidade")["href"] == "/ajuda/acessibilidade/"


def test_cada_tabela_do_manual_tem_um_nome_proprio() -> None:
    nomes = re.findall(
        r'aria-label="(Tabela: [^"]+)"', manual.paginas()["atalhos-de-teclado"].corpo
    )
    assert "Tabela: No editor" in nomes
    assert len(nomes) == len(set(nomes))
