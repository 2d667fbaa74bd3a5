"""Images that documents show: what was stored, found again by its hash."""

import re

from seiva.documentos.arquivos import ler
from seiva.documentos.models import Arquivo

_SHA256 = re.compile("[0-9a-f]{64}")


def arquivo_de_imagem(sha256: str) -> Arquivo | None:
    """The stored image of the institution in scope with this hash, or None.

    A file that is a document by itself is never answered: it has its own rule of access.
    """
    if not _SHA256.fullmatch(sha256):
        return None
    imagem: Arquivo | None = (
        Arquivo.objects.com_hash(sha256).imagens().filter(documentos__isnull=True).first()
    )
    return imagem


def imagem_guardada(endereco: str) -> bytes | None:
    """Bytes of an `arquivo:<sha256>` image of the institution in scope."""
    if not endereco.startswith("arquivo:"):
        return None
    arquivo = arquivo_de_imagem(endereco.removeprefix("arquivo:"))
    return ler(arquivo) if arquivo else None
