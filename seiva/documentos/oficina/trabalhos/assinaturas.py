"""Signatures that others made inside a PDF."""

import logging
from base64 import b64decode
from typing import IO, Any

from asn1crypto import x509

from seiva.documentos.defora.pericia import periciar


def periciar_assinaturas(
    entrada: IO[bytes], saida: IO[bytes], *, raizes: list[str]
) -> dict[str, Any]:
    """What `Pericia` found. `raizes` are trusted certificates, DER in base 64."""
    logging.disable(logging.CRITICAL)  # what the parser grumbles about hostile bytes
    confiadas = [x509.Certificate.load(b64decode(raiz)) for raiz in raizes]
    return periciar(entrada.read(), confiadas).como_dict()
