"""Against what a scanned document was checked, and what follows from it."""

from seiva.core.textos import sem_acentos


def administrativa(nome: str) -> bool:
    """True for "Cópia autenticada administrativamente": a servant attests it here.

    The other kinds rest on somebody else's word (a notary) or on nobody's (domain.md §1.2).
    """
    return "autenticada administrativamente" in sem_acentos(nome)
