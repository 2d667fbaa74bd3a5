"""`python -m seiva.local demo|testes|parar|limpar`."""

import argparse
import sys

from .casa import Ajustes
from .erros import ErroLocal
from .limpeza import limpar, parar
from .requisitos import garantir_escritorio, garantir_navegador, garantir_ocr, garantir_pango
from .supervisor import Supervisor

PRAZO_DO_OCR = 60.0  # seconds: the demonstration does not wait longer for what it can do without


def demo() -> int:
    """Everything running on this machine until Ctrl-C."""
    garantir_pango()
    garantir_ocr(PRAZO_DO_OCR)
    return Supervisor(Ajustes.do_ambiente()).executar()


def testes() -> int:
    """What the tests need beyond pip."""
    garantir_pango()
    garantir_ocr()
    garantir_escritorio()
    print(f"» Navegador dos testes: {garantir_navegador()}", flush=True)
    return 0


def main() -> int:
    """Read the command line; answer the exit code."""
    acoes = {"demo": demo, "testes": testes, "parar": parar, "limpar": limpar}
    leitor = argparse.ArgumentParser(prog="python -m seiva.local")
    leitor.add_argument("acao", choices=list(acoes))
    try:
        return acoes[leitor.parse_args().acao]()
    except ErroLocal as erro:
        print(f"\n{erro}", file=sys.stderr, flush=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())
