"""A new file for a document: checked and stored as any other, then put in place."""

from typing import IO

from django.db import transaction

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.acoes.substituir import substituir_arquivo
from seiva.documentos.models import Arquivo, Documento
from seiva.documentos.recepcao import receber


def trocar_arquivo(
    ator: Ator, *, documento: Documento, nome: str, arquivo: IO[bytes], tamanho: int
) -> Documento:
    """Check, store and substitute, or nothing. Raises `RegraViolada` in words for the person."""
    with transaction.atomic():
        recebido = receber(
            ator, processo=documento.processo, nome=nome, arquivo=arquivo, tamanho=tamanho
        )
        novo = Arquivo.objects.create(
            sha256=recebido.sha256,
            tamanho=recebido.tamanho,
            tipo_mime=recebido.tipo_mime,
            nome=recebido.nome,
            criado_em=agora(),
        )
        recebido.delete()
        return substituir_arquivo(ator, documento=documento, arquivo=novo)
