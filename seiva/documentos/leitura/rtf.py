"""Words of an RTF (Rich Text Format 1.9.1): what is written, without its looks."""

import re
from typing import IO

_SIMBOLO = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_FORA = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore "
    b"latentstyles listtable listoverridetable rsidtbl generator xmlnstbl mmathPr".split()
)
_QUEBRAS = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n"}
_ESPACOS = {b"tab": "\t", b"cell": "\t", b"emdash": "—", b"endash": "–", b"bullet": "•"}
MAIOR = 25 * 1024 * 1024


def texto_do_rtf(arquivo: IO[bytes]) -> str:
    """All the text; pictures and tables of styles are left out."""
    saida: list[str] = []
    fora, profundidade, pular = 0, 0, 0  # depth at which an ignored group began, 0 outside
    for achado in _SIMBOLO.finditer(arquivo.read(MAIOR)):
        hexa, unicode_, palavra, _, simbolo, chave, literal = achado.groups()
        if chave:
            profundidade += 1 if chave == b"{" else -1
            fora = 0 if fora > profundidade else fora
        elif fora:
            continue
        elif (palavra and palavra in _FORA) or simbolo == b"*":
            fora = profundidade
        elif unicode_:
            saida.append(chr(int(unicode_) % 65536))
            pular = 1  # the character that follows is for readers without Unicode
        elif hexa:
            saida += [] if pular else [bytes([int(hexa, 16)]).decode("cp1252", "replace")]
            pular = 0
        elif palavra:
            saida.append(_QUEBRAS.get(palavra) or _ESPACOS.get(palavra) or "")
        elif simbolo and simbolo in b"\\{}~_-":
            saida.append({b"~": " ", b"_": "-", b"-": ""}.get(simbolo, simbolo.decode()))
        elif literal:
            saida.append(literal.decode("cp1252", "replace")[pular:])
            pular = 0
    juntos = "".join(saida).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return juntos.strip()
