"""What was found, and the filters beside it, written in Python: as included templates they cost
ten times as much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from seiva.web.templatetags.seiva import icone, nivel, quando

register = template.Library()


@register.simple_tag
def documento_achado(d: Mapping[str, Any]) -> SafeString:
    """A document found. d {url, nome, descricao, numero, processo, tipo_do_processo, unidade,
    quando, nivel, minuta, externo, trecho, parcial}; nome, descricao and trecho are escaped and
    marked already."""
    partes = [
        f"<li>\n  {icone('anexo' if d['externo'] else 'documento')} "
        f'<a class="resultado-nome" href="{escape(d["url"])}">{d["nome"]}</a> '
        f'<span class="suave">{escape(d["numero"])}</span>'
    ]
    if d["minuta"]:
        partes.append(f' <span class="etiqueta">{icone("editar")} minuta</span>')
    if d["nivel"]:
        partes.append(f" {nivel(d['nivel'])}")
    if d["descricao"]:
        partes.append(f'\n  <p class="resultado-descricao">{d["descricao"]}</p>')
    if d["trecho"]:
        partes.append(f'\n  <p class="trecho">{d["trecho"]}</p>')
    partes.append(
        f'\n  <p class="suave">{escape(d["unidade"])}, {quando(d["quando"], "curto")} · '
        f'{escape(d["tipo_do_processo"])} · <span class="numero">{escape(d["processo"])}</span>'
    )
    if d["parcial"]:
        partes.append(" · texto muito longo: só parte das palavras se procura")
    partes.append("</p>\n</li>")
    return SafeString("".join(partes))


@register.simple_tag
def processo_achado(r: Mapping[str, Any]) -> SafeString:
    """A process found. r {url, numero, tipo, especificacao, interessados, nivel, unidade,
    autuado_em}; numero, tipo, especificacao and interessados are escaped and marked already."""
    fechado = f" {nivel(r['nivel'])}" if r["nivel"] else ""
    sobre = f" — {r['especificacao']}" if r["especificacao"] else ""
    quem = f"{r['interessados']} · " if r["interessados"] else ""
    return SafeString(
        f'<li><a class="numero" href="{escape(r["url"])}">{r["numero"]}</a>{fechado}<br>\n'
        f"  <strong>{r['tipo']}</strong>{sobre}<br>\n"
        f'  <span class="suave">{quem}autuado em {escape(r["unidade"])}, '
        f"{quando(r['autuado_em'], 'curto')}</span></li>"
    )


@register.simple_tag
def filtros_achados(facetas: Sequence[Mapping[str, Any]], truncado: bool) -> SafeString:
    """Counts of each filter. facetas [{titulo, valores [{rotulo, total, url, usada}]}]."""
    return SafeString(
        "".join(
            f'\n  <h3 id="faceta-{n}">{escape(f["titulo"])}</h3>\n'
            f'  <ul class="valores" aria-labelledby="faceta-{n}">'
            f"{''.join(_valor(v, '+' if truncado else '') for v in f['valores'])}</ul>"
            for n, f in enumerate(facetas, 1)
        )
    )


def _valor(v: Mapping[str, Any], mais: str) -> str:
    atual = retirar = ""
    if v["usada"]:
        atual = ' aria-current="true"'
        retirar = f'{icone("fechar")}<span class="oculto">Retirar o filtro </span>'
    total = f"{v['total']:,}".replace(",", ".")
    return (
        f'<li><a href="{escape(v["url"])}"{atual}>{retirar}{escape(v["rotulo"])}</a> '
        f'<span class="suave">{total}{mais}</span></li>'
    )
