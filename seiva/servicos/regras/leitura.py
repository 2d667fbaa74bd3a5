"""Reading what people write: lines, numbers and days as Brazilians write them."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from seiva.core.textos import uma_linha

MAIOR_TEXTO, MAIOR_TEXTO_LONGO = 200, 5000
_NUMERO = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?|-?\d+\.\d+", re.ASCII)
_DATA = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DATA_ESCRITA = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}",
    re.ASCII | re.IGNORECASE,
)
UFS = frozenset(
    [
        "AC",
        "AL",
        "AP",
        "AM",
        "BA",
        "CE",
        "DF",
        "ES",
        "GO",
        "MA",
        "MT",
        "MS",
        "MG",
        "PA",
        "PB",
        "PR",
        "PE",
        "PI",
        "RJ",
        "RN",
        "RS",
        "RO",
        "RR",
        "SC",
        "SP",
        "SE",
        "TO",
    ]
)


class ValorInvalido(ValueError):
    """The value does not serve. `mensagem` says so to who filled it in; `parte` names the piece
    of an address."""

    def __init__(self, mensagem: str, parte: str = "") -> None:
        super().__init__(mensagem)
        self.mensagem, self.parte = mensagem, parte


def em_linha(valor: Any, maximo: int = MAIOR_TEXTO) -> str:
    """One line of text, clean. Raises `ValorInvalido`."""
    if not isinstance(valor, str):
        raise ValorInvalido("Escreva um texto.")
    limpo = uma_linha(valor)
    if len(limpo) > maximo:
        raise ValorInvalido(f"Até {maximo} caracteres: há {len(limpo) - maximo} a mais.")
    return limpo


def ler_numero(texto: str) -> Decimal | None:
    """A number as Brazilians write it (`1.234,5`), or with one point (`1234.5`); None if not one."""
    limpo = texto.strip()
    if len(limpo) > 30 or not _NUMERO.fullmatch(limpo):
        return None
    if "," in limpo or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", limpo, re.ASCII):
        limpo = limpo.replace(".", "").replace(",", ".")
    try:
        return Decimal(limpo)
    except InvalidOperation:
        return None


def ler_data(texto: str) -> date | None:
    """A day written `AAAA-MM-DD` or `DD/MM/AAAA`; None when there is no such day."""
    limpo = texto.strip()
    achada = _DATA.fullmatch(limpo)
    ordem = (1, 2, 3)
    if achada is None:
        achada, ordem = _DATA_ESCRITA.fullmatch(limpo), (3, 2, 1)
    if achada is None:
        return None
    try:
        return date(*(int(achada[parte]) for parte in ordem))
    except ValueError:
        return None


def algarismos(valor: Any) -> str:
    """The digits of a number written with its usual punctuation; "" when it has anything else."""
    texto = em_linha(valor)
    limpo = re.sub(r"[\s().+-]", "", texto)
    return limpo if limpo.isascii() and limpo.isdecimal() else ""
