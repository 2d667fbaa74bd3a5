"""One node of the tree of a process. Each page of a process draws all of them: written here in
Python, a node costs a tenth of what the same node costs in a template."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from seiva.web.templatetags.seiva import icone

register = template.Library()

_EDITAVEL = (
    ' class="caneta-amarela" '
    'title="Nenhuma outra unidade leu: ainda pode ser alterado ou excluído"'
)  # fmt: skip
_LEITURAS = {"pendente": ("prazo", "lendo o arquivo"), "falhou": ("alerta", "leitura falhou")}


@register.simple_tag
def no_da_arvore(no: Mapping[str, Any]) -> SafeString:
    """A node, as told in componentes/arvore.html; what is missing is as if it were empty."""
    rotulo, url = escape(str(no["rotulo"])), escape(no.get("url") or "")
    simbolo = icone(no.get("icone") or "documento")
    onde = (
        f'{simbolo}<span class="no-texto"><span class="no-rotulo">{rotulo}</span> '
        f'<span class="no-detalhe">{escape(str(no["numero"]))} · {escape(no["unidade"])}</span>'
    )
    if no.get("movido"):
        return SafeString(
            f'<span class="no vedado">{onde} {_para_onde(no["movido"])}</span></span>'
        )
    dentro = f'{onde}\n<span class="no-sinais">{_sinais(no)}</span></span>'
    if not url:
        return SafeString(f'<span class="no vedado">{dentro}</span>')
    atual = ' aria-current="true"' if no.get("atual") else ""
    return SafeString(
        f'<a id="no-{no["id"]}" class="no {escape(no.get("situacao") or "")}" href="{url}"{atual} '
        f'hx-get="{url}" hx-target="#leitor" hx-select="#leitor > *" hx-select-oob="#arvore" '
        f'hx-swap="innerHTML" hx-push-url="true">{dentro}</a>'
    )


def _para_onde(movido: Mapping[str, Any]) -> str:
    destino = "outro processo"
    if movido["url"]:
        destino = f'<a href="{escape(movido["url"])}">{escape(movido["numero"])}</a>'
    return f'<span class="no-detalhe">movido para {destino}</span>'


def _sinal(simbolo: str, texto: str, classe: str = "") -> str:
    com_classe = f' class="{escape(classe)}"' if classe else ""
    return f"<span{com_classe}>{icone(simbolo)} {escape(texto)}</span>"


def _sinais(no: Mapping[str, Any]) -> str:
    """State, level, reading of the file, marks and counts, each as icon and words."""
    partes = [_sinal("info", "novo")] if no.get("novo") else []
    partes += _situacao(no)
    if no.get("nivel"):
        nome = "sigiloso" if no["nivel"] == 2 else "restrito"
        partes.append(_sinal(nome, nome))
    if no.get("leitura") in _LEITURAS:
        partes.append(_sinal(*_LEITURAS[no["leitura"]]))
    partes += [_sinal(s["icone"], s["rotulo"], s["tom"]) for s in no.get("sinais") or ()]
    if no.get("ciencias"):
        quantas = no["ciencias"]
        partes.append(_sinal("ciencia", f"{quantas} ciência{'s' * (quantas != 1)}"))
    if no.get("comentarios"):
        quantos = no["comentarios"]
        oculto = f'<span class="oculto"> comentário{"s" * (quantos != 1)}</span>'
        partes.append(f"<span>{icone('comentario')} {quantos}{oculto}</span>")
    return "".join(partes)


def _situacao(no: Mapping[str, Any]) -> list[str]:
    situacao = no.get("situacao")
    if situacao == "minuta":
        return [_sinal("editar", "minuta")]
    if situacao == "cancelado":
        return [_sinal("cancelado", "cancelado")]
    if situacao != "assinado":
        return []
    if no.get("amarela"):
        return [f"<span{_EDITAVEL}>{icone('assinar')} assinado, ainda editável</span>"]
    return [_sinal("assinar", "assinado")]
