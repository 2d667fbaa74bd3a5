"""Texts of one line, as people type or paste them."""

import re
import unicodedata

# Overrides and isolates of direction turn around whatever comes after them on the page
# (Unicode, UAX #9); the other control characters print as nothing.
_DE_DIRECAO = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ESPACOS = re.compile(r"\s+")


_FORA_DO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def uma_linha(texto: str) -> str:
    """The text in one line, without control or direction characters, spaces made single."""
    plano = _ESPACOS.sub(" ", texto)
    limpo = (c for c in plano if c not in _DE_DIRECAO and unicodedata.category(c) != "Cc")
    return "".join(limpo).strip()


def para_xml(texto: str) -> str:
    """The text without what no XML document may hold (XML 1.0, §2.2), escaped or not."""
    return _FORA_DO_XML.sub("", texto)


def sem_acentos(texto: str) -> str:
    """Lower case without accents, to compare forgivingly; the length may change."""
    plano = unicodedata.normalize("NFKD", texto.casefold())
    return "".join(c for c in plano if not unicodedata.combining(c))


def tamanho_por_extenso(octetos: int) -> str:
    """A size in bytes as people read it: `3,2 MB`. Units are powers of 1024, as disks show."""
    if octetos < 1024:
        return f"{octetos} {'byte' if octetos == 1 else 'bytes'}"
    valor = float(octetos)
    for unidade in ("kB", "MB", "GB", "TB"):
        valor /= 1024
        if valor < 1024 or unidade == "TB":
            break
    return f"{valor:.1f}".removesuffix(".0").replace(".", ",") + f" {unidade}"


def linhas_limpas(texto: str) -> str:
    """A text of several lines, each as `uma_linha` leaves it; never more than one blank line."""
    linhas = "\n".join(uma_linha(linha) for linha in texto.splitlines())
    return re.sub(r"\n{3,}", "\n\n", linhas).strip()
