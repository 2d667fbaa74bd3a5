"""`python -m seiva.documentos.oficina N`: the master of the workshop, speaking over socket N."""

import sys

from seiva.documentos.oficina.mestre import atender

if __name__ == "__main__":
    atender(int(sys.argv[1]))
