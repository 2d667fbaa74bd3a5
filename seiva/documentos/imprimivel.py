"""Can this draft become the PDF/A of record? Asked before signing, not after.

A document that the press refuses would leave a signature without its file for ever, so what can
stop the press is looked for while the person can still correct it: images that are missing or
broken, and characters that no font draws.
"""

from seiva.core.erros import RegraViolada
from seiva.documentos.congelar import dados_da_pagina
from seiva.documentos.imagens import imagem_guardada
from seiva.documentos.models import Documento, Versao
from seiva.documentos.papel.fontes import caracteres_com_glifo
from seiva.documentos.papel.montar import montar_html
from seiva.documentos.papel.recursos import Buscador, RecursoRecusado
from seiva.documentos.papel.render import renderizar
from seiva.documentos.regras.imagens import fontes
from seiva.documentos.regras.texto import texto_puro

_SEMPRE_SE_IMPRIMEM = frozenset(map(ord, "\n\t\xa0\xad"))
_AMOSTRA = 400  # odd characters tried on a page of their own


def exigir_imprimivel(documento: Documento) -> None:
    """Raise `RegraViolada` when the current version cannot be printed, saying what to correct."""
    versao = Versao.objects.um(documento=documento, numero=documento.versao_atual)
    html = montar_html(dados_da_pagina(documento, versao))
    problemas = [*_imagens(html), *_caracteres(html)]
    if problemas:
        raise RegraViolada(
            "nao_imprimivel",
            f"Antes de assinar, corrija o texto. {' '.join(problemas)}",
            norma="ISO 19005-2 (PDF/A)",
        )


def _imagens(html: str) -> list[str]:
    buscador = Buscador(imagem_guardada)
    for endereco in fontes(html):
        try:
            buscador.fetch(endereco)
        except RecursoRecusado:
            continue
    return list(dict.fromkeys(buscador.recusas))


def _caracteres(html: str) -> list[str]:
    """Sentences about characters without a glyph.

    What the paper's own font draws needs no proof; the rest is drawn on a small page, because
    other fonts of the machine may have it.
    """
    cobertos = caracteres_com_glifo() | _SEMPRE_SE_IMPRIMEM
    estranhos = sorted({c for c in texto_puro(html) if ord(c) not in cobertos})[:_AMOSTRA]
    if not estranhos:
        return []
    codigos = " ".join(f"&#{ord(c)};" for c in estranhos)
    pagina = (
        '<!DOCTYPE html><html lang="pt-BR"><title>Prova</title><body class="papel">'
        f"<p>{codigos}</p><p><strong>{codigos}</strong> <em>{codigos}</em></p></body></html>"
    )
    return list(renderizar(pagina, titulo="Prova").impedimentos)
