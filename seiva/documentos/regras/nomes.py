"""What a document is called."""


def nome_do_documento(tipo: str, numero_no_tipo: str, nome_na_arvore: str) -> str:
    """Name in the tree: type, number within the type and the name given."""
    return " ".join(parte for parte in (tipo, numero_no_tipo, nome_na_arvore) if parte)
