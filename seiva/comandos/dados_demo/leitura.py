"""Reading of the TOML files into the shapes of :mod:`modelos`.

A field that no shape has, or a missing one, raises ``TypeError`` naming the file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypeVar

from seiva.adesao.sementes import Pacote, carregar_pacote
from seiva.adesao.sementes.modelos import Unidade

from .modelos import (
    Cidadao,
    Demo,
    FeriadoMunicipal,
    Instituicao,
    Interessado,
    Lotacao,
    Momento,
    Orgao,
    Passo,
    Processo,
    Servidor,
)

PASTA = Path(__file__).parent
INSTITUICOES = ("extrema", "ipatinga", "timoteo")

_T = TypeVar("_T")


@cache
def carregar() -> Demo:
    """Return the whole demonstration. Pure: same files, same value."""
    return Demo(catalogo(), tuple(_instituicao(slug) for slug in INSTITUICOES))


@cache
def catalogo() -> Pacote:
    """Return the seed pack of the three towns: the one of a town hall of middle size."""
    return carregar_pacote("prefeitura", "medio")


@cache
def cidadaos() -> tuple[Cidadao, ...]:
    """Who comes in with the gov.br of the demonstration."""
    return _todos(Cidadao, _ler("cidadaos.toml")["pessoas"])


def corpo_html(texto: str) -> str:
    """Return the body in HTML; plain text becomes one justified paragraph a block.

    Blocks are separated by a blank line; a text that starts with ``<`` is HTML already.
    """
    texto = texto.strip()
    if not texto or texto.startswith("<"):
        return texto
    blocos = (" ".join(bloco.split()) for bloco in texto.split("\n\n"))
    return "\n".join(f'<p class="justificado">{escape(b, quote=False)}</p>' for b in blocos if b)


def _ler(caminho: str) -> dict[str, Any]:
    return tomllib.loads((PASTA / caminho).read_text(encoding="utf-8"))


def _todos(forma: type[_T], linhas: list[dict[str, Any]]) -> tuple[_T, ...]:
    return tuple(forma(**linha) for linha in linhas)


def _instituicao(slug: str) -> Instituicao:
    dados = _ler(f"{slug}/instituicao.toml")
    pessoas = _ler(f"{slug}/pessoas.toml")
    servidores = tuple(_servidor(slug, linha) for linha in pessoas["servidores"])
    casas = {s.chave: s.lotacoes[0].unidade for s in servidores}
    arquivos = sorted(p.name for p in (PASTA / slug).glob("processos_*.toml"))
    processos = [p for nome in arquivos for p in _ler(f"{slug}/{nome}")["processo"]]
    return Instituicao(
        **{campo: valor for campo, valor in dados.items() if campo not in {"feriados", "orgaos"}},
        feriados=_todos(FeriadoMunicipal, dados["feriados"]),
        orgaos=tuple(
            Orgao(**{**orgao, "unidades": _todos(Unidade, orgao["unidades"])})
            for orgao in dados["orgaos"]
        ),
        servidores=servidores,
        interessados=_todos(Interessado, pessoas["interessados"]),
        processos=tuple(_processo(linha, casas) for linha in processos),
    )


def _servidor(slug: str, linha: dict[str, Any]) -> Servidor:
    lotacoes = _todos(Lotacao, linha["lotacoes"])
    email = f"{linha['chave']}@{slug}.example"
    return Servidor(**{**linha, "lotacoes": lotacoes, "email": email})


def _processo(linha: dict[str, Any], casas: dict[str, str]) -> Processo:
    autor = linha["autor"]
    padrao = {"nivel": 0, "hipotese": "", "prioridade": "", "observacao": ""}
    return Processo(
        **{
            **padrao,
            **linha,
            "unidade": linha.get("unidade", casas[autor]),
            "quando": Momento.ler(linha["quando"]),
            "interessados": tuple(linha.get("interessados", ())),
            "passos": tuple(_passo(passo, casas) for passo in linha["passos"]),
        }
    )


def _passo(linha: dict[str, Any], casas: dict[str, str]) -> Passo:
    para = linha.get("para", ())
    return Passo(
        **{
            **linha,
            "unidade": linha.get("unidade", casas[linha["autor"]]),
            "quando": Momento.ler(linha["quando"]),
            "texto": _texto(linha),
            "para": (para,) if isinstance(para, str) else tuple(para),
        }
    )


def _texto(linha: dict[str, Any]) -> str:
    texto: str = linha.get("texto", "")
    if linha["acao"] in {"incluir", "incluir_externo", "editar"}:
        return corpo_html(texto)
    return " ".join(texto.split())
