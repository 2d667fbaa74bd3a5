"""Free TCP ports for a server that starts a moment later."""

import random
import socket

# Below the range from which kernels number outgoing connections (Linux 32768–60999, IANA
# 49152–65535): a port taken from inside it may become somebody's connection before we listen.
FAIXA = range(20000, 32000)


def porta_livre() -> int:
    """A port of 127.0.0.1 that nobody uses now and no outgoing connection will be given."""
    for porta in random.sample(FAIXA, 200):
        with socket.socket() as prova:
            try:
                prova.bind(("127.0.0.1", porta))
            except OSError:
                continue
            return porta
    raise OSError("Nenhuma porta livre em 200 tentativas.")


def porta_ou_livre(preferida: int) -> int:
    """`preferida` when nobody uses it on 127.0.0.1; else `porta_livre`."""
    with socket.socket() as prova:
        prova.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prova.bind(("127.0.0.1", preferida))
        except (OSError, OverflowError):
            return porta_livre()
    return preferida
