"""From the bytes that arrived to rows of texts: which kind of file it is, and nothing hostile.

Rows come out as they are read, `(number of the line, texts of its cells)`: memory does not grow
with the file. Everything refused is `RegraViolada` on the field `arquivo`, with what to do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NoReturn

from seiva.core.erros import RegraViolada
from seiva.organizacao.regras.planilhas import ARQUIVO, Bruta

MEGA = 1024 * 1024
MAIOR_ARQUIVO = 32 * MEGA

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OUTROS = {b"%PDF": "um PDF", b"\x89PNG": "uma imagem", b"\xff\xd8\xff": "uma imagem",
           b"GIF8": "uma imagem", b"{\\rtf": "um texto do Word", b"<htm": "uma página",
           b"<!DO": "uma página", b"<?xm": "um XML"}  # fmt: skip


@dataclass
class Aberta:
    """Rows of the file, and what the person should know about how it was read."""

    linhas: Iterator[Bruta]
    avisos: list[str] = field(default_factory=list)


def recusar(codigo: str, mensagem: str) -> NoReturn:
    raise RegraViolada(codigo, mensagem, campo=ARQUIVO)


def abrir(arquivo: IO[bytes], especie: str) -> Aberta:
    """Rows of a CSV or XLSX, recognised by content, never by name."""
    from seiva.organizacao.planilhas.texto import abrir_csv
    from seiva.organizacao.planilhas.xlsx import abrir_xlsx

    arquivo.seek(0, 2)
    if arquivo.tell() > MAIOR_ARQUIVO:
        recusar(
            "arquivo_grande",
            f"O arquivo passa de {MAIOR_ARQUIVO // MEGA} MB. Divida a planilha em partes, ou salve-a "
            "em CSV, que ocupa menos.",
        )
    arquivo.seek(0)
    inicio = arquivo.read(8)
    arquivo.seek(0)
    if not inicio:
        recusar("vazia", "O arquivo está vazio. Escolha a planilha e envie de novo.")
    if inicio.startswith(_ZIP):
        return abrir_xlsx(arquivo)
    if inicio.startswith(_OLE):
        recusar(
            "xls_antigo",
            "O arquivo é do Excel antigo (.xls) ou tem senha. Tire a senha, salve como XLSX ou CSV "
            "e envie de novo.",
        )
    for marca, nome in _OUTROS.items():
        if inicio.lower().startswith(marca.lower()):
            recusar("nao_e_planilha", f"Isto é {nome}, não uma planilha. Envie um CSV ou XLSX.")
    return abrir_csv(arquivo, especie)
