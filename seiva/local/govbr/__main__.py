"""`python -m seiva.local.govbr --porta N --pessoas ARQUIVO --volta URL … --saida URL`.

The client and its secret come from `SEIVA_GOVBR_CLIENTE` and `SEIVA_GOVBR_SEGREDO`; the key stays
in `SEIVA_DADOS`, so that coming back after a fall changes nothing for who kept it.
"""

import argparse
import os
import signal
import sys
from pathlib import Path

from joserfc.jwk import RSAKey

from seiva.local.segredos import ler_ou_criar

from .pessoas import ler
from .provedor import Cliente, Provedor
from .servidor import ENDERECO, Servidor


def _chave(dados: Path) -> RSAKey:
    def nova() -> str:
        return RSAKey.generate_key(2048).as_pem(private=True).decode()

    return RSAKey.import_key(ler_ou_criar(dados / "govbr.json", {"chave": nova})["chave"])


def main() -> int:
    """Serve until SIGTERM."""
    leitor = argparse.ArgumentParser(prog="python -m seiva.local.govbr")
    leitor.add_argument("--porta", type=int, required=True)
    leitor.add_argument("--pessoas", type=Path, required=True)
    leitor.add_argument("--volta", action="append", required=True)
    leitor.add_argument("--saida", action="append", required=True)
    a = leitor.parse_args()
    cliente = Cliente(
        os.environ["SEIVA_GOVBR_CLIENTE"],
        os.environ["SEIVA_GOVBR_SEGREDO"],
        tuple(a.volta),
        tuple(a.saida),
    )
    chave = _chave(Path(os.environ["SEIVA_DADOS"]))
    provedor = Provedor(f"http://{ENDERECO}:{a.porta}", cliente, chave)
    servidor = Servidor(a.porta, provedor, ler(a.pessoas))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    servidor.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
