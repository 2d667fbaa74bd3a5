"""CPF and CNPJ: the identity of persons, checked and written in one way.

Stored form is without punctuation: 11 digits (CPF) or 14 characters (CNPJ). The
CNPJ may carry letters in its first twelve positions since July 2026.

Norma: Lei 14.534/2023 (CPF as the sole number of a natural person);
IN RFB 2.229/2024 (alphanumeric CNPJ).
"""

from __future__ import annotations

from typing import Literal

from stdnum.br import cnpj as _cnpj
from stdnum.br import cpf as _cpf
from stdnum.exceptions import InvalidChecksum, InvalidFormat, ValidationError

TipoDePessoa = Literal["PF", "PJ"]

_TAMANHO_CPF = 11
_TAMANHO_CNPJ = 14


class DocumentoInvalido(ValueError):
    """The text is not a CPF or CNPJ.

    Attributes:
        mensagem: sentence in Brazilian Portuguese saying what to do.
    """

    def __init__(self, mensagem: str) -> None:
        super().__init__(mensagem)
        self.mensagem = mensagem


def so_alfanumericos(texto: str) -> str:
    """Keep only ASCII letters (in upper case) and digits: the stored form, unchecked."""
    return "".join(c for c in texto.upper() if c.isascii() and c.isalnum())


def cpf(texto: str) -> str:
    """Return the 11 digits of a CPF typed with or without punctuation.

    Raises:
        DocumentoInvalido: wrong length, letters, repeated digit or wrong check digits.
    """
    algarismos = _cpf.compact(texto)
    if len(algarismos) != _TAMANHO_CPF:
        raise DocumentoInvalido("O CPF tem 11 algarismos. Confira se falta ou sobra algum.")
    if len(set(algarismos)) == 1:
        # 111.111.111-11 and its like pass the arithmetic, but Receita never issued them.
        raise DocumentoInvalido("Este CPF não existe: todos os algarismos são iguais.")
    try:
        return _cpf.validate(algarismos)
    except InvalidChecksum as erro:
        raise DocumentoInvalido(
            "Este CPF não existe: os dígitos verificadores não conferem. Confira os algarismos."
        ) from erro
    except ValidationError as erro:
        raise DocumentoInvalido("Digite o CPF só com algarismos, como 123.456.789-09.") from erro


def cnpj(texto: str) -> str:
    """Return the 14 characters of a CNPJ, letters in upper case.

    Raises:
        DocumentoInvalido: wrong length, invalid characters or wrong check digits.
    """
    caracteres = _cnpj.compact(texto)
    if len(caracteres) != _TAMANHO_CNPJ:
        raise DocumentoInvalido("O CNPJ tem 14 caracteres. Confira se falta ou sobra algum.")
    try:
        if not caracteres.isascii():
            raise InvalidFormat()
        return _cnpj.validate(caracteres)
    except InvalidChecksum as erro:
        raise DocumentoInvalido(
            "Este CNPJ não existe: os dígitos verificadores não conferem. Confira o que foi "
            "digitado."
        ) from erro
    except ValidationError as erro:
        raise DocumentoInvalido(
            "Digite o CNPJ com algarismos (e letras, se houver), como 12.ABC.345/01DE-35."
        ) from erro


def identificar(texto: str) -> tuple[TipoDePessoa, str]:
    """Tell a CPF from a CNPJ by its length and return ``("PF" | "PJ", stored form)``.

    Raises:
        DocumentoInvalido: when it is neither, or its check digits are wrong.
    """
    tamanho = sum(c.isalnum() for c in texto)
    if tamanho == _TAMANHO_CPF:
        return "PF", cpf(texto)
    if tamanho == _TAMANHO_CNPJ:
        return "PJ", cnpj(texto)
    raise DocumentoInvalido("Digite um CPF (11 algarismos) ou um CNPJ (14 caracteres).")


def formatar(texto: str) -> str:
    """Write a CPF as ``111.444.777-35`` or a CNPJ as ``12.ABC.345/01DE-35``.

    Raises:
        DocumentoInvalido: when it is neither.
    """
    tipo, numero = identificar(texto)
    return str(_cpf.format(numero) if tipo == "PF" else _cnpj.format(numero))


def mascarar_cpf(texto: str) -> str:
    """Hide the first three and the check digits of a CPF: ``***.444.777-**``.

    This is how a CPF appears on pages that anyone can open. The check digits, which do not
    appear, are not looked at: a number registered long ago must never stop a signature.

    Norma: Lei 13.709/2018, art. 6º, III (necessity).
    Raises:
        DocumentoInvalido: when it does not have eleven digits.
    """
    numero = _cpf.compact(texto)
    if len(numero) != _TAMANHO_CPF or not numero.isdecimal():
        raise DocumentoInvalido("O CPF tem 11 algarismos. Confira se falta ou sobra algum.")
    return f"***.{numero[3:6]}.{numero[6:9]}-**"
