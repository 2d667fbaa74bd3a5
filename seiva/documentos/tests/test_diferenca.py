"""The visual comparison of two versions."""

import random
import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from seiva.documentos.regras.diferenca import Resumo, comparar, resumo
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.texto import texto_puro


def _so(html: str, fica: str, sai: str) -> str:
    html = re.sub(rf"<{sai}>.*?</{sai}>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", texto_puro(re.sub(rf"</?{fica}>", "", html)))


def test_palavras_trocadas_aparecem_dentro_do_paragrafo() -> None:
    antes = "<p>O prefeito resolve nomear Ana.</p><p>Fim.</p>"
    assert comparar(antes, antes.replace("nomear", "exonerar")) == (
        "<p>O prefeito resolve <del>nomear</del><ins>exonerar</ins> Ana.</p><p>Fim.</p>"
    )


def test_textos_iguais_nao_tem_marcas() -> None:
    html = "<p>a</p><ul><li>b</li></ul>"
    assert comparar(html, html) == html


def test_paragrafo_novo_e_paragrafo_retirado() -> None:
    assert comparar("<p>um</p><p>três</p>", "<p>um</p><p>dois</p><p>três</p>") == (
        "<p>um</p><p><ins>dois</ins></p><p>três</p>"
    )
    assert comparar('<p class="artigo">um</p>', "") == '<p class="artigo"><del>um</del></p>'


def test_linha_nova_na_tabela_e_celula_mudada() -> None:
    antes = "<table><tr><td>item</td><td>10</td></tr><tr><td>fim</td><td>20</td></tr></table>"
    depois = antes.replace("10", "15").replace(
        "<tr><td>fim", "<tr><td>meio</td><td>5</td></tr><tr><td>fim"
    )
    assert comparar(antes, depois) == (
        "<table><tbody><tr><td>item</td><td><del>10</del><ins>15</ins></td></tr>"
        "<tr><td><ins>meio</ins></td><td><ins>5</ins></td></tr>"
        "<tr><td>fim</td><td>20</td></tr></tbody></table>"
    )


def test_item_novo_na_lista() -> None:
    assert comparar(
        "<ol><li>a b</li><li>c d</li></ol>", "<ol><li>a b</li><li>x</li><li>c d</li></ol>"
    ) == ("<ol><li>a b</li><li><ins>x</ins></li><li>c d</li></ol>")


def test_negrito_novo_nao_e_texto_novo() -> None:
    html = comparar("<p>um dois</p>", "<p>um <b>dois</b></p>")
    assert html == "<p>um <strong>dois</strong></p>"


def test_marcas_ficam_balanceadas_quando_o_trecho_novo_atravessa_o_negrito() -> None:
    html = comparar("<p>a z</p>", "<p>a <b>b c</b> d z</p>")
    assert html == "<p>a <strong><ins>b c</ins></strong><ins> d </ins>z</p>"


def test_o_que_e_perigoso_nao_atravessa_a_comparacao() -> None:
    html = comparar("<p>a</p>", "<p>a<script>alert(1)</script><img src=x onerror=alert(1)></p>")
    assert html == "<p>a</p>"


def test_resumo_conta_palavras() -> None:
    assert resumo(
        "<p>O prefeito nomeia Ana.</p>", "<p>O prefeito exonera Ana Maria.</p>"
    ) == Resumo(acrescentadas=2, removidas=1)


_PALAVRAS = st.lists(
    st.sampled_from(["a", "b", "c", "<b>d</b>", "e<br>f", "<i>g</i>"]), max_size=6
).map(" ".join)
_BLOCO = st.one_of(
    st.builds("<p>{}</p>".format, _PALAVRAS),
    st.builds("<h2>{}</h2>".format, _PALAVRAS),
    st.builds("<ul><li>{}</li><li>{}</li></ul>".format, _PALAVRAS, _PALAVRAS),
    st.builds("<table><tr><td>{}</td><td><p>{}</p></td></tr></table>".format, _PALAVRAS, _PALAVRAS),
    st.builds("<blockquote><p>{}</p></blockquote>".format, _PALAVRAS),
)
_CORPO = st.lists(_BLOCO, max_size=5).map("".join)


@settings(max_examples=150, deadline=None)
@given(_CORPO, _CORPO)
def test_sem_os_ins_volta_o_texto_antigo_e_sem_os_del_fica_o_novo(antes: str, depois: str) -> None:
    visual = comparar(antes, depois)
    assert _so(visual, "del", "ins").split() == texto_puro(sanear(antes)).split()
    assert _so(visual, "ins", "del").split() == texto_puro(sanear(depois)).split()


def test_cem_paginas_reescritas_sao_comparadas_em_tempo_limitado() -> None:
    sorte = random.Random(7)  # noqa: S311
    vocabulario = [f"palavra{i}" for i in range(900)]

    def _pagina() -> str:
        return "".join(f"<p>{' '.join(sorte.choices(vocabulario, k=90))}</p>" for _ in range(7))

    antes, depois = "".join(_pagina() for _ in range(100)), "".join(_pagina() for _ in range(100))
    inicio = time.perf_counter()
    comparar(antes, depois)
    assert time.perf_counter() - inicio < 4


def test_um_paragrafo_imenso_cai_para_a_comparacao_por_paragrafo() -> None:
    antes, depois = "x y " * 20_000, "y z " * 20_000
    visual = comparar(f"<p>{antes}</p>", f"<p>{depois}</p>")
    assert visual.count("<del>") == visual.count("<ins>") == 1
