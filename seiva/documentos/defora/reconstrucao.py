"""Files whose table of objects is broken: read by the objects themselves, as PDF readers do.

The bytes are not touched: a copy gets, after its end, one right table for each revision found, and
is used only to read. Offsets of the original, which signatures are made of, stay the same.
"""

import re

_FIM = re.compile(rb"%%EOF[ \t]*(?:\r\n|\r|\n)?")
_OBJETO = re.compile(rb"(?:^|[\r\n])\s*(\d{1,7}) (\d{1,5}) obj\b")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_ANTERIOR = re.compile(rb"/(?:Prev|XRefStm)\s+\d+")
_REVISOES = 200


def fins_de_revisao(pdf: bytes) -> list[int]:
    """Where each revision ends, its end mark and line break included."""
    return [achado.end() for achado in _FIM.finditer(pdf)]


def reconstruir(pdf: bytes) -> bytes | None:
    """A readable copy, or None when the file is not made of classic tables."""
    fins = fins_de_revisao(pdf)
    if not 0 < len(fins) <= _REVISOES:
        return None
    saida = bytearray(pdf)
    inicio, anterior = 0, 0
    for fim in fins:
        trecho = pdf[inicio:fim]
        trailer = _TRAILER.search(trecho)
        if trailer is None:
            return None
        saida += b"\n"
        aqui = len(saida)
        chaves = _ANTERIOR.sub(b"", trailer.group(1))
        elo = b"/Prev %d" % anterior if anterior else b""
        tabela = _tabela(trecho, inicio)
        saida += b"xref\n" + tabela + b"trailer\n<<" + chaves + elo + b">>\n"
        saida += b"startxref\n%d\n%%%%EOF\n" % aqui
        inicio, anterior = fim, aqui
    return bytes(saida)


def _tabela(trecho: bytes, inicio: int) -> bytes:
    """Entries of the objects written in one revision, one subsection each; the last one wins."""
    onde = {
        int(achado[1]): (inicio + achado.start(1), int(achado[2]))
        for achado in _OBJETO.finditer(trecho)
    }
    linhas = [b"0 1\n0000000000 65535 f\r\n"] if inicio == 0 else []
    for numero, (posicao, geracao) in sorted(onde.items()):
        linhas.append(b"%d 1\n%010d %05d n\r\n" % (numero, posicao, geracao))
    return b"".join(linhas) or b"0 0\n"
