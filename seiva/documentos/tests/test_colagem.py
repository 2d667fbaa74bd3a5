"""Text copied from word processors comes out clean."""

from seiva.documentos.regras.html import sanear

_WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0cm}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body lang=PT-BR style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b style='mso-bidi-font-weight:normal'>
<span style='font-size:12.0pt;font-family:"Arial",sans-serif;mso-fareast-language:PT-BR'>DESPACHO<o:p></o:p></span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='text-align:justify'><span lang=PT-BR>Encaminhe-se <i>com urgência</i>.<o:p></o:p></span></p>
%s
<!--EndFragment--></body></html>
"""


def _item(nivel: int, marcador: str, texto: str, lista: str = "l0", lfo: int = 1) -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{nivel * 36}pt;text-indent:-18.0pt;"
        f"mso-list:{lista} level{nivel} lfo{lfo}'><![if !supportLists]><span style='font-family:Symbol;"
        f"mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>{marcador}<span style='font:7.0pt"
        f' "Times New Roman"\'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{texto}<o:p></o:p></p>\n'
    )


def test_um_despacho_do_word_perde_a_sujeira_e_guarda_o_texto() -> None:
    assert sanear(_WORD % "") == (
        '<p class="centralizado"><strong>DESPACHO</strong></p><p></p>'
        '<p class="justificado">Encaminhe-se <em>com urgência</em>.</p>'
    )


def test_listas_do_word_viram_listas_aninhadas() -> None:
    lista = _item(1, "·", "um") + _item(2, "o", "um ponto um") + _item(1, "·", "dois")
    assert sanear(lista) == (
        "<ul><li><p>um</p><ul><li><p>um ponto um</p></li></ul></li><li><p>dois</p></li></ul>"
    )


def test_listas_numeradas_guardam_o_tipo_e_o_inicio() -> None:
    lista = _item(1, "4.", "quatro") + _item(2, "a)", "letra") + _item(2, "b)", "outra")
    assert sanear(lista) == (
        '<ol start="4"><li><p>quatro</p><ol type="a"><li><p>letra</p></li><li><p>outra</p></li></ol></li></ol>'
    )
    assert sanear(_item(1, "III.", "terceiro")).startswith('<ol start="3" type="I">')


def test_um_paragrafo_entre_duas_listas_separa_as_listas() -> None:
    html = sanear(_item(1, "1.", "a") + "<p class=MsoNormal>meio</p>" + _item(1, "2.", "b"))
    assert html == '<ol><li><p>a</p></li></ol><p>meio</p><ol start="2"><li><p>b</p></li></ol>'


def test_a_lista_dentro_de_uma_celula_fica_na_celula() -> None:
    html = sanear(f"<table><tr><td>{_item(1, '·', 'x')}</td></tr></table>")
    assert html == "<table><tbody><tr><td><ul><li><p>x</p></li></ul></td></tr></tbody></table>"


def test_o_negrito_do_google_docs_e_lido_do_estilo() -> None:
    html = (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr" style="text-align:justify">'
        '<span style="font-weight:700">forte</span><span style="font-style:italic;font-weight:400"> e '
        'leve</span><span style="text-decoration:underline"> x</span></p></b>'
    )
    assert sanear(html) == (
        '<p class="justificado"><strong>forte</strong><em> e leve</em><u> x</u></p>'
    )


def test_a_sublista_ao_lado_do_item_entra_no_item() -> None:
    assert sanear("<ol><li>a</li><ol><li>b</li></ol><li>c</li></ol>") == (
        "<ol><li><p>a</p><ol><li>b</li></ol></li><li>c</li></ol>"
    )


def test_a_quebra_de_pagina_do_word_vira_quebra() -> None:
    html = "<p>a</p><span><br clear=all style='mso-special-character:line-break;page-break-before:always'></span><p>b</p>"
    assert sanear(html) == '<p>a</p><hr class="quebra"><p>b</p>'


def test_citacao_do_word_vira_citacao() -> None:
    assert sanear("<p class=MsoQuote>x</p>") == '<p class="citacao">x</p>'
