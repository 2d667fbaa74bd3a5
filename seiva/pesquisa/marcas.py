"""Marks of the index of documents: who reads each, and what the filters ask.

A mark is a lexeme of the row's `tsvector` that begins with "/", which no word does. The names
below are written by SQL (`indexar_documentos`) and by the search; this is the only list.
"""

from collections.abc import Iterable
from hashlib import md5

PUBLICO = "/p"  # + institution; and the same + "." + year, and + "." + year and month (UTC)
# Public and not veiled, in any institution; and the same + "." + year, year and month, or day of creation (UTC).
ATO = "/P"
UNIDADE = "/u"  # + unit through which the process passed: restricted
CREDENCIAL = "/c"  # + account + "." + unit: under sigilo
MINUTA = "/m"  # + unit that writes the draft
DOCUMENTO = "/d"  # + the document itself: what is read by some other title than those above
TIPO = "/t"  # + type of document
TIPO_DO_PROCESSO = "/T"
UNIDADE_GERADORA = "/g"
NATUREZA = "/x"  # + "I" written here, "E" file
NIVEL = "/v"
ASSINANTE = "/s"  # + account
INTERESSADO = "/k"  # + person
ASSUNTO = "/a"
CARGO = "/f"  # + beginning of the MD5 of the position under which somebody signed, as it reads


def de_cargo(nome: str) -> str:
    """The mark of a position; the same that SQL makes (`indexar_documentos`)."""
    return f"{CARGO}{md5(nome.encode(), usedforsecurity=False).hexdigest()[:16]}"


def um_de(marcas: Iterable[str]) -> str:
    """A tsquery, as text, that accepts any of the marks."""
    return " | ".join(f"'{marca}'" for marca in marcas)


def todos(grupos: Iterable[str]) -> str:
    """A tsquery, as text, that demands every group."""
    return " & ".join(f"({grupo})" for grupo in grupos if grupo)
