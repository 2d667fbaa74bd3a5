"""Consultar in the whole platform: public acts of every institution on one page."""

import pytest
from django.test import Client

from seiva.core.relogio import agora, hoje
from seiva.organizacao.models import Instituicao
from seiva.portal import consulta_geral
from seiva.portal.tests.apoio import texto
from tests.elenco import Casa, Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def _assinado(elenco: Elenco, quem: str, casa: Casa, conteudo: str) -> int:
    with elenco.em(casa):
        ator = elenco.ator(quem)
        documento = redigir(ator, casa, autuar(ator, casa), conteudo)
        assinar(ator, casa, documento)
        return documento.numero


@pytest.fixture
def nas_duas(elenco: Elenco) -> tuple[str, str]:
    """Addresses of one act in each institution, with the same word."""
    daqui = _assinado(elenco, "ana", elenco.casa, "Poda da sibipiruna.")
    de_la = _assinado(elenco, "caio", elenco.outra, "Corte da sibipiruna.")
    return f"/campo-alto/documento/{daqui}/", f"/serra-azul/documento/{de_la}/"


def test_palavras_acham_atos_de_todas_com_o_nome_de_cada_uma(
    nas_duas: tuple[str, str], cidadao: Client
) -> None:
    pagina = texto(cidadao.get("/consulta/", {"q": "sibipiruna"}))
    for endereco in nas_duas:
        assert f'href="{endereco}"' in pagina
        assert cidadao.get(endereco).status_code == 200
    assert "Poda da <mark>sibipiruna</mark>" in pagina
    assert "Prefeitura de Serra Azul · " in pagina
    assert 'href="/campo-alto/consulta/?q=sibipiruna"' in pagina  # only in one
    assert "noindex" in pagina


def test_o_periodo_estreita_e_uma_data_ruim_diz_como_escrever(
    nas_duas: tuple[str, str], cidadao: Client
) -> None:
    dia = hoje().isoformat()
    pagina = texto(cidadao.get("/consulta/", {"q": "sibipiruna", "de": dia, "ate": dia}))
    assert nas_duas[0] in pagina
    antes = texto(cidadao.get("/consulta/", {"q": "sibipiruna", "ate": "2001-01-01"}))
    assert nas_duas[0] not in antes and "Nenhum documento público" in antes
    ruim = texto(cidadao.get("/consulta/", {"q": "sibipiruna", "de": "ontem"}))
    assert "Escreva a data como 25/11/2026." in ruim and 'value="sibipiruna"' in ruim


def test_a_suspensa_nao_entra(nas_duas: tuple[str, str], cidadao: Client) -> None:
    Instituicao.objects.filter(slug="serra-azul").update(suspensa_em=agora())
    pagina = texto(cidadao.get("/consulta/", {"q": "sibipiruna"}))
    assert nas_duas[0] in pagina and nas_duas[1] not in pagina


def test_a_segunda_pagina_continua_a_primeira(
    nas_duas: tuple[str, str], cidadao: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consulta_geral, "ATOS_POR_PAGINA", 1)
    primeira = cidadao.get("/consulta/", {"q": "sibipiruna"})
    proxima = primeira.context["resultado"].pagina["proximos"]
    segunda = cidadao.get(f"/consulta/{proxima}")
    vistos = [r.context["resultado"].documentos[0]["url"] for r in (primeira, segunda)]
    assert set(vistos) == set(nas_duas)
    assert segunda.context["resultado"].pagina["proximos"] == ""


@pytest.mark.parametrize("numero", ["0", "-1", "9.x", "1e9", "999999999999999999.1", "1000.1"])
def test_numero_de_pagina_estranho_nao_e_erro(
    nas_duas: tuple[str, str], cidadao: Client, numero: str
) -> None:
    assert cidadao.get("/consulta/", {"q": "sibipiruna", "pagina": numero}).status_code == 200
