"""Where the browser is, as WebAuthn needs it; and the challenge that waits in the session."""

import base64
import time
from typing import Any

from django.http import HttpRequest

from seiva.core.erros import RegraViolada
from seiva.organizacao.seguranca.chaves import RECUSADA, Lugar

_CHAVE, _PRAZO = "desafio", 300


def lugar_de(requisicao: HttpRequest) -> Lugar:
    """Host and origin of this request (the host was checked against the allowed ones)."""
    inteiro = requisicao.get_host()
    return Lugar(inteiro.rsplit(":", 1)[0], f"{requisicao.scheme}://{inteiro}")


def guardar_desafio(requisicao: Any, desafio: bytes) -> None:
    guardado = base64.b64encode(desafio).decode()
    requisicao.session[_CHAVE] = {"valor": guardado, "ate": int(time.time()) + _PRAZO}


def tomar_desafio(requisicao: Any) -> bytes:
    """The challenge, once. Raises `RegraViolada` when there is none or it expired."""
    dados = requisicao.session.pop(_CHAVE, None)
    if not dados or dados["ate"] < time.time():
        raise RegraViolada("desafio", RECUSADA)
    return base64.b64decode(dados["valor"])
