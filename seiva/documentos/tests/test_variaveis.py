"""Variables of templates."""

from datetime import date

import pytest

from seiva.documentos.regras.texto import palavras, texto_puro
from seiva.documentos.regras.variaveis import (
    VARIAVEIS,
    data_por_extenso,
    desconhecidas,
    substituir,
    usadas,
)


def test_a_variavel_vira_o_seu_valor() -> None:
    html = "<p>Processo <strong>@processo@</strong>, @municipio@, @data_extenso@.</p>"
    valores = {
        "processo": "1/2026",
        "municipio": "Extrema",
        "data_extenso": "23 de novembro de 2026",
    }
    assert substituir(html, valores) == (
        "<p>Processo <strong>1/2026</strong>, Extrema, 23 de novembro de 2026.</p>"
    )


def test_o_valor_e_escapado() -> None:
    assert substituir("<p>@autor@</p>", {"autor": "<b>Ana & Cia</b>"}) == (
        "<p>&lt;b&gt;Ana &amp; Cia&lt;/b&gt;</p>"
    )


def test_varios_interessados_ficam_um_por_linha() -> None:
    assert substituir("<p>@interessados@</p>", {"interessados": "Ana\nBia"}) == "<p>Ana<br>Bia</p>"


def test_o_que_nao_tem_valor_fica_como_esta_e_e_listado() -> None:
    html = "<p>@processo@ @processso@ @cargo@ @processso@</p>"
    assert (
        substituir(html, {"cargo": "Fiscal"}) == "<p>@processo@ @processso@ Fiscal @processso@</p>"
    )
    assert desconhecidas(html) == ["processso"]
    assert usadas(html) == ["processo", "processso", "cargo"]


def test_enderecos_de_email_e_atributos_nao_sao_variaveis() -> None:
    html = '<p><a href="mailto:a@data@b">ana@extrema.mg.gov.br e bia@extrema.mg.gov.br</a></p>'
    assert substituir(html, {"data": "X", "extrema": "Y"}) == html


def test_um_valor_que_parece_variavel_nao_e_expandido_de_novo() -> None:
    assert substituir("<p>@autor@</p>", {"autor": "@cargo@", "cargo": "x"}) == "<p>@cargo@</p>"


@pytest.mark.parametrize(
    ("dia", "extenso"),
    [
        (date(2026, 3, 1), "1º de março de 2026"),
        (date(2026, 11, 23), "23 de novembro de 2026"),
    ],
)
def test_data_por_extenso(dia: date, extenso: str) -> None:
    assert data_por_extenso(dia) == extenso


def test_todas_as_variaveis_tem_descricao() -> None:
    assert len(VARIAVEIS) == 14
    assert all(descricao[0].isupper() for descricao in VARIAVEIS.values())


def test_texto_puro_separa_blocos_e_celulas() -> None:
    html = (
        '<h1>T&iacute;tulo</h1><p>a &lt;b&gt;<br>c <img src="/x/imagem/1" alt="a>b"></p>'
        "<table><tbody><tr><td>1</td><td><p>2</p></td></tr><tr><td>3</td></tr></tbody></table>"
    )
    assert texto_puro(html) == "Título\na <b>\nc\n1\t2\n3"


def test_palavras_conta_numeros_compostos_como_uma() -> None:
    assert palavras("<p>Processo 3106.01.0000123/2026-45, guarda-chuva.</p>") == 3
