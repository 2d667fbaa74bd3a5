"""Cover, index and pages of notice, printed with the fonts of the paper.

Norma: Lei 12.527/2011, art. 7º, § 2º (what is withheld is said, and the rest is given).
"""

from __future__ import annotations

import math
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TypeVar

from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle

from seiva.autos.pdf.encadernar import LIGACAO
from seiva.autos.pdf.livro import (
    CANCELADO,
    REFEITO,
    SECAO,
    SO_NO_ZIP,
    VEDADO,
    Capa,
    Livro,
    Peca,
)
from seiva.documentos.papel.fontes import so_com_glifo
from seiva.documentos.papel.recursos import Buscador, Recursos, nenhum_recurso
from seiva.documentos.papel.render import prelo

_LINHAS_POR_FOLHA = 22
_LINHAS_POR_TRECHO = 220
_TITULO = 1  # line's worth of space that the title takes
_MAIOR_TEXTO = 600
T = TypeVar("T")
_SELOS = {
    VEDADO: "Acesso restrito",
    CANCELADO: "Documento cancelado",
    SO_NO_ZIP: "Fora deste PDF",
    REFEITO: "Arquivo danificado",
    SECAO: "Processo anexado",
}
_NO_INDICE = {
    VEDADO: "conteúdo restrito",
    CANCELADO: "cancelado",
    SO_NO_ZIP: "só no ZIP",
    REFEITO: "arquivo danificado, refeito para leitura",
}
_SEM_ASSINATURAS = (
    "Este arquivo reúne cópias para leitura: juntar documentos desfaz as assinaturas eletrônicas "
    "que eles trazem. Os originais, com as assinaturas válidas, estão no ZIP do processo. Cada "
    "documento assinado também se confere em {onde}, com o código verificador e o CRC do índice."
)


def imprimir_frente(livro: Livro, pasta: Path, recursos: Recursos) -> list[tuple[Path, int]]:
    """Cover and index, in files of `pasta`: each path with its pages; the first is the cover.

    The index names pages of the whole file, which begin after it: it is printed again when it is
    not as long as it was thought to be. Printed in stretches, so that memory does not grow with it.
    """
    capa = pasta / "capa.pdf"
    da_capa = _imprimir(_capa(livro.capa), capa, recursos)
    previstas = da_capa + sum(
        math.ceil((len(trecho) + _TITULO * (not numero)) / _LINHAS_POR_FOLHA)
        for numero, trecho in enumerate(_em_trechos(livro.pecas))
    )
    for _ in range(3):
        linhas = _linhas(livro, previstas)
        feitos = [(capa, da_capa)]
        for numero, trecho in enumerate(_em_trechos(linhas)):
            titulo = "<h2>Índice</h2>" if not numero else ""
            saida = pasta / f"indice-{numero:03d}.pdf"
            html = f'<section class="indice">{titulo}{"".join(trecho)}</section>'
            feitos.append((saida, _imprimir(html, saida, nenhum_recurso)))
        total = sum(paginas for _, paginas in feitos)
        if total == previstas:
            break
        previstas = total
    return feitos


def _em_trechos(linhas: list[T]) -> list[list[T]]:
    """At least one stretch, even of nothing."""
    inicios = range(0, max(1, len(linhas)), _LINHAS_POR_TRECHO)
    return [linhas[i : i + _LINHAS_POR_TRECHO] for i in inicios]


def _imprimir(corpo: str, saida: Path, recursos: Recursos) -> int:
    documento = _compor(corpo, recursos)
    documento.write_pdf(saida)
    return len(documento.pages)


def imprimir_avisos(livro: Livro, saida: Path) -> None:
    """One page for each piece that has a notice, in order; no file when there is none."""
    pecas = [peca for peca in livro.pecas if peca.aviso_em is not None]
    if pecas:
        _compor("".join(_aviso(peca) for peca in pecas), nenhum_recurso).write_pdf(saida)


@lru_cache(maxsize=1)
def _estilo() -> str:
    return Path(__file__).with_name("frente.css").read_text(encoding="utf-8")


