"""`python -m seiva.local demo`."""

import argparse
import sys

from .casa import Ajustes
from .erros import ErroLocal
from .supervisor import Supervisor


def main() -> int:
    """Read the command line; answer the exit code."""
    leitor = argparse.ArgumentParser(prog="python -m seiva.local")
    leitor.add_argument("acao", choices=["demo"], help="demo: sobe tudo nesta máquina")
    leitor.parse_args()
    try:
        return Supervisor(Ajustes.do_ambiente()).executar()
    except ErroLocal as erro:
        print(erro, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
