"""Work that takes many files and answers many times: one child, asked again and again.

The child is confined as any other. Files go to it open, one message each; it keeps what it needs
in its own scratch folder until the end.
"""

import os
import socket
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from seiva.documentos.oficina import canal as mensagens
from seiva.documentos.oficina.cliente import Mestre, TrabalhoFalhou, devolver, tirar
from seiva.documentos.oficina.confinar import Limites

COMECAR = 60.0  # seconds that a master may take to be ready


class Conversa:
    """`with Conversa("module:function", limites) as conversa: conversa.pedir({...})`.

    The work is called with `conversa`, a socket over which it speaks as `canal` does; it begins by
    sending any message, and ends when the other side is gone. `raiz`: the folder in which the
    scratch folder is made.
    """

    def __init__(
        self,
        trabalho: str,
        limites: Limites,
        *,
        saida: IO[bytes] | None = None,
        raiz: Path | None = None,
        **argumentos: Any,
    ) -> None:
        self._pedido = {
            "trabalho": trabalho,
            "argumentos": argumentos,
            "limites": limites.para_mensagem(),
            "raiz": str(raiz) if raiz else None,
        }
        self._saida = saida
        self._mestre: Mestre | None = None
        self._canal: socket.socket | None = None

    def __enter__(self) -> "Conversa":
        while self._mestre is None:
            mestre, novo = tirar()
            try:
                self._canal = self._chamar(mestre)
            except (OSError, ValueError):
                mestre.fechar()
                if novo:
                    raise
            else:
                self._mestre = mestre
        return self

    def _chamar(self, mestre: Mestre) -> socket.socket:
        """Ask a master for the child; its end of the conversation, once it spoke."""
        nosso, dele = socket.socketpair()
        nada = os.open(os.devnull, os.O_RDWR)
        try:
            saida = self._saida.fileno() if self._saida else nada
            with dele:
                mestre.comecar(self._pedido, [nada, nada, saida, dele.fileno()])
            nosso.settimeout(COMECAR)
            if mensagens.receber(nosso) is None:
                raise ConnectionResetError("O filho não começou.")
        except BaseException:
            nosso.close()
            raise
        finally:
            os.close(nada)
        return nosso

    def pedir(
        self, mensagem: dict[str, Any], arquivos: Sequence[IO[bytes]] = (), *, espera: float
    ) -> dict[str, Any]:
        """Ask, with open files, and wait for the first answer (see `ouvir`)."""
        assert self._canal is not None
        try:
            self._canal.settimeout(espera)
            mensagens.enviar(self._canal, mensagem, [arquivo.fileno() for arquivo in arquivos])
        except TimeoutError as erro:
            raise TrabalhoFalhou("prazo") from erro
        except (BrokenPipeError, ConnectionResetError):
            pass  # the silence that follows tells why
        return self.ouvir(espera=espera)

    def ouvir(self, *, espera: float) -> dict[str, Any]:
        """The next answer, in at most `espera` seconds. Raises `TrabalhoFalhou`: nothing more
        will be heard."""
        assert self._canal is not None
        try:
            self._canal.settimeout(espera)
            recebido = mensagens.receber(self._canal)
        except TimeoutError as erro:
            raise TrabalhoFalhou("prazo") from erro
        except (OSError, ValueError) as erro:
            raise TrabalhoFalhou("quebrou") from erro
        if recebido is None:
            raise TrabalhoFalhou(self._como_morreu())
        return recebido[0]

    def _como_morreu(self) -> str:
        mestre, self._mestre = self._mestre, None
        assert mestre is not None
        try:
            motivo = mestre.terminar(COMECAR)
        except (OSError, ValueError):
            mestre.fechar()
            return "quebrou"
        devolver(mestre)
        return motivo or "quebrou"

    def __exit__(
        self, tipo: type[BaseException] | None, _erro: Any, _rastro: TracebackType | None
    ) -> None:
        """A child that answered all is let go; any other is ended with its master."""
        if self._canal is not None:
            self._canal.close()
        mestre, self._mestre = self._mestre, None
        if mestre is None:
            return
        try:
            if tipo is None:
                mestre.terminar(0.0)
                devolver(mestre)
                return
        except (OSError, ValueError):
            pass
        mestre.fechar()
