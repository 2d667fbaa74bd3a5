"""Cells of a spreadsheet as people type them: what each one means, or what is wrong with it.

Every reader takes the text of a cell and answers its stored form, or raises `CelulaInvalida` with
a sentence that says how to mend it.
"""

from __future__ import annotations

import datetime as dt
import re

from seiva.core.textos import sem_acentos, uma_linha
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido
from seiva.organizacao.regras.documentos_pessoais import cpf as ler_cpf

# Bytes of UTF-8 read as Windows-1252: "ç" turns into "Ã§".
TROCADOS = re.compile("[ÃÂ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]")
_ERROS = re.compile(r"#(REF|N/A|N/D|VALUE|VALOR|NAME|NOME|NULL|NULO|NUM|DIV/0)[!?]?", re.I)
_PROTEGIDA = re.compile(r"^'(?=[=+\-@\t\r])")
_DATA = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_SIM = {"sim", "s", "x", "1", "verdadeiro", "true"}
_NAO = {"nao", "n", "0", "falso", "false"}
_DIGITOS_DO_CPF = 11
_MENOR_CPF_SEM_ZEROS = 8


class CelulaInvalida(ValueError):
    """`mensagem` says, in Portuguese, what to mend in the cell."""

    def __init__(self, mensagem: str) -> None:
        super().__init__(mensagem)
        self.mensagem = mensagem


def texto(bruto: str, limite: int) -> str:
    """One line of text of at most `limite` characters."""
    if bruto.lstrip().startswith("="):
        raise CelulaInvalida("A célula tem uma fórmula. Copie-a e cole somente o valor.")
    if _ERROS.fullmatch(bruto.strip()):
        raise CelulaInvalida("A célula tem um erro de fórmula. Escreva o valor.")
    if "\n" in bruto.strip() or "\r" in bruto.strip():
        raise CelulaInvalida(
            "A célula tem mais de uma linha. Deixe uma só; em CSV, confira se falta fechar aspas."
        )
    if TROCADOS.search(bruto):
        raise CelulaInvalida("Os acentos vieram trocados. Salve a planilha de novo, em UTF-8.")
    limpo = uma_linha(_PROTEGIDA.sub("", bruto.strip()))
    if len(limpo) > limite:
        raise CelulaInvalida(f"O texto tem {len(limpo)} caracteres; o máximo é {limite}.")
    return limpo


def cpf(bruto: str) -> str:
    """Eleven digits. Zeros that the spreadsheet took from the left are put back."""
    limpo = texto(bruto, 30)
    if limpo.isdecimal() and _MENOR_CPF_SEM_ZEROS <= len(limpo) < _DIGITOS_DO_CPF:
        limpo = limpo.zfill(_DIGITOS_DO_CPF)
    try:
        return ler_cpf(limpo)
    except DocumentoInvalido as erro:
        raise CelulaInvalida(erro.mensagem) from erro


def email(bruto: str) -> str:
    """An address in lower case (RFC 5321: 64 characters before the @, 254 in all)."""
    limpo = texto(bruto, 254).lower()
    if limpo and not _EMAIL.fullmatch(limpo):
        raise CelulaInvalida("Isto não é um e-mail. Escreva como nome@municipio.mg.gov.br.")
    return limpo


def data(bruto: str) -> str:
    """A day, as `AAAA-MM-DD`."""
    limpo = texto(bruto, 40)
    if not limpo:
        return ""
    if achada := _ISO.fullmatch(limpo):
        ano, mes, dia = (int(parte) for parte in achada.groups())
    elif achada := _DATA.fullmatch(limpo):
        dia, mes, ano = (int(parte) for parte in achada.groups())
    else:
        raise CelulaInvalida("Escreva a data como 25/11/2026.")
    try:
        lida = dt.date(ano, mes, dia)
    except ValueError as erro:
        raise CelulaInvalida("Esta data não existe. Escreva-a como 25/11/2026.") from erro
    if not 1900 <= lida.year <= 2200:
        raise CelulaInvalida("Confira o ano: a data está longe demais de hoje.")
    return lida.isoformat()


def sim_ou_nao(bruto: str) -> str:
    """`sim`, `não` or nothing."""
    limpo = sem_acentos(texto(bruto, 20))
    if not limpo:
        return ""
    if limpo in _SIM:
        return "sim"
    if limpo in _NAO:
        return "não"
    raise CelulaInvalida("Escreva sim ou não.")


def digitos(bruto: str, limite: int) -> str:
    """A code of digits only."""
    limpo = texto(bruto, limite)
    if limpo and not (limpo.isascii() and limpo.isdigit()):
        raise CelulaInvalida("O código tem apenas algarismos.")
    return limpo
