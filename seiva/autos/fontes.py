"""Where the pages of a document come from: the one place to teach a new kind of file."""

import hashlib
from dataclasses import dataclass
from html import escape
from pathlib import Path

from seiva.autos.conteudo import Retrato
from seiva.core import storage
from seiva.documentos.congelar import dados_da_pagina
from seiva.documentos.imagens import imagem_guardada
from seiva.documentos.models import Arquivo, Vista
from seiva.documentos.pagina import versao_em_vigor
from seiva.documentos.papel.previa import render_previa
from seiva.documentos.reproducao import TIPO_DA_PAGINA, Reproducao, reproduzir

PDF = "application/pdf"
IMAGENS = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp"}
)
MAIOR_REPRODUCAO = 400_000  # characters of HTML; more would take minutes to print


@dataclass(frozen=True)
class Fonte:
    """A file with the content, and how to make pages of it: "pdf", "imagem" or "html"."""

    caminho: Path
    tipo: str = "pdf"


def fonte_do_documento(retrato: Retrato, pasta: Path) -> Fonte | None:
    """What the pages of a document are made of, or None when it has no pages to show."""
    pdf = pdf_do_documento(retrato, pasta)
    if pdf is not None:
        return Fonte(pdf)
    arquivo = retrato.documento.arquivo
    if arquivo is None:
        return None
    if arquivo.tipo_mime in IMAGENS:
        return _se_houver(arquivo, pasta, "imagem")
    return _da_vista(arquivo, pasta)


def pdf_do_documento(retrato: Retrato, pasta: Path) -> Path | None:
    """Path of the document as PDF: the sealed file, the marked draft, the file that is one.

    None when there is no PDF of it. Needs the scope of the institution; `pasta` receives what has
    to be made.
    """
    documento = retrato.documento
    if retrato.selado is not None:
        return _caminho(retrato.selado.pdf, pasta)
    if documento.minuta:
        dados = dados_da_pagina(documento, versao_em_vigor(documento))
        pronto = pasta / f"minuta-{documento.pk}.pdf"
        pronto.write_bytes(render_previa(dados, recursos=imagem_guardada).pdf)
        return pronto
    if documento.arquivo is not None and documento.arquivo.tipo_mime == PDF:
        return _caminho(documento.arquivo, pasta)
    return None


def _caminho(guardado: Arquivo | Vista, pasta: Path) -> Path | None:
    try:
        return storage.caminho_local(guardado.instituicao_id, guardado.sha256, pasta)
    except FileNotFoundError:
        return None


def _se_houver(guardado: Arquivo | Vista, pasta: Path, tipo: str) -> Fonte | None:
    caminho = _caminho(guardado, pasta)
    return Fonte(caminho, tipo) if caminho else None


def _da_vista(arquivo: Arquivo, pasta: Path) -> Fonte | None:
    """What the reader shows in place of the file: a PDF, a picture or a page of text."""
    vista = Vista.objects.filter(arquivo=arquivo, estado=Vista.Estado.PRONTA).first()
    if vista is None:
        return None
    if vista.tipo_mime == TIPO_DA_PAGINA:
        return _reproduzida(arquivo, vista, pasta)
    if vista.tipo_mime in IMAGENS:
        return _se_houver(vista, pasta, "imagem")
    return _se_houver(vista, pasta, "pdf") if vista.tipo_mime == PDF else None


def _reproduzida(arquivo: Arquivo, vista: Vista, pasta: Path) -> Fonte | None:
    """Text, letter or message as sanitised HTML, printed by the child process."""
    feita = reproduzir(vista)
    corpo = "".join(
        (f"<h2>{escape(titulo)}</h2>" if titulo else "") + html for titulo, html in feita.secoes
    )
    if not corpo or len(corpo) > MAIOR_REPRODUCAO:
        return None
    caminho = pasta / f"{hashlib.sha256(f'{arquivo.pk}'.encode()).hexdigest()[:16]}.html"
    caminho.write_text(_pagina(arquivo, feita, corpo), encoding="utf-8")
    return Fonte(caminho, "html")


def _pagina(arquivo: Arquivo, feita: Reproducao, corpo: str) -> str:
    dados = "".join(f"<p><b>{escape(r)}:</b> {escape(v)}</p>" for r, v in feita.dados)
    anexos = "".join(f"<li>{escape(nome)} ({tamanho} bytes)</li>" for nome, tamanho in feita.anexos)
    if anexos:
        anexos = f"<p><b>Anexos da mensagem, que estão no original:</b></p><ul>{anexos}</ul>"
    return (
        '<!DOCTYPE html><html lang="pt-BR"><head><meta charset="utf-8"></head>'
        f'<body class="papel"><p><i>Reprodução de {escape(arquivo.nome)} para leitura. O original '
        f"está no ZIP do processo (SHA-256 {arquivo.sha256}).</i></p>"
        f"{dados}{anexos}<hr>{corpo}</body></html>"
    )
