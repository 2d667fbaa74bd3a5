"""Reproduction of a stored file on screen: never a substitute, and the page says so.

The workshop reads the file; what it answers passes the same door as the text of documents
(`sanear`), so nothing of the file runs or fetches anything, and is kept as a rendition.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import IO, Any

from seiva.core import storage
from seiva.core.textos import uma_linha
from seiva.documentos.leitura.texto import paragrafos
from seiva.documentos.models import Vista
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.vocabulario import ConteudoGrandeDemais

TIPO_DA_PAGINA = "application/vnd.seiva.pagina+json"
MAIOR_TROCADO = 200_000  # characters shown of a text too large or too strange to keep its form
_CONTINUA = "Só o começo aparece aqui. Baixe o arquivo para ver o resto."


@dataclass(frozen=True)
class Item:
    """A member of a package: `tamanho` in bytes, `data` in ISO form."""

    nome: str
    tamanho: int
    data: str
    cifrado: bool

    @property
    def dia(self) -> str:
        """The date as people write it; as it came when it is not one."""
        try:
            return f"{date.fromisoformat(self.data):%d/%m/%Y}"
        except ValueError:
            return self.data


@dataclass(frozen=True)
class Reproducao:
    """`secoes` are (title, safe HTML); `dados` come before them (sender, date…); `anexos` are
    names and sizes; `itens` is the content of a package; `aviso` says what is missing."""

    secoes: list[tuple[str, str]]
    dados: list[tuple[str, str]] = field(default_factory=list)
    anexos: list[tuple[str, int]] = field(default_factory=list)
    itens: list[Item] = field(default_factory=list)
    aviso: str = ""


def escrever_pagina(lido: dict[str, Any]) -> IO[bytes]:
    """The page of what the workshop read, made safe, as it is kept."""
    aviso = str(lido["aviso"])
    secoes = []
    for titulo, html in lido["secoes"]:
        try:
            seguro = sanear(str(html))
        except ConteudoGrandeDemais:
            seguro = sanear(paragrafos(str(lido["texto"])[:MAIOR_TROCADO]))
            aviso = _CONTINUA
        secoes.append([uma_linha(str(titulo))[:200], seguro])
    pagina = {
        "secoes": secoes,
        "dados": [[uma_linha(str(r)), uma_linha(str(v))[:2000]] for r, v in lido["dados"]],
        "anexos": [[uma_linha(str(n))[:300], int(t)] for n, t in lido["anexos"]],
        "itens": lido["itens"],
        "aviso": aviso,
    }
    return BytesIO(json.dumps(pagina, ensure_ascii=False).encode())


def reproduzir(vista: Vista) -> Reproducao:
    """The page that `escrever_pagina` made."""
    with storage.abrir(vista.instituicao_id, vista.sha256) as aberto:
        pagina = json.loads(aberto.read())
    return Reproducao(
        secoes=[(titulo, html) for titulo, html in pagina["secoes"]],
        dados=[(rotulo, _como_se_le(rotulo, valor)) for rotulo, valor in pagina["dados"]],
        anexos=[(nome, tamanho) for nome, tamanho in pagina["anexos"]],
        itens=[Item(**item) for item in pagina["itens"]],
        aviso=pagina["aviso"],
    )


def _como_se_le(rotulo: str, valor: str) -> str:
    """The date of a message, written by machines (RFC 5322), as people write it."""
    if rotulo != "Data":
        return valor
    try:
        quando = parsedate_to_datetime(valor)
    except ValueError:
        return valor
    return f"{quando:%d/%m/%Y %H:%M} {quando:%z}".strip()
