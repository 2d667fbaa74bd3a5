"""Sole paragraphs of legal articles."""

from __future__ import annotations

import pytest

from seiva.documentos.papel.legistica import marcar_paragrafos_unicos

ART = '<p class="artigo">a</p>'
PAR = '<p class="paragrafo-legal">b</p>'
UNICO = '<p class="paragrafo-unico">b</p>'
INCISO = '<p class="inciso">c</p>'


@pytest.mark.parametrize(
    ("corpo", "esperado"),
    [
        ("", ""),
        ("<p>x</p>", "<p>x</p>"),
        (ART + PAR, ART + UNICO),
        (ART + PAR + PAR, ART + PAR + PAR),
        (ART + INCISO + PAR + INCISO, ART + INCISO + UNICO + INCISO),
        (ART + PAR + ART + PAR + PAR, ART + UNICO + ART + PAR + PAR),
        (ART + PAR + PAR + ART + PAR, ART + PAR + PAR + ART + UNICO),
        (PAR + ART, PAR + ART),
        (PAR, PAR),
        (
            ART + '<p class="paragrafo-legal justificado">b</p>',
            ART + '<p class="paragrafo-unico justificado">b</p>',
        ),
        (
            ART + "<p>paragrafo-legal</p>" + PAR,
            ART + "<p>paragrafo-legal</p>" + UNICO,
        ),
        ('<pre class="artigo">x</pre>' + PAR, '<pre class="artigo">x</pre>' + PAR),
    ],
)
def test_so_o_paragrafo_sozinho_no_seu_artigo_e_unico(corpo: str, esperado: str) -> None:
    assert marcar_paragrafos_unicos(corpo) == esperado
