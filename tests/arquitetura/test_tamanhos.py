"""Small files, small functions, small views, small templates."""

import ast
import inspect
import textwrap
from typing import Any

from django.urls import get_resolver

from tests.arquitetura import excecoes
from tests.arquitetura.fontes import RAIZ, fontes, funcoes, tamanho
from tests.isolamento.rotas import _padroes

ARQUIVO, FUNCAO, VISAO, MODELO = 300, 40, 25, 150


def acima(medidas: dict[str, int], limite: int) -> dict[str, int]:
    return {nome: total for nome, total in medidas.items() if total > limite}


def conferir(medidas: dict[str, int], limite: int, toleradas: dict[str, int]) -> None:
    """Nothing over the limit except what is listed, no bigger than it was when listed."""
    longas = acima(medidas, limite)
    novas = {n: t for n, t in longas.items() if t > toleradas.get(n, limite)}
    assert not novas, f"acima de {limite} linhas: {novas}"
    sobrando = set(toleradas) - set(longas)
    assert not sobrando, f"já cabem no limite, tire da lista: {sobrando}"


def test_arquivos() -> None:
    medidas = {fonte.caminho: fonte.linhas for fonte in fontes()}
    for pasta, padrao in (("seiva", "*.js"), ("seiva", "*.css"), ("bench", "*.py")):
        for arquivo in (RAIZ / pasta).rglob(padrao):
            medidas[str(arquivo.relative_to(RAIZ))] = arquivo.read_text("utf-8").count("\n")
    conferir(medidas, ARQUIVO, excecoes.ARQUIVOS_LONGOS)


def test_funcoes() -> None:
    medidas = {
        f"{fonte.caminho}:{funcao.name}": tamanho(funcao)
        for fonte in fontes()
        if not fonte.caminho.startswith(excecoes.SO_LITERAIS)
        for funcao in funcoes(fonte)
    }
    conferir(medidas, FUNCAO, excecoes.FUNCOES_LONGAS)


def _linhas_da_visao(visao: Any) -> int:
    """Lines of the view as written, under whatever decorators."""
    arvore = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(visao))))
    funcao = arvore.body[0]
    assert isinstance(funcao, ast.FunctionDef), visao
    return tamanho(funcao)


def test_visoes() -> None:
    medidas = {}
    for padrao, _ in _padroes(get_resolver()):
        if not inspect.isclass(getattr(padrao.callback, "view_class", None)):
            medidas[str(padrao.name)] = _linhas_da_visao(padrao.callback)
    assert len(medidas) > 10
    conferir(medidas, VISAO, excecoes.VISOES_LONGAS)


def test_modelos_de_pagina() -> None:
    medidas = {
        str(arquivo.relative_to(RAIZ)): arquivo.read_text("utf-8").count("\n")
        for arquivo in (RAIZ / "seiva").rglob("templates/**/*.html")
    }
    assert len(medidas) > 20
    conferir(medidas, MODELO, excecoes.MODELOS_LONGOS)
