"""Excerpts: the passage that answers, escaped, in the words of the text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seiva.pesquisa.regras.consulta import entender
from seiva.pesquisa.trechos import TAMANHO, Trechos

pytestmark = pytest.mark.django_db


def trecho(procura: str, texto: str) -> str:
    return str(Trechos(entender(procura), {1: texto}).trecho(1))


def test_marca_a_flexao_como_foi_escrita_e_escapa_o_resto() -> None:
    texto = "As Licitações <b>públicas</b> & o <script>licitação</script>"
    assert trecho("licitacao", texto) == (
        "As <mark>Licitações</mark> &lt;b&gt;públicas&lt;/b&gt; &amp; o "
        "&lt;script&gt;<mark>licitação</mark>&lt;/script&gt;"
    )


def test_mostra_a_passagem_com_mais_das_palavras() -> None:
    texto = "Muro. " + "nada " * 300 + "o muro da ponte caiu. " + "fim " * 300
    mostrado = trecho("muro ponte", texto)
    assert "<mark>muro</mark> da <mark>ponte</mark>" in mostrado
    assert mostrado.startswith("… ")
    assert mostrado.endswith(" …")
    assert len(mostrado) < TAMANHO + 80


def test_numeros_prefixos_e_acentos_decompostos() -> None:
    assert "<mark>000123</mark>" in trecho("123", "nota 000123 e 1234")
    assert "<mark>1234</mark>" not in trecho("123", "nota 000123 e 1234")
    assert "<mark>licitante</mark>" in trecho("licit*", "o licitante")
    assert "<mark>" in trecho("açude", "o ac\u0327ude secou")


def test_palavra_parecida_nao_e_marcada_nem_a_recusada() -> None:
    assert trecho("casa", "O castelo da rua casa") == "O castelo da rua <mark>casa</mark>"
    assert trecho("rua -casa", "rua da casa") == "<mark>rua</mark> da casa"


def test_sem_a_palavra_mostra_o_comeco() -> None:
    assert trecho("muro", "a " * 400).startswith("a a a")
    assert trecho("", "curto") == "curto"
    assert trecho("muro", "") == ""


@pytest.mark.parametrize(
    ("procura", "palavra"), [("fim", "fins"), ("ação", "Ações"), ("pães", "pão"), ("lei", "leis")]
)
def test_palavra_curta_e_marcada_tambem_no_plural(procura: str, palavra: str) -> None:
    assert trecho(procura, f"as {palavra} do dia") == f"as <mark>{palavra}</mark> do dia"


def test_o_radical_de_uma_palavra_so_se_pergunta_uma_vez() -> None:
    trecho("jabuticabeira", "a jabuticabeira e as jabuticabeiras")
    with CaptureQueriesContext(connection) as consultas:
        assert "<mark>" in trecho("jabuticabeiras", "outra jabuticabeira")
        assert "<mark>" in trecho("2026", "o ano de 2026")
    assert len(consultas) == 0
