"""A message saved by Outlook (.msg): properties of MS-OXMSG read as text."""

from contextlib import suppress
from typing import IO

import olefile

_ASSUNTO, _DE, _EMAIL, _PARA, _COPIA, _CORPO = "0037", "0C1A", "0C1F", "0E04", "0E03", "1000"
_ANEXO_LONGO, _ANEXO_CURTO, _BYTES_DO_ANEXO = "3707", "3704", "37010102"
MAIS_ANEXOS = 200


def ler_msg(arquivo: IO[bytes]) -> tuple[list[tuple[str, str]], str, list[tuple[str, int]]]:
    """Headers, body as plain text, and attachments (name, size in bytes)."""
    with olefile.OleFileIO(arquivo) as ole:
        de = " ".join(p for p in (_propriedade(ole, _DE), _propriedade(ole, _EMAIL)) if p)
        cabecalhos = [
            ("De", de),
            ("Para", _propriedade(ole, _PARA)),
            ("Cópia", _propriedade(ole, _COPIA)),
            ("Assunto", _propriedade(ole, _ASSUNTO)),
        ]
        corpo = _propriedade(ole, _CORPO)
        return [(r, v) for r, v in cabecalhos if v], corpo, _anexos(ole)


def _propriedade(ole: olefile.OleFileIO, codigo: str, pasta: str = "") -> str:
    """A text property, in Unicode (001F) or in the old code page (001E)."""
    for tipo, codificacao in (("001F", "utf-16-le"), ("001E", "cp1252")):
        nome = f"{pasta}__substg1.0_{codigo}{tipo}"
        if ole.exists(nome):
            with suppress(OSError):
                texto: str = ole.openstream(nome).read().decode(codificacao, "replace")
                return texto.strip("\x00 \r\n")
    return ""


def _anexos(ole: olefile.OleFileIO) -> list[tuple[str, int]]:
    pastas = sorted({p[0] for p in ole.listdir() if p[0].startswith("__attach_version1.0_")})
    anexos = []
    for pasta in pastas[:MAIS_ANEXOS]:
        caminho = f"{pasta}/"
        nome = _propriedade(ole, _ANEXO_LONGO, caminho) or _propriedade(ole, _ANEXO_CURTO, caminho)
        dados = f"{caminho}__substg1.0_{_BYTES_DO_ANEXO}"
        anexos.append((nome or "(sem nome)", ole.get_size(dados) if ole.exists(dados) else 0))
    return anexos
