"""What is nowhere in the house: mocks, skips, loose ends, code in pages."""

import ast
import re

from tests.arquitetura.fontes import RAIZ, do_produto, fontes, importados

CODIGO_NA_PAGINA = re.compile(
    r"\sstyle=|<style\b|<script(?![^>]*\bsrc=)|javascript:|\shx-on|"
    r"\son(?:click|change|input|submit|load|error|key\w+|mouse\w+|focus\w*|blur|toggle|drop)=",
    re.I,
)
DE_FORA = re.compile(r"""(?:src|href|action)=["']https?://""", re.I)


def test_os_testes_nao_fingem_nem_se_omitem() -> None:
    achados = []
    for fonte in fontes():
        if not fonte.de_teste:
            continue
        achados += [
            (fonte.caminho, nome)
            for nome in importados(fonte)
            if nome.split(".")[0] == "mock" or nome.startswith("unittest.mock")
        ]
        achados += [
            (fonte.caminho, no.attr)
            for no in ast.walk(fonte.arvore)
            if isinstance(no, ast.Attribute) and no.attr in {"skip", "skipif", "xfail"}
        ]
    assert achados == []


def test_nada_fica_por_fazer() -> None:
    marca = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
    achados = [f.caminho for f in fontes() if marca.search(f.texto)]
    for padrao in ("templates/**/*.html", "static/**/*.js", "static/**/*.css"):
        for arquivo in (RAIZ / "seiva").rglob(padrao):
            if marca.search(arquivo.read_text("utf-8")):
                achados.append(str(arquivo))
    assert achados == []


def test_as_paginas_nao_trazem_codigo_nem_pedem_nada_de_fora() -> None:
    """The content security policy would refuse it, in silence for who writes."""
    achados = []
    for arquivo in (RAIZ / "seiva").rglob("templates/**/*.html"):
        texto = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", arquivo.read_text("utf-8"))
        for padrao in (CODIGO_NA_PAGINA, DE_FORA):
            achados += [(str(arquivo.relative_to(RAIZ)), m) for m in padrao.findall(texto)]
    assert achados == []


def test_o_produto_nao_imprime() -> None:
    """Operations read the log; the local supervisor and the offline verifier talk to a person."""
    falam = {
        fonte.caminho
        for fonte in do_produto()
        if fonte.partes[1] not in {"local", "comandos", "verificar.py"}
        and "galeria" not in fonte.partes
        for no in ast.walk(fonte.arvore)
        if isinstance(no, ast.Call) and isinstance(no.func, ast.Name) and no.func.id == "print"
    }
    assert falam == set()
