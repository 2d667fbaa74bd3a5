"""Numbers typed in the text become links."""

import pytest

from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.referencias import Referencia, encontrar, vincular


@pytest.mark.parametrize(
    "numero",
    [
        "3106.01.0000123/2026-45",
        "53500.000124/2024-04",
        "0005908-43.2015.2.00.0000",
        "0000001.00000001/2015-84",
    ],
)
def test_mascaras_de_processo_sao_reconhecidas(numero: str) -> None:
    assert encontrar(f"<p>Vide ({numero}).</p>") == [Referencia("processo", numero)]


def test_numero_de_documento_tem_sete_digitos_ou_mais() -> None:
    assert encontrar("<p>0001234, 123456 e SEI 12345678.</p>") == [
        Referencia("documento", "0001234"),
        Referencia("documento", "12345678"),
    ]


@pytest.mark.parametrize(
    "outro",
    [
        "R$ 1.234.567,00",
        "R$ 1234567,00",
        "23/11/2026",
        "123.456.789-09",
        "12.345.678/0001-90",
        "37640-000",
        "(35) 99999-1234",
        "Lei nº 14.133/2021",
        "Decreto Municipal 1.193.456/2025",
        "ana1234567@x.br",
        "ABC1234567",
    ],
)
def test_o_que_so_parece_numero_de_processo_e_deixado_em_paz(outro: str) -> None:
    assert encontrar(f"<p>Ver {outro} e seguir.</p>") == []


def test_so_os_numeros_conhecidos_viram_links() -> None:
    conhecidos = {"0001234": "/documentos/0001234", "53500.000124/2024-04": "/processos/9"}
    html = "<p>0001234, 9999999 e 53500.000124/2024-04.</p>"
    assert vincular(html, conhecidos.get) == (
        '<p><a href="/documentos/0001234" class="ref" data-ref="documento:0001234"'
        ' rel="noopener noreferrer">0001234</a>, 9999999 e <a href="/processos/9" class="ref"'
        ' data-ref="processo:53500.000124/2024-04" rel="noopener noreferrer">53500.000124/2024-04</a>.</p>'
    )


def test_o_que_ja_e_link_nao_e_vinculado_de_novo() -> None:
    html = '<p><a href="/x" rel="noopener noreferrer">doc <em>0001234</em></a> 0001234</p>'
    assert vincular(html, lambda n: "/d").count("<a ") == 2
    uma_vez = vincular("<p>0001234</p>", lambda n: "/d")
    assert vincular(uma_vez, lambda n: "/d") == uma_vez


def test_o_resultado_continua_canonico() -> None:
    html = sanear("<p>0001234 e <b>53500.000124/2024-04</b></p>")
    ligado = vincular(html, lambda n: "/n?a=1&b=2")
    assert sanear(ligado) == ligado


def test_endereco_perigoso_do_resolvedor_e_ignorado() -> None:
    assert vincular("<p>0001234</p>", lambda n: "javascript:x") == "<p>0001234</p>"
