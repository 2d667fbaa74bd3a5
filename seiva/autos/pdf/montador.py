"""The child that handles the bytes of an export: reads each piece, then binds them all.

Work of the workshop (`seiva.documentos.oficina`): no settings, no database, no network, its own
scratch folder, limits. Files come to it open. When one kills it, the parent knows which (`Oficina`).

Orders and answers: `{"fazer": "juntar", "tipo"}` with a file, `{"paginas", "lote", "primeira",
"refeita"}` or `{"problema"}`; `{"fazer": "fechar"}`, `{"juntou": true}`; `{"fazer": "fonte",
"nome"}` with a file, `{}`; `{"fazer": "encadernar", …}` (see `encadernar`), `{"folhas": n}` now and
then and `{"encadernou": n}`. `{"erro": "disco"|"outro", "detalhe"}` answers any of them.
"""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from seiva.autos.pdf.encadernar import encadernar
from seiva.autos.pdf.entrada import DANIFICADO, Recusada, abrir
from seiva.documentos.oficina import canal
from seiva.documentos.oficina.trabalhos import da_oficina

POR_LOTE = 40  # sources kept open at once
PAGINAS_POR_LOTE = 400
SEM_ESPACO = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Juntador:
    """Joins pieces into intermediate files of the scratch folder, so that few sources are open at
    a time."""

    def __init__(self) -> None:
        self._numero = 0
        self._comecar()

    def _comecar(self) -> None:
        self._lote, self._abertos = pikepdf.new(), list[tuple[pikepdf.Pdf, BinaryIO]]()

    def incluir(self, tipo: str, entrada: BinaryIO) -> dict[str, Any]:
        try:
            peca = abrir(tipo, entrada)
        except Recusada as recusa:
            return {"problema": str(recusa)}
        primeira = len(self._lote.pages)
        try:
            self._lote.pages.extend(peca.pdf.pages)
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            while len(self._lote.pages) > primeira:
                del self._lote.pages[-1]
            return {"problema": DANIFICADO}
        self._abertos.append((peca.pdf, entrada))
        lote, paginas = self._numero, len(peca.pdf.pages)
        if len(self._abertos) >= POR_LOTE or len(self._lote.pages) >= PAGINAS_POR_LOTE:
            self.fechar()
        return {"paginas": paginas, "lote": lote, "primeira": primeira, "refeita": peca.refeita}

    def fechar(self) -> None:
        """Write the intermediate file and let go of its sources."""
        if len(self._lote.pages):
            self._lote.save(_do_lote(self._numero), compress_streams=False)
        for pdf, entrada in self._abertos:
            pdf.close()
            entrada.close()
        self._lote.close()
        self._numero += 1
        self._comecar()


def _do_lote(numero: int) -> Path:
    return Path(f"lote-{numero:05d}.pdf")


class _Montador:
    """Obeys one order at a time."""

    def __init__(self, conversa: socket.socket, saida: BinaryIO) -> None:
        self._conversa, self._saida = conversa, saida
        self._juntador, self._fontes = Juntador(), dict[str, BinaryIO]()

    def obedecer(self, ordem: dict[str, Any], abertos: list[int]) -> dict[str, Any]:
        fazer = ordem.pop("fazer")
        if fazer == "juntar":
            return self._juntador.incluir(ordem["tipo"], os.fdopen(abertos[0], "rb"))
        if fazer == "fechar":
            self._juntador.fechar()
            return {"juntou": True}
        if fazer == "fonte":
            self._fontes[ordem["nome"]] = os.fdopen(abertos[0], "rb")
            return {}
        return {"encadernou": encadernar(ordem, self._fonte, self._saida, self._avisar)}

    def _fonte(self, nome: str | int) -> pikepdf.Pdf:
        return pikepdf.open(_do_lote(nome) if isinstance(nome, int) else self._fontes[nome])

    def _avisar(self, folhas: int) -> None:
        canal.enviar(self._conversa, {"folhas": folhas})


@da_oficina
def montar(entrada: BinaryIO, saida: BinaryIO, *, conversa: socket.socket) -> dict[str, Any]:
    """Obey until the other side is gone. The bound file is written to `saida`."""
    canal.enviar(conversa, {"pronto": True})
    montador = _Montador(conversa, saida)
    while recebido := canal.receber(conversa, arquivos=1, maior=canal.DE_CASA):
        try:
            resposta = montador.obedecer(*recebido)
        except OSError as erro:
            resposta = _erro(erro, cheio=erro.errno in SEM_ESPACO)
        except RuntimeError as erro:  # what the PDF library says of a failed write
            frases = ("No space", "File too large", "write failure")
            resposta = _erro(erro, cheio=any(frase in str(erro) for frase in frases))
        with suppress(BrokenPipeError):
            canal.enviar(conversa, resposta)
    return {}


def _erro(erro: Exception, *, cheio: bool) -> dict[str, Any]:
    return {"erro": "disco" if cheio else "outro", "detalhe": str(erro)[:300]}
