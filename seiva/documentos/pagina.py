"""The page of a document written here, as it is shown on a screen."""

from collections.abc import Callable
from html import escape
from typing import Any

from seiva.core.ator import Ator
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.documentos.acoes.salvar import congelamentos_vigentes
from seiva.documentos.arquivos import ler
from seiva.documentos.congelar import dados_da_pagina
from seiva.documentos.models import Documento, Versao
from seiva.documentos.papel.folha_de_estilos import estilos_da_pagina
from seiva.documentos.papel.montar import montar_html
from seiva.documentos.regras.imagens import mostrar

CABECA = '<meta charset="utf-8">'
# Addresses of the style sheets of a page drawn with these styles (`papel.estilos.em_texto`).
Folhas = Callable[[str], list[str]]


def _congelado_em_vigor(_ator: Ator, *, documento: int) -> Any:
    vigentes = congelamentos_vigentes(documento).select_related("html")
    return vigentes[:1]


_congelados = PreparadaDeObjetos(_congelado_em_vigor)


def versao_em_vigor(documento: Documento) -> Versao:
    """The version that the document shows now."""
    return Versao.objects.select_related("autor").um(
        documento=documento, numero=documento.versao_atual
    )


def texto_guardado(documento: Documento) -> str:
    """The page that the document shows now, with its images as they are kept."""
    congelados = _congelados(Ator.tarefa(documento.instituicao_id), documento=documento.pk)
    if congelados:
        return ler(congelados[0].html).decode()
    return montar_html(dados_da_pagina(documento, versao_em_vigor(documento)))


def ligadas(folhas: list[str]) -> str:
    """The links to the style sheets, for the head of a page."""
    return "".join(f'<link rel="stylesheet" href="{escape(folha)}">' for folha in folhas)


def html_da_pagina(documento: Documento, imagem: Callable[[str], str], folhas: Folhas) -> str:
    """The frozen page of a signed document, byte by byte, or the page of the draft.

    Only what a browser needs is added: addresses of images and style sheets, those of the styles
    with which the page was frozen.
    """
    html = texto_guardado(documento)
    estilos = ligadas(folhas(estilos_da_pagina(html)))
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    return mostrar(html, imagem).replace(CABECA, f"{CABECA}{viewport}{estilos}", 1)
