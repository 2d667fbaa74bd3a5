"""The examined file's own process: limits first, then the work, and JSON to the standard output.

`python -m seiva.documentos.defora.filho ARQUIVO SEGUNDOS BYTES [PASTA_DE_RAIZES]`
"""

import json
import logging
import resource
import sys


def cercar(segundos: int, memoria: int) -> None:
    """Give up what the work does not need: processor time, memory, writing, other processes."""
    resource.setrlimit(resource.RLIMIT_CPU, (segundos, segundos))
    resource.setrlimit(resource.RLIMIT_AS, (memoria, memoria))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def principal(argumentos: list[str]) -> int:
    arquivo, segundos, memoria, *pasta = argumentos
    cercar(int(segundos), int(memoria))
    logging.disable(logging.CRITICAL)  # what the parser grumbles about hostile bytes
    from seiva.documentos.defora.pericia import periciar

    achado = periciar(arquivo, *pasta)
    json.dump(achado.como_dict(), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
