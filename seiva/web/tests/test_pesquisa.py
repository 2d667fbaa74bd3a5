"""The page of the search."""

import pytest

from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def buscar(elenco: Elenco, quem: str, **consulta: object) -> str:
    return texto(entrar(elenco, quem).get(url(elenco.casa, "pesquisa/"), consulta))


def test_sem_nada_digitado_ensina(elenco: Elenco) -> None:
    assert "O que você procura?" in buscar(elenco, "ana")


def test_numero_exato_abre_o_processo_e_numero_de_documento_o_abre_no_processo(
    elenco: Elenco,
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa, nivel=1)
        minuta = redigir(elenco.ator("ana"), casa, processo)
    endereco = url(casa, f"processos/{processo.pk}/")
    bia = entrar(elenco, "bia").get(url(casa, "pesquisa/"), {"q": processo.numero})
    assert bia.headers["Location"] == endereco
    ana = entrar(elenco, "ana").get(url(casa, "pesquisa/"), {"q": minuta.numero_formatado})
    assert ana.headers["Location"] == f"{endereco}?documento={minuta.pk}"


def test_digito_errado_e_explicado_e_o_que_foi_digitado_continua(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        numero = autuar(elenco.ator("ana"), elenco.casa).numero
    errado = f"{numero[:-2]}{(int(numero[-2:]) + 1) % 100:02d}"
    pagina = buscar(elenco, "ana", q=errado)
    assert "não confere" in pagina
    assert f'value="{errado}"' in pagina


def test_palavras_listam_com_destaque(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        autuar(elenco.ator("ana"), elenco.casa, especificacao="Licitação <urgente>")
    pagina = buscar(elenco, "ana", q="licitacoes")
    assert "<mark>Licitação</mark> &lt;urgente&gt;" in pagina


def test_restrito_de_outra_unidade_nao_aparece_nem_conta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa, nivel=1, especificacao="Atestado")
    pagina = buscar(elenco, "bia", q="atestado")
    assert "Nada encontrado" in pagina
    assert processo.numero not in pagina


def test_data_mal_escrita_e_dita_ao_lado_do_campo(elenco: Elenco) -> None:
    assert "Escreva a data como 25/11/2026." in buscar(elenco, "ana", q="x", de="ontem")


def test_paginas_da_pesquisa_seguem_com_os_filtros(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seiva.pesquisa.busca.POR_PAGINA", 2)
    with elenco.em(elenco.casa):
        for n in range(3):
            autuar(elenco.ator("ana"), elenco.casa, especificacao=f"Muro trecho {n}")
    primeira = buscar(elenco, "ana", q="muro", aqui="on", em="processos")
    assert "q=muro&amp;em=processos&amp;aqui=on&amp;depois=" in primeira
    assert primeira.count('<a class="numero"') == 2


def test_consultas_nao_crescem_com_os_resultados(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")

    def medir(quantos: int) -> int:
        with elenco.em(elenco.casa):
            for _ in range(quantos):
                processo = autuar(
                    elenco.ator("ana"),
                    elenco.casa,
                    especificacao="Muro",
                    interessados=[elenco.casa.maria],
                )
                redigir(elenco.ator("ana"), elenco.casa, processo, "Muro caído.")
        ana.get(url(elenco.casa, "pesquisa/"), {"q": "muro"})
        with contando() as consultas:
            ana.get(url(elenco.casa, "pesquisa/"), {"q": "muro"})
        return len(consultas)

    poucas = medir(1)
    assert medir(10) == poucas
    assert poucas <= 28


@pytest.mark.parametrize(
    "q", ["'", "\\", "a & | !", "(((", "\x00", "ñ" * 300, "*", '"', "-", "não"]
)
def test_nada_que_se_digite_quebra_a_pagina(elenco: Elenco, q: str) -> None:
    resposta = entrar(elenco, "ana").get(url(elenco.casa, "pesquisa/"), {"q": q})
    assert resposta.status_code == 200
