"""The pool of real files that documents of the generated set share.

Written once, then linked into the folder of each institution, so that a gigabyte of addresses
costs a few megabytes. A small institution uses the first ones only.
"""

import hashlib
import os
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from bench.gerador.plano import Plano
from bench.gerador.textos import Escritor
from bench.pdf import fazer_pdf
from seiva.core.storage import caminho
from seiva.documentos.papel.montar import DadosDoDocumento, congelar_conteudo
from seiva.documentos.papel.render import render_pdf

HTML, PDF, PNG = "text/html; charset=utf-8", "application/pdf", "image/png"


@dataclass(frozen=True)
class Pronto:
    """One file of the pool. Frozen pages have a code (`crc`) and their PDF (`papel`)."""

    sha256: str
    tamanho: int
    tipo_mime: str
    crc: str = ""
    papel: "Pronto | None" = None
    paginas: int = 1


def montar_pool(pasta: Path) -> list[Pronto]:
    """Write the pool under `pasta` and describe it."""
    pasta.mkdir(parents=True, exist_ok=True)
    escritor = Escritor(7)
    pool = []
    for numero in range(12):
        pagina = congelar_conteudo(_pagina(escritor, numero), b"medida" * 6)
        base = render_pdf(pagina.html, titulo="Despacho")
        papel = replace(_guardar(pasta, base.pdf, PDF), paginas=base.paginas)
        folha = _guardar(pasta, pagina.html.encode(), HTML)
        pool.append(replace(folha, crc=pagina.crc, papel=papel))
    for posto in range(14):
        linhas = [escritor.linha()[:95] for _ in range(20 * (1 + posto * posto // 3))]
        pool.append(_guardar(pasta, fazer_pdf(linhas), PDF))
    pool += [_guardar(pasta, _imagem(lado), PNG) for lado in (200, 600)]
    return pool


def _guardar(pasta: Path, conteudo: bytes, tipo: str) -> Pronto:
    sha256 = hashlib.sha256(conteudo).hexdigest()
    (pasta / sha256).write_bytes(conteudo)
    return Pronto(sha256, len(conteudo), tipo)


def _pagina(escritor: Escritor, numero: int) -> DadosDoDocumento:
    return DadosDoDocumento(
        instituicao="Prefeitura Municipal",
        titulo=f"DESPACHO Nº {numero + 1}/2026",
        corpo_html=escritor.texto(mediana=6.0 + 4 * numero).html,
        documento=f"{numero + 1:07d}",
        verificador=f"{numero + 1:07d}",
        url_conferencia="http://127.0.0.1:8000/conferir/",
        local_e_data="Grande Campo, 2 de janeiro de 2026.",
    )


def _imagem(lado: int) -> bytes:
    """A grey PNG, the size of a small scan."""

    def pedaco(nome: bytes, dados: bytes) -> bytes:
        soma = zlib.crc32(nome + dados).to_bytes(4, "big")
        return len(dados).to_bytes(4, "big") + nome + dados + soma

    linhas = b"".join(b"\0" + bytes((x * y) % 256 for x in range(lado)) for y in range(lado))
    medidas = lado.to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + pedaco(b"IHDR", medidas)
        + pedaco(b"IDAT", zlib.compress(linhas))
        + pedaco(b"IEND", b"")
    )


def da_casa(pool: list[Pronto], documentos: float) -> list[Pronto]:
    """The part of a pool that an institution with so many documents uses."""
    quantos = min(len(pool), max(2, int(documentos / 50)))
    return pool[:quantos]


def ligar(pool: list[Pronto], origem: Path, arquivos: Path, plano: Plano) -> None:
    """Put the pool where the store looks for it, in every institution."""
    html = [p for p in pool if p.tipo_mime == HTML]
    outros = [p for p in pool if p.tipo_mime != HTML]
    for casa in plano.casas:
        esperados = casa.parte * plano.documentos
        folhas = da_casa(html, esperados)
        papeis = [folha.papel for folha in folhas if folha.papel]
        for pronto in [*folhas, *papeis, *da_casa(outros, esperados)]:
            destino = arquivos / caminho(casa.pk, pronto.sha256)
            destino.parent.mkdir(parents=True, exist_ok=True)
            if not destino.exists():
                os.link(origem / pronto.sha256, destino)
