"""The same text of a message for readers that show HTML: paragraphs, lines and links, no more."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_PARAGRAFOS = re.compile(r"\n[ \t]*\n+")
_ENDERECO = re.compile(r"https?://[^\s<>\"'“”]+")
_PONTUACAO = ".,;:!?)]"
_PAGINA = (
    '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{}</title></head>'
    '<body style="margin:0;padding:16px;background:#ffffff;color:#1b1b1b;'
    'font:16px/1.5 Arial,Helvetica,sans-serif">'
    '<div style="max-width:38em;margin:0 auto">'
    '<p style="font-weight:bold;border-bottom:1px solid #c4c4c4;padding-bottom:8px">{}</p>'
    "{}</div></body></html>\n"
)


def em_paragrafos(texto: str) -> SafeString:
    """A plain text as paragraphs, everything escaped; addresses become links to themselves."""
    blocos = (bloco for bloco in _PARAGRAFOS.split(texto) if bloco.strip())
    return format_html_join("\n", "<p>{}</p>", ((_linhas(bloco),) for bloco in blocos))


def _linhas(bloco: str) -> SafeString:
    linhas = (linha.strip() for linha in bloco.strip("\n").split("\n"))
    return format_html_join(SafeString("<br>\n"), "{}", ((_com_links(linha),) for linha in linhas))


def _com_links(linha: str) -> SafeString:
    partes, onde = [], 0
    for achado in _ENDERECO.finditer(linha):
        endereco = achado[0].rstrip(_PONTUACAO)
        partes += [(linha[onde : achado.start()],)]
        partes += [(format_html('<a href="{}">{}</a>', endereco, endereco),)]
        onde = achado.start() + len(endereco)
    return format_html_join("", "{}", [*partes, (linha[onde:],)])


def em_html(assunto: str, casa: str, texto: str) -> str:
    """A whole page: the name of who writes, then the text. No image, nothing from outside."""
    return format_html(_PAGINA, assunto, casa, em_paragrafos(texto))