def _compor(corpo: str, recursos: Recursos) -> Document:
    html = (
        f'<!DOCTYPE html><html lang="pt-BR"><meta charset="utf-8"><title>Autos</title><body>{corpo}'
    )
    buscador, meu_prelo = Buscador(recursos), prelo()
    folha = CSS(string=_estilo(), font_config=meu_prelo.fontes, url_fetcher=buscador)
    return HTML(string=html, url_fetcher=buscador).render(
        stylesheets=[meu_prelo.folhas[0], folha],
        font_config=meu_prelo.fontes,
        counter_style=CounterStyle(),
    )


def _t(texto: str) -> str:
    """Text of the database as text of the page."""
    curto = texto if len(texto) <= _MAIOR_TEXTO else f"{texto[:_MAIOR_TEXTO]}…"
    return escape(so_com_glifo(curto))


def _ficha(linhas: list[tuple[str, str]]) -> str:
    pares = "".join(
        f"<div><dt>{_t(rotulo)}</dt><dd>{_t(valor)}</dd></div>" for rotulo, valor in linhas if valor
    )
    return f'<dl class="ficha">{pares}</dl>'


def _capa(capa: Capa) -> str:
    interessados = ", ".join(capa.interessados)
    linhas = [
        ("Interessados" if len(capa.interessados) > 1 else "Interessado", interessados),
        ("Autuado em", capa.autuado),
        ("Anexado a", capa.anexado_a),
        ("Documentos", capa.escolha),
        ("Gerado por", capa.por),
        ("Gerado em", capa.quando),
    ]
    imagem = f'<img src="{escape(capa.brasao)}" alt="">' if capa.brasao else ""
    nivel = ""
    if capa.nivel:
        nivel = (
            f'<div class="aviso restrito"><b>{_t(capa.nivel)}</b>{_t(capa.hipotese)} '
            "Quem recebe este arquivo responde por não o divulgar.</div>"
        )
    confere = _SEM_ASSINATURAS.format(onde=f"<u>{_t(capa.conferir)}</u>")
    return (
        f'<section class="capa">{imagem}<p class="casa">{_t(capa.instituicao)}</p>'
        f'<p class="o-que">Processo administrativo eletrônico</p><h1>{_t(capa.processo)}</h1>'
        f'<p class="tipo">{_t(capa.tipo)}</p><p class="especificacao">{_t(capa.especificacao)}</p>'
        f"{_ficha(linhas)}{nivel}"
        f'<div class="aviso"><b>Sobre as assinaturas</b>{confere}</div></section>'
    )


def _linhas(livro: Livro, antes: int) -> list[str]:
    """Lines of the index, when cover and index take `antes` pages."""
    folha, linhas, ordem = antes + 1, list[str](), 0
    for peca in livro.pecas:
        if peca.situacao != SECAO:
            ordem += 1
        linhas.append(_linha(peca, folha, ordem))
        folha += peca.folhas
    return linhas or ["<p>Não há documentos que se possam mostrar.</p>"]


def _linha(peca: Peca, folha: int, ordem: int) -> str:
    liga, secao = f'<a href="{LIGACAO}{folha}">', peca.situacao == SECAO
    marca = f" <em>{_NO_INDICE[peca.situacao]}</em>" if peca.situacao in _NO_INDICE else ""
    sobre = " · ".join(
        _t(p) for p in (peca.numero, peca.unidade, peca.data, peca.nivel, peca.codigos) if p
    )
    ate = folha + peca.folhas - 1
    folhas = f"fl. {folha}" if secao or ate == folha else f"fls. {folha}–{ate}"
    classes = "linha secao" if secao else "linha dentro" if peca.recuo else "linha"
    return (
        f'<div class="{classes}"><span class="ordem">{"" if secao else f"{ordem}."}</span>'
        f'<span class="nome">{liga}{_t(peca.titulo)}</a>{marca}'
        f"<small>{sobre}</small></span>"
        f'<span class="folha">{liga}{folhas}</a></span></div>'
    )


def _aviso(peca: Peca) -> str:
    return (
        f'<section class="folha-de-aviso {peca.situacao}"><p class="selo">{_SELOS[peca.situacao]}</p>'
        f'<h1>{_t(peca.titulo)}</h1><p class="numero">{_t(peca.numero)}</p>'
        f'<p class="texto">{_t(peca.aviso)}</p>{_ficha(peca.detalhes)}</section>'
    )
