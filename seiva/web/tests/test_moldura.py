"""Around every page: nothing offered that does not exist; filters folded until they are used."""

import pytest
from bs4 import BeautifulSoup

from seiva.web.tests.apoio import entrar
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def mesa(elenco: Elenco, consulta: str = "") -> BeautifulSoup:
    resposta = entrar(elenco, "ana").get(f"/campo-alto/mesa/{consulta}")
    return BeautifulSoup(resposta.content, "html.parser")


def test_o_cabecalho_so_oferece_o_que_existe(elenco: Elenco) -> None:
    nomes = [a.get_text(" ", strip=True) for a in mesa(elenco).select("header a, footer a")]
    assert not [nome for nome in nomes if "Notificações" in nome]
    for nome in ("Pesquisa", "Ajuda", "Acessibilidade", "Atalhos de teclado"):
        assert any(nome in achado for achado in nomes), nome


def test_os_filtros_se_abrem_sozinhos_quando_ha_filtro(elenco: Elenco) -> None:
    dobrados = mesa(elenco).select_one("details.filtros")
    assert dobrados is not None
    assert dobrados.summary.get_text(strip=True) == "Filtros"
    assert not dobrados.has_attr("open")
    assert mesa(elenco, "?texto=maria").select_one("details.filtros[open]") is not None
