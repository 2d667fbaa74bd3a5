"""One form for the words of texts and of searches, so that people find what they mean.

Lower case, no accents, Portuguese plurals that the stemmer of PostgreSQL does not reach once
accents are gone, numbers without leading zeros. The stemmer itself runs in the database, over
this form, for text and query alike. (Stripping accents *before* the stemmer and mending the
plurals by hand matches pairs such as licitação/licitações, which the stemmer alone loses.)
"""

from __future__ import annotations

import re

from seiva.core.textos import sem_acentos

_PALAVRA = re.compile(r"[a-z0-9]+")
_PLURAIS = (  # plural, singular, shortest word where it is a plural
    ("oes", "ao", 5),  # licitações
    ("aes", "ao", 4),  # pães
    ("ais", "al", 5),  # editais
    ("eis", "el", 5),  # papéis
    ("eis", "ei", 4),  # leis
    ("ois", "ol", 5),  # anzóis
    ("ns", "m", 4),  # bens
)
_PARTES = re.compile(
    r'(?P<nao>-|\bn[aã]o\s+)?(?:"(?P<frase>[^"]*)"?|(?P<palavra>[^\s"]+))', re.IGNORECASE
)
_MENOR_PREFIXO = 3


def palavra_canonica(palavra: str) -> str:
    """Form of one word, already in lower case and without accents."""
    if palavra.isdigit():
        return palavra.lstrip("0") or "0"
    for plural, singular, menor in _PLURAIS:
        if len(palavra) >= menor and palavra.endswith(plural):
            return palavra[: -len(plural)] + singular
    return palavra


def palavras(texto: str) -> list[str]:
    """Canonical words of a text, in order."""
    return [palavra_canonica(p) for p in _PALAVRA.findall(sem_acentos(texto))]


def canonico(texto: str) -> str:
    """The text as it is indexed."""
    return " ".join(palavras(texto))


def consulta(texto: str) -> str:
    """What a person typed, in the syntax of `to_tsquery`; "" when no word was typed.

    All words are demanded; `ou` between words accepts either; `não` (or a hyphen) before a
    word refuses it; quotation marks keep words together; a final `*` completes the word.
    """
    alternativas: list[list[str]] = [[]]
    for parte in _PARTES.finditer(texto):
        palavra, frase = parte["palavra"], parte["frase"]
        if palavra and palavra.casefold() == "ou" and not parte["nao"]:
            alternativas.append([])
            continue
        termo = _frase(frase) if palavra is None else _termo(palavra)
        if termo:
            alternativas[-1].append(f"!({termo})" if parte["nao"] else termo)
    juntas = [" & ".join(termos) for termos in alternativas if termos]
    return " | ".join(f"({junta})" for junta in juntas)


def _frase(texto: str) -> str:
    return " <-> ".join(palavras(texto))


def _termo(palavra: str) -> str:
    partes = palavras(palavra)
    if palavra.endswith("*") and partes and len(partes[-1]) >= _MENOR_PREFIXO:
        partes[-1] += ":*"
    return " & ".join(partes)
