"""Rendering: PDF/A marks, slots, legal numbering, and nothing loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.boxes import TextBox

from seiva.documentos.papel import recursos as modulo_recursos
from seiva.documentos.papel.erros import RenderizacaoRecusada
from seiva.documentos.papel.montar import montar_html, prefixo_das_vagas
from seiva.documentos.papel.previa import render_previa
from seiva.documentos.papel.recursos import Buscador, nenhum_recurso, normalizar_imagem
from seiva.documentos.papel.render import BaseCongelada, prelo, render_pdf
from seiva.documentos.papel.vagas import vaga_para, vagas_de_json, vagas_para_json

from .test_papel_apoio import base, dados, recursos
from .test_papel_pdfa import conferir_pdfa


def _renderizar(
    corpo: str, *, imagens: dict[str, bytes] | None = None, **mudancas: object
) -> BaseCongelada:
    html = montar_html(dados(corpo_html=corpo, brasao=None, **mudancas))
    return render_pdf(html, titulo="Teste", recursos=(imagens or {}).get)


def _imagem(modo: str, formato: str, tamanho: tuple[int, int] = (20, 10)) -> bytes:
    saida = BytesIO()
    Image.new(modo, tamanho).save(saida, format=formato)
    return saida.getvalue()


def _palavras(corpo: str) -> list[str]:
    """Text of each line box of the page, generated numbers included."""
    meu = prelo()
    documento = HTML(string=montar_html(dados(corpo_html=corpo, brasao=None))).render(
        stylesheets=[*meu.folhas],
        font_config=meu.fontes,
        counter_style=CounterStyle(meu.contadores),
    )
    textos = [
        caixa.text
        for pagina in documento.pages
        for caixa in pagina._page_box.descendants()
        if isinstance(caixa, TextBox)
    ]
    return " ".join(textos).replace("\u00a0", " ").split()


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
    feito = _renderizar(corpo)
    assert len(feito.vagas) == 8
    assert prefixo_das_vagas(corpo) != "vaga-0000000000000000"


def test_corpo_que_esconde_as_vagas_e_recusado() -> None:
    with pytest.raises(RenderizacaoRecusada, match="espaço para as assinaturas"):
        _renderizar("<p>fim</p><!--")


def test_documento_sem_vagas_e_aceito() -> None:
    assert _renderizar("<p>x</p>", vagas=0).vagas == ()


def test_o_fim_do_documento_nunca_se_parte_entre_duas_paginas() -> None:
    for paragrafos in range(12, 22):
        feito = _renderizar("<p>Linha de texto do corpo.</p>" * paragrafos)
        assert len({vaga.pagina for vaga in feito.vagas}) == 1


def test_artigos_sao_ordinais_ate_o_nono_e_depois_cardinais_com_ponto() -> None:
    texto = _rotulos("".join(f'<p class="artigo">T{n}</p>' for n in range(1, 12)))
    assert "Art. 1º T1 Art. 2º T2" in texto
    assert "Art. 9º T9 Art. 10. T10 Art. 11. T11" in texto


def test_paragrafos_incisos_alineas_e_itens_recomecam_onde_a_lei_manda() -> None:
    texto = _rotulos(
        '<p class="artigo">a</p><p class="inciso">b</p><p class="inciso">c</p>'
        '<p class="alinea">d</p><p class="alinea">e</p><p class="item-legal">f</p>'
        '<p class="paragrafo-legal">g</p><p class="inciso">h</p><p class="alinea">i</p>'
        '<p class="paragrafo-legal">j</p><p class="artigo">k</p><p class="paragrafo-unico">l</p>'
        '<p class="inciso">m</p>'
    )
    assert (
        "Art. 1º a I – b II – c a) d b) e 1. f § 1º g I – h a) i § 2º j "
        "Art. 2º k Parágrafo único. l I – m"
    ) in texto


def test_paragrafo_legal_tambem_vira_cardinal_no_decimo() -> None:
    texto = _rotulos('<p class="artigo">a</p>' + '<p class="paragrafo-legal">x</p>' * 10)
    assert "§ 9º x § 10. x" in texto


def test_itens_numerados_em_tres_niveis() -> None:
    texto = _rotulos(
        '<p class="item-nivel-1">OBJETO</p><p class="item-nivel-2">a</p>'
        '<p class="item-nivel-2">b</p><p class="item-nivel-3">c</p>'
        '<p class="item-nivel-1">PRAZO</p><p class="item-nivel-2">d</p>'
    )
    assert "1. OBJETO 1.1. a 1.2. b 1.2.1. c 2. PRAZO 2.1. d" in texto


@contextmanager
def _servidor_que_conta() -> Iterator[tuple[str, list[str]]]:
    pedidos: list[str] = []

    class _Porta(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pedidos.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    servidor = HTTPServer(("127.0.0.1", 0), _Porta)
    linha = threading.Thread(target=servidor.serve_forever, daemon=True)
    linha.start()
    try:
        yield f"http://127.0.0.1:{servidor.server_port}", pedidos
    finally:
        servidor.shutdown()
        servidor.server_close()


CAMINHOS = [
    '<img src="{url}/a.png" alt="">',
    '<link rel="stylesheet" href="{url}/a.css">',
    "<style>@import url({url}/b.css);</style>",
    "<style>@font-face{{font-family:Z;src:url({url}/z.ttf)}} p{{font-family:Z}}</style>",
    '<p style="background:url({url}/c.png)">x</p>',
    '<object data="{url}/d.svg"></object>',
    '<embed src="{url}/e.svg">',
    '<ul style="list-style-image:url({url}/f.png)"><li>x</li></ul>',
    '<svg viewBox="0 0 9 9"><image href="{url}/g.png" width="9" height="9"/></svg>',
    '<a rel="attachment" href="{url}/h.txt">x</a>',
    "<style>p::after{{content:url({url}/i.png)}}</style><p>x</p>",
]


@pytest.mark.parametrize("trecho", CAMINHOS)
def test_nada_e_buscado_na_rede_e_o_documento_e_recusado(trecho: str) -> None:
    with _servidor_que_conta() as (url, pedidos):
        with pytest.raises(RenderizacaoRecusada, match="não permitido"):
            _renderizar(trecho.format(url=url))
        assert pedidos == []


@pytest.mark.parametrize("trecho", CAMINHOS)
def test_nada_e_lido_do_disco_e_o_documento_e_recusado(trecho: str, tmp_path: Path) -> None:
    for nome in "abcdefghiz":
        for tipo in ("png", "css", "svg", "txt", "ttf"):
            (tmp_path / f"{nome}.{tipo}").write_text("segredo")
    with pytest.raises(RenderizacaoRecusada, match="não permitido"):
        _renderizar(trecho.format(url=tmp_path.as_uri()))


@pytest.mark.parametrize(
    "endereco",
    [
        "file:///etc/passwd",
        "http://exemplo.gov.br/x.png",
        "https://exemplo.gov.br/x.png",
        "ftp://exemplo.gov.br/x.png",
        "//exemplo.gov.br/x.png",
        "data:text/html,<p>x</p>",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
        "arquivo:../../etc/passwd",
        "seiva:../x",
        "seiva:fonte/../../x",
        "javascript:alert(1)",
        "/etc/passwd",
        "x.png",
        "",
    ],
)
def test_o_buscador_recusa_todo_endereco_que_nao_e_dos_nossos(endereco: str) -> None:
    buscador = Buscador(lambda _: _imagem("RGB", "PNG"))
    with pytest.raises(ValueError, match=r"\w"):
        buscador.fetch(endereco)
    with pytest.raises(ValueError, match=r"\w"):
        buscador.open(endereco)
    assert len(buscador.recusas) == 2


def test_imagem_guardada_e_imagem_embutida_entram_e_a_pagina_continua_pdfa() -> None:
    resumo = "a" * 64
    embutida = base64.b64encode(_imagem("RGBA", "PNG")).decode()
    feito = _renderizar(
        f'<img src="arquivo:{resumo}" alt="foto"><img src="data:image/png;base64,{embutida}" alt="">',
        imagens={f"arquivo:{resumo}": _imagem("RGB", "JPEG")},
    )
    conferir_pdfa(feito.pdf)


def test_imagem_cmyk_vira_rgb_porque_o_pdfa_tem_intencao_srgb() -> None:
    resumo = "b" * 64
    feito = _renderizar(
        f'<img src="arquivo:{resumo}" alt="">',
        imagens={f"arquivo:{resumo}": _imagem("CMYK", "JPEG")},
    )
    assert b"DeviceCMYK" not in feito.pdf
    conferir_pdfa(feito.pdf)


@pytest.mark.parametrize(("modo", "formato"), [("RGB", "GIF"), ("RGBA", "WEBP"), ("I;16", "PNG")])
def test_outros_formatos_de_imagem_sao_convertidos(modo: str, formato: str) -> None:
    convertida, tipo = normalizar_imagem(_imagem(modo, formato))
    assert tipo == "image/png"
    assert Image.open(BytesIO(convertida)).mode in {"RGB", "RGBA"}


def test_imagem_ausente_truncada_ou_enorme_recusa_o_documento(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resumo = "c" * 64
    trecho = f'<img src="arquivo:{resumo}" alt="">'
    with pytest.raises(RenderizacaoRecusada, match="não encontrada"):
        _renderizar(trecho)
    truncada = _imagem("RGB", "PNG", (300, 300))[:120]
    with pytest.raises(RenderizacaoRecusada, match="não é imagem"):
        _renderizar(trecho, imagens={f"arquivo:{resumo}": truncada})
    monkeypatch.setattr(modulo_recursos, "MAX_PIXELS", 100)
    with pytest.raises(RenderizacaoRecusada, match="pixels"):
        _renderizar(trecho, imagens={f"arquivo:{resumo}": _imagem("RGB", "PNG")})
    monkeypatch.setattr(modulo_recursos, "MAX_BYTES_IMAGEM", 10)
    with pytest.raises(RenderizacaoRecusada, match="grande demais"):
        _renderizar(trecho, imagens={f"arquivo:{resumo}": _imagem("RGB", "PNG")})


def test_svg_guardado_nao_traz_entidades_nem_busca_nada() -> None:
    resumo = "d" * 64
    bomba = b'<!DOCTYPE s [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    externo = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        b'<image href="file:///etc/passwd" width="9" height="9"/></svg>'
    )
    for svg in (bomba, b"<?xml version='1.0'?>" + bomba, externo):
        with pytest.raises(RenderizacaoRecusada):
            _renderizar(f'<img src="arquivo:{resumo}" alt="">', imagens={f"arquivo:{resumo}": svg})


def test_estilo_que_pede_interpolacao_de_imagem_e_recusado() -> None:
    imagem = base64.b64encode(_imagem("RGB", "PNG")).decode()
    with pytest.raises(RenderizacaoRecusada, match="PDF/A"):
        _renderizar(
            f'<img style="image-rendering:auto !important" src="data:image/png;base64,{imagem}" alt="">'
        )


def test_caractere_sem_glifo_em_nenhuma_fonte_e_apontado_ao_redator() -> None:
    corpo = "<p>ideograma privado \U0010fffd aqui</p>"
    with pytest.raises(RenderizacaoRecusada, match=r"U\+10FFFD"):
        _renderizar(corpo)
    previa = render_previa(dados(corpo_html=corpo), recursos=recursos)
    assert previa.avisos and "U+10FFFD" in previa.avisos[0]


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
