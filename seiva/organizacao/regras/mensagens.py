"""The little language of the texts of messages: `{{ variavel }}` is replaced, and nothing else.

There is no condition, loop, filter or way to reach an object: what an administrator writes can only
put the values that the kind of message declares in their places.
"""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from seiva.core.textos import uma_linha

MAIOR_ASSUNTO = 150  # characters, as it is written
MAIOR_CORPO = 10_000
MAIOR_ASSUNTO_PRONTO = 250  # characters, with the values in; RFC 5322 folds the rest
_PEDACO = re.compile(r"\{\{|\}\}")
_VARIAVEL = re.compile(r"\{\{[ \t]*([a-z][a-z0-9_]*)[ \t]*\}\}")
_DE_CONTROLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Problema:
    """What is wrong, and in which line (1 is the first); it reads as a sentence."""

    linha: int
    mensagem: str

    def __str__(self) -> str:
        return f"Linha {self.linha}: {self.mensagem}"


def usadas(texto: str) -> set[str]:
    """Names of the variables that a text has."""
    return set(_VARIAVEL.findall(texto))


def problemas(texto: str, variaveis: Collection[str]) -> list[Problema]:
    """Everything wrong in a text, in order: unknown variables, braces that nobody opens or closes."""
    return [
        Problema(numero, mensagem)
        for numero, linha in enumerate(texto.splitlines(), 1)
        for mensagem in _da_linha(linha, variaveis)
    ]


def _da_linha(linha: str, variaveis: Collection[str]) -> list[str]:
    achados, onde = [], 0
    while marca := _PEDACO.search(linha, onde):
        inteira = _VARIAVEL.match(linha, marca.start())
        if inteira is not None:
            if inteira[1] not in variaveis:
                achados.append(_desconhecida(inteira[1], variaveis))
            onde = inteira.end()
        elif marca[0] == "}}":
            achados.append("há “}}” sem “{{” antes.")
            onde = marca.end()
        else:
            mensagem, onde = _mal_escrita(linha, marca.start())
            achados.append(mensagem)
    return achados


def _desconhecida(nome: str, variaveis: Collection[str]) -> str:
    parecidas = difflib.get_close_matches(nome, list(variaveis), n=1)
    dica = f" Você quis dizer “{parecidas[0]}”?" if parecidas else ""
    return f"a variável “{nome}” não existe nesta mensagem.{dica}"


def _mal_escrita(linha: str, inicio: int) -> tuple[str, int]:
    """Why `{{` begins no variable, and where to go on."""
    depois = inicio + 2
    fim, outra = linha.find("}}", depois), linha.find("{{", depois)
    if fim < 0 or 0 <= outra < fim:
        ate = outra if outra >= 0 else len(linha)
        escrito = linha[depois:ate].strip()[:30]
        return f"falta fechar com “}}}}” a variável que começa em “{{{{ {escrito}”.", ate
    escrito = linha[depois:fim].strip()[:30]
    if not escrito:
        return "entre “{{” e “}}” falta o nome da variável.", fim + 2
    return (
        f"“{escrito}” não é nome de variável: são letras minúsculas sem acento, números e “_”.",
        fim + 2,
    )


def preencher(texto: str, valores: Mapping[str, str]) -> str:
    """The text with the values in, in one pass: braces inside a value are only characters.

    `texto` has no problems; raises `KeyError` for a variable without a value.
    """
    return _VARIAVEL.sub(lambda achada: valores[achada[1]], texto)


def assunto_pronto(texto: str, valores: Mapping[str, str]) -> str:
    """The subject with the values in: one line, without control characters (RFC 5322, §2.2)."""
    pronto = uma_linha(preencher(texto, {nome: uma_linha(v) for nome, v in valores.items()}))
    return pronto if len(pronto) <= MAIOR_ASSUNTO_PRONTO else f"{pronto[:MAIOR_ASSUNTO_PRONTO]}…"


def corpo_pronto(texto: str, valores: Mapping[str, str]) -> str:
    """The body with the values in; lines end in one way, and nothing turns the reading around."""
    pronto = preencher(texto, valores).replace("\r\n", "\n").replace("\r", "\n")
    return _DE_CONTROLE.sub("", pronto).strip() + "\n"
