"""One way in for every kind of file: its words, and the page that shows it on screen.

Runs inside the workshop (`seiva.documentos.oficina`). The HTML that comes out is as unsafe as the
file; who shows it sanitises it.
"""

import io
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import IO, Any

from lxml import etree, html

from seiva.documentos.leitura.apresentacao import paginas_do_odf, secoes, slides_do_pptx
from seiva.documentos.leitura.correio import Anexo, anexos_com_bytes, ler_mensagem
from seiva.documentos.leitura.docx import html_do_docx
from seiva.documentos.leitura.odt import html_do_odt
from seiva.documentos.leitura.outlook import ler_msg
from seiva.documentos.leitura.pacote import itens_do_zip
from seiva.documentos.leitura.pdf import ler_pdf
from seiva.documentos.leitura.planilha import ler_planilha
from seiva.documentos.leitura.rtf import texto_do_rtf
from seiva.documentos.leitura.texto import (
    decodificar,
    html_da_planilha,
    html_do_texto,
    paragrafos,
)
from seiva.documentos.regras.tipos_de_arquivo import TIPO_DA_EXTENSAO

MAIS_TEXTO = 5_000_000  # characters kept for the search: some thousand pages
MAIOR_TEXTO_PURO = 20 * 1024 * 1024
MAIS_FUNDO = 2  # messages inside messages
_OD = "application/vnd.oasis.opendocument."
_OX = "application/vnd.openxmlformats-officedocument."
CONTINUA = "Só o começo aparece aqui. Baixe o arquivo para ver o resto."
_BLOCOS = {"p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "table"}
_INVISIVEIS = {"script", "style", "head", "noscript", "template"}


@dataclass
class Lido:
    """What a file says.

    `folhas`: text of each page, when it has pages; `figuras`: pages whose words are in a picture.
    `secoes`: (title, HTML) for the screen, None when the file shows itself or is only downloaded;
    `dados` come before them (sender, date…); `anexos`: (name, bytes); `itens` of a package.
    """

    texto: str = ""
    folhas: list[str] | None = None
    figuras: list[int] = field(default_factory=list)
    secoes: list[tuple[str, str]] | None = None
    dados: list[tuple[str, str]] = field(default_factory=list)
    anexos: list[tuple[str, int]] = field(default_factory=list)
    itens: list[dict[str, Any]] = field(default_factory=list)
    aviso: str = ""

    def para_mensagem(self) -> dict[str, Any]:
        return asdict(self) | {"texto": limpo(self.texto)}


def ler(arquivo: IO[bytes], tipo_mime: str, fundo: int = 0) -> Lido:
    """Read an open file of a known media type; other types have no words."""
    arquivo.seek(0)
    if tipo_mime in {"message/rfc822", "application/vnd.ms-outlook"}:
        return _correio(arquivo, tipo_mime, fundo)
    leitor = _LEITORES.get(tipo_mime)
    if leitor is None:
        return _figura(arquivo) if tipo_mime.startswith("image/") else Lido()
    return leitor(arquivo)


def limpo(texto: str) -> str:
    """What the database can keep: no NUL, no half characters, of a bounded size."""
    sem_nulos = texto[:MAIS_TEXTO].replace("\x00", " ")
    return sem_nulos.encode("utf-8", "replace").decode("utf-8")


def texto_do_html(conteudo: str) -> str:
    """Words of HTML as somebody would read them; scripts and styles are not words."""
    try:
        raiz = html.fromstring(f"<div>{conteudo}</div>")
    except (etree.ParserError, etree.LxmlError, ValueError):
        return ""
    partes: list[str] = []
    for evento, no in etree.iterwalk(raiz, events=("start", "end")):
        visivel = isinstance(no.tag, str) and no.tag not in _INVISIVEIS
        if evento == "start" and visivel and no.text and not _escondido(no):
            partes.append(no.text)
        elif evento == "end":
            partes.append("\n" if no.tag in _BLOCOS else "")
            if no.tail and not _escondido(no.getparent()):
                partes.append(no.tail)
    linhas = (" ".join(linha.split()) for linha in "".join(partes).split("\n"))
    return "\n".join(linha for linha in linhas if linha)


def _escondido(no: Any) -> bool:
    return no is not None and any(
        acima.tag in _INVISIVEIS
        for acima in (no, *no.iterancestors())
        if isinstance(acima.tag, str)
    )


def _pdf(arquivo: IO[bytes]) -> Lido:
    lido = ler_pdf(arquivo)
    return Lido(texto="\n".join(lido.paginas), folhas=lido.paginas, figuras=lido.figuras)


def _figura(arquivo: IO[bytes]) -> Lido:
    """Every page of a picture waits for recognition."""
    from PIL import Image

    with Image.open(arquivo) as imagem:
        paginas = min(getattr(imagem, "n_frames", 1), 500)
        if imagem.format in {"GIF", "WEBP"}:
            paginas = 1  # an animation, not pages
        dados = [("pontos", f"{imagem.width} {imagem.height}")]
    return Lido(folhas=[""] * paginas, figuras=list(range(paginas)), dados=dados)


def _em_html(leitor: Callable[[IO[bytes]], str]) -> Callable[[IO[bytes]], Lido]:
    def ler_em_html(arquivo: IO[bytes]) -> Lido:
        conteudo = leitor(arquivo)
        return Lido(texto=texto_do_html(conteudo), secoes=[("", conteudo)])

    return ler_em_html


def _puro(arquivo: IO[bytes]) -> str:
    bruto = arquivo.read(MAIOR_TEXTO_PURO)
    return decodificar(bruto, cortado=len(bruto) == MAIOR_TEXTO_PURO)


def _texto(na_tela: Callable[[IO[bytes]], str]) -> Callable[[IO[bytes]], Lido]:
    def ler_texto(arquivo: IO[bytes]) -> Lido:
        texto = _puro(arquivo)
        arquivo.seek(0)
        return Lido(texto=texto, secoes=[("", na_tela(arquivo))])

    return ler_texto


def _marcado(arquivo: IO[bytes]) -> Lido:
    """HTML and SVG: words for the search, and nothing for the screen."""
    return Lido(texto=texto_do_html(_puro(arquivo).replace("<?xml", "<!--")))


def _planilha(arquivo: IO[bytes]) -> Lido:
    folhas, texto, cortado = ler_planilha(arquivo)
    return Lido(texto=texto, secoes=folhas, aviso=CONTINUA if cortado else "")


def _slides(leitor: Callable[[IO[bytes]], list[str]], nome: str) -> Callable[[IO[bytes]], Lido]:
    def ler_slides(arquivo: IO[bytes]) -> Lido:
        slides = leitor(arquivo)
        return Lido(texto="\n".join(slides), folhas=slides, secoes=secoes(slides, nome))

    return ler_slides


def _rtf(arquivo: IO[bytes]) -> Lido:
    texto = texto_do_rtf(arquivo)
    return Lido(texto=texto, secoes=[("", paragrafos(texto.replace("\n", "\n\n")))])


def _zip(arquivo: IO[bytes]) -> Lido:
    itens, cortado = itens_do_zip(arquivo)
    texto = "\n".join(item.nome for item in itens)
    return Lido(
        texto=texto,
        secoes=[],
        itens=[asdict(item) for item in itens],
        aviso=CONTINUA if cortado else "",
    )


def _correio(arquivo: IO[bytes], tipo_mime: str, fundo: int) -> Lido:
    if tipo_mime == "application/vnd.ms-outlook":
        dados, corpo, anexos = ler_msg(arquivo)
        pagina = paragrafos(corpo)
        textos = [corpo]
    else:
        mensagem = ler_mensagem(arquivo)
        dados, pagina, anexos = mensagem.cabecalhos, mensagem.html, mensagem.anexos
        arquivo.seek(0)
        textos = [texto_do_html(pagina), *_dos_anexos(anexos_com_bytes(arquivo), fundo)]
    cabeca = [valor for _, valor in dados] + [nome for nome, _ in anexos]
    texto = "\n".join([*cabeca, *textos])
    return Lido(texto=texto, secoes=[("", pagina)], dados=dados, anexos=anexos)


def _dos_anexos(anexos: list[Anexo], fundo: int) -> list[str]:
    """Words of the attachments that can be read; a bad one does not spoil the message."""
    textos = []
    for nome, conteudo in anexos if fundo < MAIS_FUNDO else []:
        tipo = TIPO_DA_EXTENSAO.get(nome.rpartition(".")[2].lower())
        if tipo is None or tipo.startswith("image/") or tipo == "application/zip":
            continue
        try:
            textos.append(ler(io.BytesIO(conteudo), tipo, fundo + 1).texto)
        except MemoryError:
            raise
        except Exception:  # noqa: S112
            continue
    return textos


_LEITORES: dict[str, Callable[[IO[bytes]], Lido]] = {
    "application/pdf": _pdf,
    "text/plain": _texto(html_do_texto),
    "text/csv": _texto(html_da_planilha),
    "application/json": _texto(html_do_texto),
    "application/xml": _texto(html_do_texto),
    "text/html": _marcado,
    "image/svg+xml": _marcado,
    "application/rtf": _rtf,
    "application/zip": _zip,
    f"{_OX}wordprocessingml.document": _em_html(html_do_docx),
    f"{_OD}text": _em_html(html_do_odt),
    f"{_OX}spreadsheetml.sheet": _planilha,
    f"{_OD}spreadsheet": _planilha,
    "application/vnd.ms-excel": _planilha,
    f"{_OX}presentationml.presentation": _slides(slides_do_pptx, "Slide"),
    f"{_OD}presentation": _slides(paginas_do_odf, "Slide"),
    f"{_OD}graphics": _slides(paginas_do_odf, "Página"),
}
