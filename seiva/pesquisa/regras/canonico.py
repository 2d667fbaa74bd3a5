"""One form for the words of texts and of searches, so that people find what they mean.

Lower case, no accents, Portuguese plurals that the stemmer of PostgreSQL does not reach once
accents are gone, numbers without leading zeros. The stemmer itself runs in the database, over
this form, for text and query alike. (Stripping accents *before* the stemmer and mending the
plurals by hand matches pairs such as licitação/licitações, which the stemmer alone loses.)
"""

import functools
import re
import unicodedata
from itertools import islice

_PALAVRA = re.compile(r"[a-z0-9]+")
_COMBINANTES = re.compile("[\u0300-\u036f]+")
_PLURAIS = (  # plural, singular, shortest word where it is a plural
    ("oes", "ao", 5),  # licitações
    ("aes", "ao", 4),  # pães
    ("ais", "al", 5),  # editais
    ("eis", "el", 5),  # papéis
    ("eis", "ei", 4),  # leis
    ("ois", "ol", 5),  # anzóis
    ("ns", "m", 4),  # bens
)
MAIOR_PALAVRA = 40  # what is longer is no word (base64, hashes) and is found by its beginning
# PostgreSQL numbers positions up to 16,383 and takes vectors of less than 1 MB.
COM_POSICAO = 16_000
_MAIOR_RESTO = 300_000


@functools.lru_cache(maxsize=100_000)
def palavra_canonica(palavra: str) -> str:
    """Form of one word, already in lower case and without accents."""
    if palavra.isdigit():
        return palavra[:MAIOR_PALAVRA].lstrip("0") or "0"
    for plural, singular, menor in _PLURAIS:
        if len(palavra) >= menor and palavra.endswith(plural):
            palavra = palavra[: -len(plural)] + singular
            break
    return palavra[:MAIOR_PALAVRA]


def palavras(texto: str) -> list[str]:
    """Canonical words of a text, in order."""
    plano = unicodedata.normalize("NFKD", texto.casefold())
    return [palavra_canonica(p) for p in _PALAVRA.findall(_COMBINANTES.sub("", plano))]


def canonico(texto: str) -> str:
    """The text as it is indexed."""
    return " ".join(palavras(texto))


def repartido(texto: str) -> tuple[str, str, bool]:
    """A text of any size as it is indexed: words in order, further words, and if some were left.

    Nearness ("phrases") counts in the first `COM_POSICAO` words; of those after them only which
    they are, each once, up to what fits in one row of the index.
    """
    todas = palavras(texto)
    if len(todas) <= COM_POSICAO:
        return " ".join(todas), "", False
    primeiras = todas[:COM_POSICAO]
    outras = dict.fromkeys(islice(todas, COM_POSICAO, None))
    for palavra in primeiras:
        outras.pop(palavra, None)
    resto = " ".join(outras)
    corte = resto[:_MAIOR_RESTO].rfind(" ") if len(resto) > _MAIOR_RESTO else len(resto)
    return " ".join(primeiras), resto[:corte], True
