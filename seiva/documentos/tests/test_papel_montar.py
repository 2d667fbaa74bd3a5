"""Assembly of the canonical HTML."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser

import pytest

from seiva.documentos.papel.erros import ConteudoInvalido
from seiva.documentos.papel.montar import congelar_conteudo, montar_html

from .test_papel_apoio import CORPO, chaves, dados

MALDOSO = '"><script>alert(1)</script><img src=x onerror=alert(2)>&amp;'


class _Leitor(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.etiquetas: list[str] = []
        self.atributos: list[tuple[str, str | None]] = []
        self.texto = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.etiquetas.append(tag)
        self.atributos += attrs

    def handle_data(self, data: str) -> None:
        self.texto += data


def _ler(html: str) -> _Leitor:
    leitor = _Leitor()
    leitor.feed(html)
    return leitor


def test_os_mesmos_dados_dao_os_mesmos_bytes() -> None:
    assert montar_html(dados()) == montar_html(dados())


def test_o_documento_tem_lingua_titulo_cabecalho_corpo_e_conferencia() -> None:
    html = congelar_conteudo(dados(), chaves().segredo_codigo).html
    assert html.startswith('<!DOCTYPE html>\n<html lang="pt-BR">')
    assert "<title>OFÍCIO Nº 12/2026</title>" in html
    assert CORPO in html
    texto = " ".join(_ler(html).texto.split())
    assert "Prefeitura Municipal de Extrema" in texto
    assert (
        "A autenticidade deste documento pode ser conferida em "
        "https://seiva.mg.gov.br/extrema/conferir informando o código verificador 0470089 "
        "e o código CRC "
    ) in texto


def test_o_codigo_impresso_e_o_devolvido_e_o_hash_e_o_do_html_inteiro() -> None:
    congelado = congelar_conteudo(dados(), chaves().segredo_codigo)
    assert f"código CRC <strong>{congelado.crc}</strong>" in congelado.html
    assert congelado.sha256 == hashlib.sha256(congelado.html.encode()).hexdigest()


def test_o_codigo_muda_quando_muda_qualquer_coisa_impressa() -> None:
    segredo = chaves().segredo_codigo
    codigos = {
        congelar_conteudo(dados(**mudanca), segredo).crc
        for mudanca in (
            {},
            {"corpo_html": CORPO + "<p>.</p>"},
            {"titulo": "OFÍCIO Nº 13/2026"},
            {"local_e_data": None},
            {"documento": "Ofício 13/2026"},
            {"verificador": "0470090"},
        )
    }
    assert len(codigos) == 6


def test_o_codigo_nao_depende_do_codigo_ja_preenchido() -> None:
    segredo = chaves().segredo_codigo
    limpo = congelar_conteudo(dados(), segredo)
    assert congelar_conteudo(dados(crc="FFFFFFFF"), segredo) == limpo


@pytest.mark.parametrize(
    "campo",
    [
        "instituicao",
        "titulo",
        "documento",
        "verificador",
        "url_conferencia",
        "local_e_data",
        "processo",
        "marca_de_acesso",
    ],
)
def test_todo_texto_inserido_e_escapado(campo: str) -> None:
    leitor = _ler(montar_html(dados(**{campo: MALDOSO})))
    assert "script" not in leitor.etiquetas
    assert not any(nome.startswith("on") for nome, _ in leitor.atributos)
    assert leitor.etiquetas.count("img") == 1  # the coat of arms


def test_listas_de_textos_sao_escapadas() -> None:
    leitor = _ler(montar_html(dados(unidades=(MALDOSO,), rodape=(MALDOSO,))))
    assert "script" not in leitor.etiquetas and "alert(1)" in leitor.texto


def test_nao_ha_estilo_nem_script_embutidos() -> None:
    leitor = _ler(congelar_conteudo(dados(), chaves().segredo_codigo).html)
    assert not {"script", "style", "link"} & set(leitor.etiquetas)
    assert "style" not in dict(leitor.atributos)


@pytest.mark.parametrize("brasao", ["http://x/y.png", "file:///etc/passwd", "seiva:../x", "/x.png"])
def test_brasao_de_endereco_estranho_e_recusado(brasao: str) -> None:
    with pytest.raises(ConteudoInvalido):
        montar_html(dados(brasao=brasao))


@pytest.mark.parametrize("falta", ["instituicao", "titulo", "documento", "verificador"])
def test_dado_obrigatorio_em_branco_e_recusado(falta: str) -> None:
    with pytest.raises(ConteudoInvalido):
        montar_html(dados(**{falta: "  "}))


@pytest.mark.parametrize("vagas", [-1, 9])
def test_numero_de_vagas_fora_do_limite_e_recusado(vagas: int) -> None:
    with pytest.raises(ConteudoInvalido):
        montar_html(dados(vagas=vagas))


def test_sem_codigo_o_bloco_diz_que_ele_nasce_na_assinatura_e_nao_tem_qr() -> None:
    html = montar_html(dados())
    assert "(gerado na primeira assinatura)" in html and "<svg" not in html
