"""Styles of an institution: closed choices, their sheet, and the press that obeys it."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from seiva.documentos.papel.erros import ConteudoInvalido
from seiva.documentos.papel.escolhas import Escolha, EstiloInvalido, Medida
from seiva.documentos.papel.estilos import (
    ALVOS,
    aceitos,
    completos,
    conferidos,
    de_texto,
    em_texto,
)
from seiva.documentos.papel.folha_de_estilos import avisos, css_dos_estilos, estilos_da_pagina
from seiva.documentos.papel.montar import montar_html
from seiva.documentos.papel.render import BaseCongelada, render_pdf, texto_da_pagina
from seiva.documentos.regras.vocabulario import ESTILOS

from .test_papel_apoio import dados, recursos
from .test_papel_pdfa import conferir_pdfa

TODOS = {
    alvo: {
        nome: como.opcoes[-1][0] if isinstance(como, Escolha) else como.maximo
        for nome, como in declarado.propriedades.items()
    }
    for alvo, declarado in ALVOS.items()
}
CORPO = (
    "<p>Senhor Secretário, segue o texto.</p><h1>Dos fatos</h1><h2>Do pedido</h2><h1>Do fim</h1>"
    '<p class="artigo">Fica criado.</p><blockquote><p>Palavras de outro.</p></blockquote>'
)


def impresso(**escolhas: dict[str, int | str]) -> BaseCongelada:
    linha = em_texto(escolhas)
    html = montar_html(dados(corpo_html=CORPO, estilos=linha))
    return render_pdf(html, titulo="Prova", recursos=recursos)


def fontes_de(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as aberto:
        return {
            str(objeto.FontName)
            for objeto in aberto.objects
            if isinstance(objeto, pikepdf.Dictionary) and "/FontName" in objeto
        }


def texto_de(pdf: bytes) -> str:
    documento = pypdfium2.PdfDocument(pdf)
    return "\n".join(pagina.get_textpage().get_text_range() for pagina in documento)


def test_cada_estilo_do_vocabulario_se_pode_mudar_e_nenhum_outro() -> None:
    dos_paragrafos = set(ALVOS) - {"texto", "pagina", "titulos", "h1", "h2", "h3", "h4"}
    assert dos_paragrafos == set(filter(None, ESTILOS))


def test_o_que_e_de_fabrica_nao_se_guarda() -> None:
    assert conferidos(completos({})) == {}
    assert em_texto(completos({})) == ""
    assert css_dos_estilos("") == ""


def test_a_linha_volta_a_ser_as_escolhas() -> None:
    linha = em_texto(TODOS)
    assert de_texto(linha) == conferidos(TODOS)
    assert em_texto({"h1": {"peso": "normal"}, "texto": {"tamanho": 120}}) == (
        "texto.tamanho:120;h1.peso:normal"
    )


@pytest.mark.parametrize(
    ("alvo", "nome", "valor"),
    [
        ("texto", "tamanho", 95),
        ("texto", "tamanho", 145),
        ("texto", "tamanho", 112),
        ("texto", "tamanho", True),
        ("texto", "tamanho", "120"),
        ("texto", "fonte", "Comic Sans"),
        ("texto", "fonte", ["lato"]),
        ("texto", "cor", "red"),
        ("rodape", "tamanho", 120),
        ("pagina", "esquerda", 5),
        ("h1", "peso", "negrito;color:red"),
    ],
)
def test_valor_que_nao_se_oferece_e_recusado(alvo: str, nome: str, valor: object) -> None:
    with pytest.raises(EstiloInvalido):
        conferidos({alvo: {nome: valor}})
    assert aceitos({alvo: {nome: valor}, "texto": {"recuo": 10}}).get("texto") == {"recuo": 10}


@pytest.mark.parametrize(
    "linha",
    [
        "texto.tamanho:110",  # the usual is not written
        "h1.peso:normal;texto.tamanho:120",  # out of order
        "texto.tamanho:120;",
        "texto.tamanho:0120",
        "texto.tamanho:120}body{color:red",
        "texto.fonte:</style>",
        "texto.tamanho:120;" * 400,
    ],
)
def test_linha_que_ninguem_escreveu_nao_vira_folha(linha: str) -> None:
    with pytest.raises(EstiloInvalido):
        css_dos_estilos(linha)
    with pytest.raises(ConteudoInvalido):
        montar_html(dados(estilos=linha))


@pytest.mark.parametrize("alvo", ALVOS)
def test_cada_escolha_muda_a_folha(alvo: str) -> None:
    for nome, como in ALVOS[alvo].propriedades.items():
        for valor in _outros(como):
            assert css_dos_estilos(em_texto({alvo: {nome: valor}})), (nome, valor)


def _outros(como: Escolha | Medida) -> list[int | str]:
    if isinstance(como, Escolha):
        return [valor for valor, _ in como.opcoes if valor != como.padrao]
    return [valor for valor in (como.minimo, como.maximo) if valor != como.padrao]


def test_a_pagina_sem_escolhas_e_a_de_sempre_byte_a_byte() -> None:
    assert "seiva-estilos" not in montar_html(dados())
    assert estilos_da_pagina(montar_html(dados())) == ""


def test_a_pagina_leva_as_escolhas_e_o_corpo_nao_as_forja() -> None:
    linha = "texto.tamanho:120"
    assert estilos_da_pagina(montar_html(dados(estilos=linha))) == linha
    forjado = '<meta name="seiva-estilos" content="texto.tamanho:140">'
    assert estilos_da_pagina(montar_html(dados(corpo_html=forjado))) == ""
    assert estilos_da_pagina(montar_html(dados(titulo=forjado))) == ""


def test_todas_as_escolhas_juntas_ainda_saem_em_pdfa() -> None:
    feito = impresso(**TODOS)
    conferir_pdfa(feito.pdf)
    assert {vaga.pagina for vaga in feito.vagas}


def test_a_fonte_e_o_tamanho_chegam_ao_papel() -> None:
    de_fabrica, outra = impresso(), impresso(texto={"fonte": "pt-serif", "tamanho": 140})
    assert any("PapelSerifa" in nome for nome in fontes_de(outra.pdf))
    assert not any("Serif" in nome for nome in fontes_de(de_fabrica.pdf))
    conferir_pdfa(outra.pdf)


def test_os_titulos_se_numeram() -> None:
    decimal = texto_de(impresso(titulos={"numeracao": "decimal"}).pdf)
    assert re.search(r"1\.\s+DOS FATOS", decimal)
    assert re.search(r"1\.1\.\s+DO PEDIDO", decimal)
    assert re.search(r"2\.\s+DO FIM", decimal)
    romana = texto_de(impresso(titulos={"numeracao": "romana"}, h1={"caixa": "normal"}).pdf)
    assert re.search(r"II\s+– Do fim", romana)


def test_as_margens_mudam_e_as_vagas_continuam_lado_a_lado() -> None:
    estreita = impresso(pagina={"esquerda": 35, "direita": 25})
    primeira, segunda = estreita.vagas[:2]
    assert primeira.y0 == segunda.y0
    assert primeira.x0 == pytest.approx(35 * 72 / 25.4, abs=1)
    assert segunda.x1 == pytest.approx((210 - 25) * 72 / 25.4, abs=1)


def test_o_alinhamento_que_se_deu_a_um_paragrafo_vence_o_do_estilo() -> None:
    css = texto_da_pagina() + css_dos_estilos(em_texto({"fecho": {"alinhamento": "direita"}}))
    assert css.rindex(".papel-corpo .centralizado") > css.rindex(".papel-corpo .fecho")


@pytest.mark.parametrize(
    ("escolhas", "palavra"),
    [
        ({"texto": {"tamanho": 105}}, "11 pt"),
        ({"texto": {"entrelinha": 100}}, "Entrelinha"),
        ({"texto": {"espaco": 0, "recuo": 0}}, "Sem recuo"),
        ({"pagina": {"esquerda": 20, "direita": 10}}, "90 letras"),
        ({"pagina": {"esquerda": 20}}, "encadernar"),
        ({"assunto": {"caixa": "maiusculas"}}, "maiúsculas"),
    ],
)
def test_o_que_atrapalha_a_leitura_e_avisado(
    escolhas: dict[str, dict[str, int | str]], palavra: str
) -> None:
    assert any(palavra in aviso for aviso in avisos(conferidos(escolhas)))


def test_a_aparencia_de_fabrica_nao_tem_aviso() -> None:
    assert avisos({}) == []
