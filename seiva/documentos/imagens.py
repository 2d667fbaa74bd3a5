"""Images that documents show: what was stored, found again by its hash."""

import re

from seiva.core.ator import Ator
from seiva.documentos.arquivos import ler
from seiva.documentos.models import Arquivo, Documento, Versao
from seiva.documentos.pagina import texto_guardado
from seiva.documentos.textos import textos_da_unidade

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


def imagem_do_texto(
    ator: Ator, documento: Documento, sha256: str, *, recebida: bool = False
) -> Arquivo | None:
    """The image with this hash, when the text of the document shows it; else None.

    `documento` is one that the actor may read. Versions, and the standard texts at hand, are for
    the unit that writes it. `recebida` when the actor just sent it to this document.
    """
    if not _SHA256.fullmatch(sha256) or not documento.interno:
        return None
    citada = f"arquivo:{sha256}"
    escrita = documento.unidade_id == ator.unidade_id and _na_mesa_de_quem_escreve(
        ator, documento, citada
    )
    if recebida or escrita or citada in texto_guardado(documento):
        return arquivo_de_imagem(sha256)
    return None


def _na_mesa_de_quem_escreve(ator: Ator, documento: Documento, citada: str) -> bool:
    return bool(
        Versao.objects.filter(documento=documento, conteudo__contains=citada).exists()
        or textos_da_unidade(ator).filter(conteudo__contains=citada).exists()
    )


def imagem_guardada(endereco: str) -> bytes | None:
    """Bytes of an `arquivo:<sha256>` image of the institution in scope."""
    if not endereco.startswith("arquivo:"):
        return None
    arquivo = arquivo_de_imagem(endereco.removeprefix("arquivo:"))
    return ler(arquivo) if arquivo else None
