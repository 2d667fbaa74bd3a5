"""Reading of the TOML files into one pack.

A pack is a pile of folders, the general first (`PILHAS`). Every file of a folder is read in
alphabetical order, except those of other sizes (`porte_medio_grande.toml` is for those two).
A later part adds to the earlier ones, and an entry with the same key replaces the earlier one;
`retirar` takes entries away. A field that no shape has, or a missing one, raises `TypeError`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from seiva.adesao.sementes.modelos import (
    Administrador,
    Assunto,
    Fundamento,
    HipoteseLegal,
    Minuta,
    Orgao,
    Pacote,
    TextoPadrao,
    TipoArquivo,
    TipoDeIntimacao,
    TipoDocumento,
    TipoProcesso,
    Unidade,
)

PASTA = Path(__file__).parent
PLATAFORMA = "plataforma"
PILHAS: dict[str, tuple[str, ...]] = {
    "prefeitura": ("comum", "prefeitura"),
    "camara": ("comum", "camara"),
    "autarquia": ("comum", "autarquia"),
    "consorcio": ("comum", "consorcio"),
    "empresa": ("comum", "empresa"),
    "estado": ("comum", "estado"),
    PLATAFORMA: ("comum", "estado", "plataforma"),
}
PORTES = ("pequeno", "medio", "grande")
# Lists of a part → the field that names an entry; "" when the entry is its own name.
LISTAS = {
    "unidades": "sigla",
    "cargos": "",
    "assuntos": "codigo",
    "hipoteses": "chave",
    "tipos_processo": "chave",
    "tipos_documento": "chave",
    "textos_padrao": "nome",
    "conferencias": "",
    "tipos_arquivo": "extensao",
    "tipos_intimacao": "nome",
}
T = TypeVar("T")


@cache
def carregar_pacote(natureza: str, porte: str) -> Pacote:
    """The pack of a kind (a key of `PILHAS`) and size (one of `PORTES`). Pure: same files, same
    value. Raises `KeyError` for an unknown kind."""
    juntas: dict[str, dict[str, Any]] = {nome: {} for nome in LISTAS}
    modelos: dict[str, str] = {}
    fichas: dict[str, Any] = {}
    for parte in _partes(natureza, porte):
        _juntar(juntas, modelos, fichas, parte)
    listas = {nome: list(entradas.values()) for nome, entradas in juntas.items()}
    return Pacote(
        nome=fichas["nome"],
        orgao=Orgao(**fichas["orgao"]),
        administrador=Administrador(**fichas["administrador"]),
        fundamento=Fundamento(**fichas["fundamento"]),
        unidades=_todos(Unidade, listas["unidades"]),
        cargos=tuple(listas["cargos"]),
        assuntos=_todos(Assunto, listas["assuntos"]),
        hipoteses=_todos(HipoteseLegal, listas["hipoteses"]),
        tipos_processo=tuple(
            TipoProcesso(**t | {"assuntos": tuple(t["assuntos"]), "niveis": tuple(t["niveis"])})
            for t in listas["tipos_processo"]
        ),
        tipos_documento=tuple(
            TipoDocumento(**tipo, modelo=modelos.get(tipo["chave"], "").strip())
            for tipo in listas["tipos_documento"]
        ),
        adocao=_adocao(fichas),
        textos_padrao=_todos(TextoPadrao, listas["textos_padrao"]),
        conferencias=tuple(listas["conferencias"]),
        tipos_arquivo=_todos(TipoArquivo, listas["tipos_arquivo"]),
        tipos_intimacao=_todos(TipoDeIntimacao, listas["tipos_intimacao"]),
    )


def _partes(natureza: str, porte: str) -> list[dict[str, Any]]:
    if porte not in PORTES:
        raise KeyError(porte)
    return [
        tomllib.loads(arquivo.read_text(encoding="utf-8"))
        for pasta in PILHAS[natureza]
        for arquivo in sorted((PASTA / pasta).glob("*.toml"))
        if _serve(arquivo.stem, porte)
    ]


def _serve(nome: str, porte: str) -> bool:
    return not nome.startswith("porte_") or porte in nome.split("_")


def _adocao(fichas: dict[str, Any]) -> Minuta:
    """The act that institutes the electronic process, in the words of this kind."""
    palavras = fichas["ato"]
    return Minuta(
        tipo=palavras["tipo"],
        nome=fichas["adocao"]["nome"].format(**palavras),
        corpo=fichas["adocao"]["corpo"].strip().format(**palavras),
    )


def _juntar(
    juntas: dict[str, dict[str, Any]],
    modelos: dict[str, str],
    fichas: dict[str, Any],
    parte: dict[str, Any],
) -> None:
    """Add one part to what the earlier ones gave."""
    for nome, valor in parte.items():
        if nome == "modelos":
            modelos.update(valor)
        elif nome == "retirar":
            for lista, chaves in valor.items():
                for chave in chaves:
                    del juntas[lista][chave]
        elif nome in LISTAS:
            campo = LISTAS[nome]
            juntas[nome].update({(e[campo] if campo else e): e for e in valor})
        else:
            fichas[nome] = valor


def _todos(forma: type[T], linhas: list[dict[str, Any]]) -> tuple[T, ...]:
    return tuple(forma(**linha) for linha in linhas)
