"""Resources of a document: nothing from network or disk, and only sound images."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from seiva.documentos.papel import recursos as modulo_recursos
from seiva.documentos.papel.erros import RenderizacaoRecusada
from seiva.documentos.papel.recursos import Buscador, normalizar_imagem

from .test_papel_apoio import renderizar_corpo
from .test_papel_pdfa import conferir_pdfa


def _imagem(modo: str, formato: str, tamanho: tuple[int, int] = (20, 10)) -> bytes:
    saida = BytesIO()
    Image.new(modo, tamanho).save(saida, format=formato)
    return saida.getvalue()


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
            renderizar_corpo(trecho.format(url=url))
        assert pedidos == []


@pytest.mark.parametrize("trecho", CAMINHOS)
def test_nada_e_lido_do_disco_e_o_documento_e_recusado(trecho: str, tmp_path: Path) -> None:
    for nome in "abcdefghiz":
        for tipo in ("png", "css", "svg", "txt", "ttf"):
            (tmp_path / f"{nome}.{tipo}").write_text("segredo")
    with pytest.raises(RenderizacaoRecusada, match="não permitido"):
        renderizar_corpo(trecho.format(url=tmp_path.as_uri()))


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
    feito = renderizar_corpo(
        f'<img src="arquivo:{resumo}" alt="foto"><img src="data:image/png;base64,{embutida}" alt="">',
        imagens={f"arquivo:{resumo}": _imagem("RGB", "JPEG")},
    )
    conferir_pdfa(feito.pdf)


def test_imagem_cmyk_vira_rgb_porque_o_pdfa_tem_intencao_srgb() -> None:
    resumo = "b" * 64
    feito = renderizar_corpo(
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
        renderizar_corpo(trecho)
    truncada = _imagem("RGB", "PNG", (300, 300))[:120]
    with pytest.raises(RenderizacaoRecusada, match="não é imagem"):
        renderizar_corpo(trecho, imagens={f"arquivo:{resumo}": truncada})
    monkeypatch.setattr(modulo_recursos, "MAX_PIXELS", 100)
    with pytest.raises(RenderizacaoRecusada, match="pixels"):
        renderizar_corpo(trecho, imagens={f"arquivo:{resumo}": _imagem("RGB", "PNG")})
    monkeypatch.setattr(modulo_recursos, "MAX_BYTES_IMAGEM", 10)
    with pytest.raises(RenderizacaoRecusada, match="grande demais"):
        renderizar_corpo(trecho, imagens={f"arquivo:{resumo}": _imagem("RGB", "PNG")})


def test_svg_guardado_nao_traz_entidades_nem_busca_nada() -> None:
    resumo = "d" * 64
    bomba = b'<!DOCTYPE s [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    externo = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        b'<image href="file:///etc/passwd" width="9" height="9"/></svg>'
    )
    for svg in (bomba, b"<?xml version='1.0'?>" + bomba, externo):
        with pytest.raises(RenderizacaoRecusada):
            renderizar_corpo(
                f'<img src="arquivo:{resumo}" alt="">', imagens={f"arquivo:{resumo}": svg}
            )


def test_estilo_que_pede_interpolacao_de_imagem_e_recusado() -> None:
    imagem = base64.b64encode(_imagem("RGB", "PNG")).decode()
    with pytest.raises(RenderizacaoRecusada, match="PDF/A"):
        renderizar_corpo(
            f'<img style="image-rendering:auto !important" src="data:image/png;base64,{imagem}" alt="">'
        )
