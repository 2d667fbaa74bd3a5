"""Who asks to come in: the key that makes two requests the same, the name, the protocol."""

NOME_DE = {"prefeitura": "Prefeitura Municipal de {}", "camara": "Câmara Municipal de {}"}


def chave_do_ente(natureza: str, ibge: str, cnpj: str) -> str:
    """A municipality has one town hall and one council; everybody else is a CNPJ."""
    return f"{natureza}:{ibge}" if natureza in NOME_DE else f"cnpj:{cnpj}"


def nome_do_ente(natureza: str, municipio: str, nome: str) -> str:
    """The name of a town hall or council is made from the municipality's."""
    padrao = NOME_DE.get(natureza)
    return padrao.format(municipio) if padrao else nome


def protocolo_de(ano: int, acaso: int) -> str:
    """A protocol number as people copy it: "2026-0481-7702". `acaso` has up to eight digits."""
    algarismos = f"{acaso:08d}"
    return f"{ano}-{algarismos[:4]}-{algarismos[4:]}"
