"""Rendering: PDF/A marks, slots, page breaks and legal numbering."""

from __future__ import annotations

import hashlib
import logging
import threading
from io import BytesIO

import pikepdf
import pytest
from weasyprint.formatting_structure.boxes import TextBox

from seiva.documentos.papel.erros import RenderizacaoRecusada
from seiva.documentos.papel.montar import montar_html, prefixo_das_vagas
from seiva.documentos.papel.previa import render_previa
from seiva.documentos.papel.recursos import Buscador, nenhum_recurso
from seiva.documentos.papel.render import _compor, render_pdf
from seiva.documentos.papel.vagas import vaga_para, vagas_de_json, vagas_para_json

from .test_papel_apoio import base, dados, recursos, renderizar_corpo
from .test_papel_pdfa import conferir_pdfa


def _palavras(corpo: str) -> list[str]:
    """Text of each line box of the page, generated numbers included."""
    textos = [texto for pagina in _linhas_por_pagina(corpo) for texto in pagina]
    return " ".join(textos).replace("\u00a0", " ").split()


def _linhas_por_pagina(corpo: str) -> list[list[str]]:
    documento = _compor(montar_html(dados(corpo_html=corpo, brasao=None)), Buscador(recursos), "")
    return [
        [c.text for c in pagina._page_box.descendants() if isinstance(c, TextBox)]
        for pagina in documento.pages
    ]


def _rotulos(corpo: str) -> str:
    return " ".join(_palavras(corpo))


def test_a_base_e_pdfa_2b_com_fontes_embutidas() -> None:
    conferir_pdfa(base().pdf)


def test_a_base_tem_titulo_lingua_e_arvore_de_estrutura() -> None:
    with pikepdf.open(BytesIO(base().pdf)) as pdf:
        assert str(pdf.Root.Lang) == "pt-BR"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "OFÍCIO Nº 12/2026"


def test_o_hash_e_o_tamanho_da_base_sao_os_dos_seus_bytes() -> None:
    assert base().sha256 == hashlib.sha256(base().pdf).hexdigest()
    assert base().tamanho == len(base().pdf)
    assert base().paginas == 1


def test_ha_oito_vagas_em_duas_colunas_e_quatro_linhas_dentro_da_pagina() -> None:
    vagas = base().vagas
    assert [vaga.numero for vaga in vagas] == list(range(1, 9))
    assert len({vaga.x0 for vaga in vagas}) == 2 and len({vaga.y0 for vaga in vagas}) == 4
    for vaga in vagas:
        assert vaga.altura == pytest.approx(18 * 72 / 25.4, abs=0.1)
        assert 0 < vaga.x0 < vaga.x1 < 595.3 and 0 < vaga.y0 < vaga.y1 < 842
    assert vagas[0].x1 < vagas[1].x0 and vagas[2].y1 < vagas[0].y0


def test_as_vagas_vao_e_voltam_em_json_e_a_nona_nao_existe() -> None:
    vagas = base().vagas
    assert vagas_de_json(vagas_para_json(vagas)) == vagas
    assert vaga_para(8, vagas) == vagas[7]
    assert vaga_para(9, vagas) is None and vaga_para(0, vagas) is None


def test_corpo_que_imita_as_vagas_nao_muda_o_lugar_delas() -> None:
    falso = '<div class="papel-vagas" data-prefixo="vaga-0000000000000000" data-total="2">'
    corpo = f'{falso}<p id="vaga-0000000000000000-1">x</p></div>'
    feito = renderizar_corpo(corpo)
    assert len(feito.vagas) == 8
    assert prefixo_das_vagas(corpo) != "vaga-0000000000000000"


def test_corpo_que_esconde_as_vagas_e_recusado() -> None:
    with pytest.raises(RenderizacaoRecusada, match="espaço para as assinaturas"):
        renderizar_corpo("<p>fim</p><!--")


def test_documento_sem_vagas_e_aceito() -> None:
    assert renderizar_corpo("<p>x</p>", vagas=0).vagas == ()


def test_o_fim_do_documento_nunca_se_parte_entre_duas_paginas() -> None:
    for paragrafos in range(12, 22):
        feito = renderizar_corpo("<p>Linha de texto do corpo.</p>" * paragrafos)
        assert len({vaga.pagina for vaga in feito.vagas}) == 1


def test_o_fim_do_documento_nunca_fica_sozinho_numa_pagina() -> None:
    for paragrafos in range(12, 40, 3):
        corpo = "".join(f"<p>Texto {n} do corpo.</p>" for n in range(paragrafos))
        paginas = _linhas_por_pagina(corpo)
        assert any("corpo." in linha for linha in paginas[-1])


def test_ha_tantas_vagas_quantas_cabem_sem_pagina_a_mais() -> None:
    vistas = set()
    for paragrafos in range(8, 28):
        corpo = "<p>Linha de texto do corpo.</p>" * paragrafos
        feito, com_oito = renderizar_corpo(corpo), renderizar_corpo(corpo, minimo_de_vagas=8)
        assert len(com_oito.vagas) == 8
        assert feito.paginas <= com_oito.paginas
        assert 4 <= len(feito.vagas) <= 8
        if len(feito.vagas) < 8:
            assert feito.paginas < com_oito.paginas
            uma_linha_a_mais = renderizar_corpo(corpo, minimo_de_vagas=len(feito.vagas) + 2)
            assert uma_linha_a_mais.paginas == com_oito.paginas
        vistas.add(len(feito.vagas))
    assert vistas == {4, 6, 8}


