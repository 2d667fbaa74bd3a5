"""Examine, read, and take attachments out."""

import shutil
from typing import IO, Any

from seiva.documentos.leitura.correio import anexo_da_mensagem
from seiva.documentos.leitura.por_tipo import ler
from seiva.documentos.oficina.trabalhos import Ilegivel
from seiva.documentos.regras.exame_de_arquivo import examinar
from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado


def examinar_arquivo(entrada: IO[bytes], saida: IO[bytes], *, extensao: str) -> dict[str, Any]:
    """Media type, or why it is refused."""
    try:
        return {"tipo_mime": examinar(entrada, extensao)}
    except ArquivoRecusado as recusa:
        return {"problema": recusa.problema, "o_que_fazer": recusa.o_que_fazer}


def ler_arquivo(entrada: IO[bytes], saida: IO[bytes], *, tipo_mime: str) -> dict[str, Any]:
    """Words and page of a file (`seiva.documentos.leitura.por_tipo.Lido`)."""
    return ler(entrada, tipo_mime).para_mensagem()


def abrir_anexo(
    entrada: IO[bytes], saida: IO[bytes], *, tipo_mime: str, numero: int
) -> dict[str, Any]:
    """Write the attachment `numero` (from 0) of a message; its name and declared type."""
    achado = anexo_da_mensagem(entrada, numero)
    if achado is None:
        raise Ilegivel("A mensagem não tem este anexo.")
    nome, conteudo = achado
    shutil.copyfileobj(conteudo, saida)
    return {"nome": nome}
