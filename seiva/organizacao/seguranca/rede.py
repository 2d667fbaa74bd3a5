"""Asking servers that an administrator named: never one inside the house's own network."""

import ipaddress
import socket
from urllib.parse import urlsplit

from django.conf import settings

from seiva.core.erros import RegraViolada


def conferir_endereco(url: str, esquema: str, *, campo: str = "endereco") -> None:
    """Refuse an address of another scheme or of a private network.

    `SEIVA_PROVEDOR_LOCAL=1` lets loopback and plain addresses through: demonstration and tests.
    """
    partes = urlsplit(url)
    local = settings.PROVEDOR_LOCAL
    esquemas = {esquema, esquema.removesuffix("s")} if local else {esquema}
    if partes.scheme not in esquemas or not partes.hostname or partes.username:
        raise RegraViolada("endereco", f"O endereço começa com {esquema}://.", campo=campo)
    if local:
        return
    try:
        achados = socket.getaddrinfo(partes.hostname, partes.port or 443)
    except (OSError, UnicodeError) as erro:
        raise RegraViolada("endereco", "O endereço não foi encontrado.", campo=campo) from erro
    for *_, destino in achados:
        if not ipaddress.ip_address(str(destino[0]).split("%")[0]).is_global:
            raise RegraViolada("endereco", "O endereço é de uma rede interna.", campo=campo)
