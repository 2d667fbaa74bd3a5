"""Attachments of messages, taken out one at a time, in confinement."""

from dataclasses import dataclass
from typing import IO

from seiva.documentos.exame import examinar_com_cuidado
from seiva.documentos.ler import limites_de_leitura, pedir
from seiva.documentos.models import Arquivo
from seiva.documentos.oficina.cliente import TrabalhoFalhou
from seiva.documentos.regras.nomes_de_arquivo import extensao, limpar_nome
from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado

OPACO = "application/octet-stream"


@dataclass(frozen=True)
class AnexoAberto:
    """A clean name, a type that the content confirms (or the opaque one), and the bytes."""

    nome: str
    tipo_mime: str
    conteudo: IO[bytes]


def abrir_anexo(arquivo: Arquivo, numero: int) -> AnexoAberto | None:
    """The attachment `numero` (from 0) of a message; None when there is no such thing."""
    if arquivo.tipo_mime != "message/rfc822":
        return None
    try:
        feito = pedir("anexo", arquivo, limites_de_leitura(), numero=numero)
    except TrabalhoFalhou:
        return None
    nome = limpar_nome(str(feito.dados["nome"]))
    try:
        tipo = examinar_com_cuidado(feito.arquivo, extensao(nome))
    except ArquivoRecusado:
        tipo = OPACO
    feito.arquivo.seek(0)
    return AnexoAberto(nome, tipo, feito.arquivo)
