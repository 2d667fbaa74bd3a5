"""Rows that name stored bytes."""

from collections.abc import Iterable

from seiva.core import storage
from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import Arquivo


def guardar_arquivo(pedacos: Iterable[bytes], *, nome: str, tipo_mime: str) -> Arquivo:
    """Store a stream and return the row that names it."""
    guardado = storage.guardar(instituicao_atual(), pedacos)
    return Arquivo.objects.create(
        sha256=guardado.sha256,
        tamanho=guardado.tamanho,
        tipo_mime=tipo_mime,
        nome=nome[:255],
        criado_em=agora(),
    )


def ler(arquivo: Arquivo) -> bytes:
    """All the bytes: only for what the house made (HTML and PDF of record)."""
    with storage.abrir(arquivo.instituicao_id, arquivo.sha256) as entrada:
        return bytes(entrada.read())
