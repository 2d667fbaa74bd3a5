"""Signature policies of ICP-Brasil, by their object identifier.

The branch tells the format and the kind; what follows it is the version (DOC-ICP-15.03, item 1):
`2.16.76.1.7.1.11.1.3` is AD-RB for PDF, version 1.3. The last number of the version is left out
for a ".0".
"""

_RAMO = "2.16.76.1.7.1."
_TIPOS = {
    1: "AD-RB", 2: "AD-RT", 3: "AD-RV", 4: "AD-RC", 5: "AD-RA",
    6: "AD-RB", 7: "AD-RT", 8: "AD-RV", 9: "AD-RC", 10: "AD-RA",
    11: "AD-RB", 12: "AD-RT", 13: "AD-RC", 14: "AD-RA",
}  # fmt: skip
SIGNIFICADO = {
    "AD-RB": "referência básica: quem assinou e se mudou",
    "AD-RT": "referência do tempo: traz carimbo do tempo",
    "AD-RV": "referências para validação",
    "AD-RC": "referências completas: traz as provas de validade do certificado",
    "AD-RA": "referências para arquivamento: feita para durar décadas",
}


def politica_icp(oid: str) -> str:
    """ "AD-RB 1.0", or "" when the identifier is of no policy of ICP-Brasil."""
    if not oid.startswith(_RAMO):
        return ""
    numeros = oid.removeprefix(_RAMO).split(".")
    if not all(n.isdecimal() for n in numeros) or int(numeros[0]) not in _TIPOS:
        return ""
    versao = ".".join([*numeros[1:], *["0"] * (3 - len(numeros))])
    return f"{_TIPOS[int(numeros[0])]} {versao}".strip()