@pytest.mark.parametrize(("previstos", "vagas"), [(0, 2), (1, 2), (3, 4), (5, 6), (8, 8), (30, 8)])
def test_as_vagas_nunca_sao_menos_que_os_signatarios_previstos(previstos: int, vagas: int) -> None:
    for paragrafos in (20, 24, 28):
        feito = renderizar_corpo("<p>Linha.</p>" * paragrafos, minimo_de_vagas=previstos)
        assert len(feito.vagas) >= vagas


def test_artigos_sao_ordinais_ate_o_nono_e_depois_cardinais_com_ponto() -> None:
    texto = _rotulos("".join(f'<p class="artigo">T{n}</p>' for n in range(1, 12)))
    assert "Art. 1º T1 Art. 2º T2" in texto
    assert "Art. 9º T9 Art. 10. T10 Art. 11. T11" in texto


def test_paragrafos_incisos_alineas_e_itens_recomecam_onde_a_lei_manda() -> None:
    texto = _rotulos(
        '<p class="artigo">a</p><p class="inciso">b</p><p class="inciso">c</p>'
        '<p class="alinea">d</p><p class="alinea">e</p><p class="item-legal">f</p>'
        '<p class="paragrafo-legal">g</p><p class="inciso">h</p><p class="alinea">i</p>'
        '<p class="paragrafo-legal">j</p><p class="artigo">k</p><p class="paragrafo-legal">l</p>'
        '<p class="inciso">m</p>'
    )
    assert (
        "Art. 1º a I – b II – c a) d b) e 1. f § 1º g I – h a) i § 2º j "
        "Art. 2º k Parágrafo único. l I – m"
    ) in texto


def test_paragrafo_legal_tambem_vira_cardinal_no_decimo() -> None:
    texto = _rotulos('<p class="artigo">a</p>' + '<p class="paragrafo-legal">x</p>' * 10)
    assert "§ 9º x § 10. x" in texto


def test_item_numerado_conta_por_todo_o_documento() -> None:
    texto = _rotulos('<p class="item">a</p><p>b</p><p class="item">c</p>')
    assert "1. a b 2. c" in texto


def test_lista_obedece_ao_tipo_de_marcador() -> None:
    corpo = '<ol type="a"><li>x</li></ol><ol type="I"><li>y</li></ol><ol><li>z</li></ol>'
    documento = _compor(montar_html(dados(corpo_html=corpo)), Buscador(recursos), "")
    marcadores = dict.fromkeys(
        caixa.style["list_style_type"]
        for caixa in documento.pages[0]._page_box.descendants()
        if caixa.element_tag == "li"
    )
    assert list(marcadores) == ["lower-alpha", "upper-roman", "decimal"]


def test_itens_numerados_em_tres_niveis() -> None:
    texto = _rotulos(
        '<p class="item-nivel-1">OBJETO</p><p class="item-nivel-2">a</p>'
        '<p class="item-nivel-2">b</p><p class="item-nivel-3">c</p>'
        '<p class="item-nivel-1">PRAZO</p><p class="item-nivel-2">d</p>'
    )
    assert "1. OBJETO 1.1. a 1.2. b 1.2.1. c 2. PRAZO 2.1. d" in texto


def test_caractere_sem_glifo_em_nenhuma_fonte_e_apontado_ao_redator() -> None:
    corpo = "<p>ideograma privado \U0010fffd aqui</p>"
    with pytest.raises(RenderizacaoRecusada, match=r"U\+10FFFD"):
        renderizar_corpo(corpo)
    previa = render_previa(dados(corpo_html=corpo), recursos=recursos)
    assert previa.avisos and "U+10FFFD" in previa.avisos[0]


def test_glifo_ausente_e_visto_mesmo_com_os_registros_do_sistema_calados() -> None:
    registro = logging.getLogger("weasyprint")
    anterior = (registro.level, registro.disabled)
    try:
        registro.setLevel(logging.CRITICAL)
        registro.disabled = True
        with pytest.raises(RenderizacaoRecusada, match=r"U\+10FFFD"):
            renderizar_corpo("<p>\U0010fffd</p>")
    finally:
        registro.level, registro.disabled = anterior


def test_a_previa_tem_marca_de_minuta_e_nao_recusa() -> None:
    previa = render_previa(dados(corpo_html='<img src="http://x/y.png" alt="">'), recursos=recursos)
    assert previa.pdf.startswith(b"%PDF-") and previa.paginas == 1
    assert len(previa.avisos) == 1 and "http://x/y.png" in previa.avisos[0]
    with pikepdf.open(BytesIO(previa.pdf)) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"].startswith("MINUTA — ")


def test_render_em_varias_linhas_de_execucao_da_o_mesmo_documento() -> None:
    html = montar_html(dados(brasao=None))
    feitos: list[int] = []

    def imprimir() -> None:
        for _ in range(2):
            feitos.append(len(render_pdf(html, titulo="T", recursos=nenhum_recurso).vagas))

    linhas = [threading.Thread(target=imprimir) for _ in range(3)]
    for linha in linhas:
        linha.start()
    for linha in linhas:
        linha.join(60)
    assert feitos == [8] * 6
