"""Reading and checking the text of a numbering mask.

A mask is a text such as ``3106.01.@seq_anual_cod_orgao_sei_07d@/@ano_4d@-@dv_…@``:
variables between ``@``, everything else verbatim. The variable names are those
that administrators already know from the system ceded by TRF4, so that a mask
in use can be pasted unchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .digito_verificador import ALGORITMOS, Algoritmo
from .erros import MascaraInvalida

TAMANHO_MAXIMO = 50
"""Longest process number, in characters, that a mask may produce."""

_LARGURA_MAXIMA = 18
_LARGURA_LIVRE_PRESUMIDA = 10

_CODIGO = re.compile(r"cod_(orgao|unidade)_(?:sip|sei)(?:_0(\d{1,2})d)?")
_SEQUENCIA = re.compile(r"seq_anual_cod_(orgao|unidade)_(?:sip|sei)_0(\d{1,2})d")
_ANO = re.compile(r"ano_([24])d")
_LITERAL_ACEITO = re.compile(r"[0-9A-Za-z./_-]*")


class Familia(StrEnum):
    """What a variable stands for; each family appears at most once in a mask."""

    ORGAO = "orgao"
    UNIDADE = "unidade"
    SEQUENCIA = "sequencia"
    ANO = "ano"
    DV = "dv"


class Escopo(StrEnum):
    """Whose code keys the yearly sequence."""

    ORGAO = "orgao"
    UNIDADE = "unidade"


@dataclass(frozen=True, slots=True)
class Literal:
    """Text copied verbatim into the number; its digits count for the check digit."""

    texto: str


@dataclass(frozen=True, slots=True)
class Variavel:
    """One ``@…@`` of the mask.

    Attributes:
        nome: the name between the two ``@``.
        largura: digits it fills; ``None`` for a code written without padding.
        escopo: only for the sequence.
        algoritmo: only for the check digit.
    """

    nome: str
    familia: Familia
    largura: int | None
    escopo: Escopo | None = None
    algoritmo: Algoritmo | None = None


Parte = Literal | Variavel


def analisar(texto: str) -> tuple[Parte, ...]:
    """Split the mask into literals and variables and check that it can number processes.

    Raises:
        MascaraInvalida: with the code and the sentence of the first problem found.
    """
    partes = tuple(_separar(texto))
    _conferir_repeticoes(partes)
    _conferir_sequencia(partes)
    _conferir_digito(partes)
    _conferir_larguras(partes)
    return partes


def _separar(texto: str) -> list[Parte]:
    if not texto.strip():
        raise MascaraInvalida("mascara_vazia", "Escreva a máscara de numeração.")
    pedacos = texto.split("@")
    if len(pedacos) % 2 == 0:
        raise MascaraInvalida(
            "arroba_sem_par",
            "Há um “@” sem par na máscara. Cada variável começa e termina com “@”.",
        )
    partes: list[Parte] = []
    for posicao, pedaco in enumerate(pedacos):
        if posicao % 2:
            partes.append(_ler_variavel(pedaco))
        elif not _LITERAL_ACEITO.fullmatch(pedaco):
            raise MascaraInvalida(
                "literal_invalido",
                f"O trecho “{pedaco}” não pode fazer parte do número. Fora das variáveis, use "
                "apenas letras sem acento, algarismos, ponto, barra, hífen ou sublinhado.",
            )
        elif pedaco:
            partes.append(Literal(pedaco))
    return partes


def _ler_variavel(nome: str) -> Variavel:
    if casa := _CODIGO.fullmatch(nome):
        largura = _largura(nome, casa[2]) if casa[2] else None
        return Variavel(nome, Familia(casa[1]), largura)
    if casa := _SEQUENCIA.fullmatch(nome):
        return Variavel(nome, Familia.SEQUENCIA, _largura(nome, casa[2]), escopo=Escopo(casa[1]))
    if casa := _ANO.fullmatch(nome):
        return Variavel(nome, Familia.ANO, int(casa[1]))
    if nome in ALGORITMOS:
        algoritmo = ALGORITMOS[nome]
        return Variavel(nome, Familia.DV, algoritmo.largura, algoritmo=algoritmo)
    if nome.startswith("seq_anual_"):
        raise MascaraInvalida(
            "sequencia_sem_largura",
            f"A sequência “@{nome}@” precisa dizer o órgão ou a unidade e quantos algarismos tem, "
            "por exemplo @seq_anual_cod_unidade_sei_06d@.",
        )
    raise MascaraInvalida(
        "variavel_desconhecida",
        f"A variável “@{nome}@” não existe. Use as variáveis da lista: código do órgão ou da "
        "unidade, sequência anual, ano e dígito verificador.",
    )


def _largura(nome: str, algarismos: str) -> int:
    largura = int(algarismos)
    if not 1 <= largura <= _LARGURA_MAXIMA:
        raise MascaraInvalida(
            "largura_invalida",
            f"A variável “@{nome}@” deve ter de 1 a {_LARGURA_MAXIMA} algarismos.",
        )
    return largura


def variavel_de(partes: tuple[Parte, ...], familia: Familia) -> Variavel | None:
    """Return the only variable of that family, or ``None``."""
    for parte in partes:
        if isinstance(parte, Variavel) and parte.familia is familia:
            return parte
    return None


_REPETIDAS: dict[Familia, tuple[str, str]] = {
    Familia.ORGAO: ("orgao_repetido", "o código do órgão"),
    Familia.UNIDADE: ("unidade_repetida", "o código da unidade"),
    Familia.SEQUENCIA: ("duas_sequencias", "a sequência"),
    Familia.ANO: ("dois_anos", "o ano"),
    Familia.DV: ("dois_digitos_verificadores", "o dígito verificador"),
}


def _conferir_repeticoes(partes: tuple[Parte, ...]) -> None:
    vistas: set[Familia] = set()
    for parte in partes:
        if isinstance(parte, Literal):
            continue
        if parte.familia in vistas:
            codigo, o_que = _REPETIDAS[parte.familia]
            raise MascaraInvalida(
                codigo, f"A máscara traz {o_que} mais de uma vez. Deixe somente uma."
            )
        vistas.add(parte.familia)


def _conferir_sequencia(partes: tuple[Parte, ...]) -> None:
    sequencia = variavel_de(partes, Familia.SEQUENCIA)
    if sequencia is None:
        raise MascaraInvalida(
            "sem_sequencia",
            "A máscara não tem sequência: todos os processos teriam o mesmo número. Acrescente, "
            "por exemplo, @seq_anual_cod_orgao_sei_07d@.",
        )
    if variavel_de(partes, Familia.ANO) is None:
        raise MascaraInvalida(
            "sem_ano",
            "A sequência recomeça a cada ano, por isso a máscara precisa do ano. Acrescente "
            "@ano_4d@ (ou @ano_2d@).",
        )
    if sequencia.escopo is Escopo.UNIDADE and variavel_de(partes, Familia.UNIDADE) is None:
        raise MascaraInvalida(
            "sequencia_por_unidade_sem_codigo",
            "A sequência é contada por unidade, mas o código da unidade não aparece na máscara: "
            "duas unidades gerariam números iguais. Acrescente @cod_unidade_sei_03d@.",
        )


def _conferir_digito(partes: tuple[Parte, ...]) -> None:
    dv = variavel_de(partes, Familia.DV)
    if dv is None or dv.algoritmo is None or dv.algoritmo.no_meio:
        return
    for parte in partes[partes.index(dv) + 1 :]:
        if isinstance(parte, Variavel) or any(c.isdigit() for c in parte.texto):
            raise MascaraInvalida(
                "digito_verificador_no_meio",
                f"O dígito verificador “@{dv.nome}@” protege apenas os algarismos que o antecedem, "
                "por isso deve ser o último da máscara. Para dígito no meio do número, use "
                "@dv_mod97_base10_cnj_2d@.",
            )


def _conferir_larguras(partes: tuple[Parte, ...]) -> None:
    total = 0
    for indice, parte in enumerate(partes):
        if isinstance(parte, Literal):
            total += len(parte.texto)
            continue
        total += parte.largura or _LARGURA_LIVRE_PRESUMIDA
        if parte.largura is None and _comeca_com_algarismo(partes[indice + 1 : indice + 2]):
            raise MascaraInvalida(
                "codigo_sem_separador",
                f"A variável “@{parte.nome}@” não tem tamanho fixo, por isso precisa de um "
                "separador logo depois dela (ponto, barra ou hífen).",
            )
    if total > TAMANHO_MAXIMO:
        raise MascaraInvalida(
            "mascara_longa",
            f"O número teria {total} caracteres; o máximo é {TAMANHO_MAXIMO}.",
        )


def _comeca_com_algarismo(seguinte: tuple[Parte, ...]) -> bool:
    if not seguinte:
        return False
    parte = seguinte[0]
    return isinstance(parte, Variavel) or parte.texto[0].isdigit()
