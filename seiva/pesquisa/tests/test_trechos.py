"""Excerpts: the passage that answers, escaped, in the words of the text."""

import pytest

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
