"""Binding: pages in order, each stamped, with bookmarks and the links of the index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, BinaryIO

import pikepdf

from seiva.autos.pdf.estampa import Carimbo
from seiva.autos.pdf.fonte_da_estampa import fonte_da_estampa

LIGACAO = "https://folha.invalid/"  # address of a page of the export, in the index
_AVISAR_A_CADA = 50


def encadernar(
    ordem: dict[str, Any],
    fonte: Callable[[str | int], pikepdf.Pdf],
    saida: BinaryIO,
    avisar: Callable[[int], None],
) -> int:
    """Bind what `ordem` says into `saida`; how many pages came out. `fonte` opens what it names.

    ordem: `trechos` [[source, first page, how many, title, level], …], level 0 for
    no bookmark, 1 or 2; `frente` (pages of cover and index); `estampa` (text with `{folha}` and `{total}`); `titulo`, `assunto`, `autor`.
    """
    with ExitStack() as pilha:
        pdf = pilha.enter_context(pikepdf.new())
        fontes: dict[str | int, pikepdf.Pdf] = {}
        for nome, primeira, quantas, _titulo, _nivel in ordem["trechos"]:
            if nome not in fontes:
                fontes[nome] = pilha.enter_context(fonte(nome))
            pdf.pages.extend(fontes[nome].pages[primeira : primeira + quantas])
        total = len(pdf.pages)
        carimbo = Carimbo(pdf, fonte_da_estampa())
        for numero, pagina in enumerate(pdf.pages, start=1):
            carimbo.folha(pagina, ordem["estampa"].format(folha=numero, total=total))
            if numero % _AVISAR_A_CADA == 0:
                avisar(numero)
        _ligar_indice(pdf, ordem["frente"])
        _marcadores(pdf, ordem["trechos"])
        _identificar(pdf, ordem)
        pdf.save(
            saida,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return total


def _ligar_indice(pdf: pikepdf.Pdf, folhas_da_frente: int) -> None:
    """Links that the index wrote as addresses become jumps to pages of this file."""
    for pagina in list(pdf.pages)[:folhas_da_frente]:
        for nota in pagina.obj.get("/Annots", []):
            acao = nota.get("/A", pikepdf.Dictionary())
            endereco = str(acao.get("/URI", ""))
            if not endereco.startswith(LIGACAO):
                continue
            alvo = pdf.pages[int(endereco.removeprefix(LIGACAO)) - 1]
            del nota["/A"]
            nota["/Dest"] = pikepdf.Array([alvo.obj, pikepdf.Name.Fit])


def _marcadores(pdf: pikepdf.Pdf, trechos: list[Any]) -> None:
    folha, pai = 0, None
    with pdf.open_outline() as sumario:
        for _caminho, _primeira, quantas, titulo, nivel in trechos:
            if nivel:
                item = pikepdf.OutlineItem(titulo, folha, "Fit")
                if nivel == 1 or pai is None:
                    sumario.root.append(item)
                    pai = item
                else:
                    pai.children.append(item)
            folha += quantas


def _identificar(pdf: pikepdf.Pdf, ordem: dict[str, Any]) -> None:
    pdf.docinfo["/Title"] = ordem["titulo"]
    pdf.docinfo["/Subject"] = ordem["assunto"]
    pdf.docinfo["/Author"] = ordem["autor"]
    pdf.docinfo["/Creator"] = "Seiva"
    raiz = pdf.Root
    raiz["/Lang"] = pikepdf.String("pt-BR")
    raiz["/PageMode"] = pikepdf.Name.UseOutlines
    raiz["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
