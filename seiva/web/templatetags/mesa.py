"""One row of the mesa. Fifty of them make the page that is opened most: written here in Python,
a row costs a tenth of what the same row costs as an included template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from seiva.processos.regras.niveis import Nivel
from seiva.web.templatetags.seiva import icone, nivel, prazo, quando

register = template.Library()

_NINGUEM = (
    '<span class="suave"><span aria-hidden="true">(—)</span>'
    '<span class="oculto">sem responsável</span></span>'
)
_SEM_NADA: dict[str, Any] = dict.fromkeys(
    (
        "nao_lido", "nivel", "especificacao", "interessado", "prazo", "para_assinar", "novidade",
        "prioridade", "retorno", "sobrestado", "marcadores", "nota", "origem", "atribuido", "quando",
    )
)  # fmt: skip
_NAO_LIDO = '<span class="bolinha"><span class="oculto">Não lido: </span></span>'


@register.simple_tag
def linha_da_mesa(linha: Mapping[str, Any]) -> SafeString:
    """A row of the table of the mesa.

    linha {id, numero, url, nao_lido, tipo, especificacao, interessado, nivel (0|1|2),
    prioridade, prazo date|None, para_assinar int, novidade text, nota text, retorno date|None,
    origem sigla, atribuido {nome_curto, url}|None, quando datetime, sobrestado bool,
    marcadores [{nome, cor, texto}]}; what is missing is as if it were empty.
    """
    linha = _SEM_NADA | dict(linha)
    classe, bolinha = (' class="nao-lido"', _NAO_LIDO) if linha["nao_lido"] else ("", "")
    sigiloso = linha["nivel"] == Nivel.SIGILOSO
    fechado = f" {nivel(linha['nivel'], curto=not sigiloso)}" if linha["nivel"] else ""
    numero = escape(linha["numero"])
    # What is under sigilo is never acted upon in a batch: it is behind its own password.
    escolha = "" if sigiloso else _escolha(numero, int(linha["id"]))
    return SafeString(
        f'<tr role="row" data-linha{classe}>'
        f'<td role="cell" class="sel">{escolha}</td>'
        f'<td role="cell" class="num">{bolinha}'
        f'<a class="numero" href="{escape(linha["url"])}">{numero}</a>{fechado}</td>'
        f'<td role="cell" class="assunto">{_assunto(linha)}</td>'
        f'<td role="cell" class="sinais"><span class="etiquetas">{_sinais(linha)}</span></td>'
        f'<td role="cell" class="quem">{_com_quem(linha)}</td>'
        f'<td role="cell" class="quando">{quando(linha["quando"], "curto")}</td></tr>\n'
    )


def _escolha(numero: str, chave: int) -> str:
    return (
        f'<label class="alvo"><span class="oculto">Selecionar {numero}</span>'
        f'<input type="checkbox" name="processo" value="{chave}"></label>'
    )


def _assunto(linha: Mapping[str, Any]) -> str:
    partes = [f'<span class="tipo">{escape(linha["tipo"])}</span>']
    if linha["especificacao"]:
        partes.append(f'<span class="espec">{escape(linha["especificacao"])}</span>')
    if linha["interessado"]:
        partes.append(f'<span class="suave">{escape(linha["interessado"])}</span>')
    return " ".join(partes)


def _etiqueta(tom: str, simbolo: str, texto: str, titulo: str = "") -> str:
    dica = f' title="{escape(titulo)}"' if titulo else ""
    return (
        f'<span class="{f"etiqueta {tom}".strip()}"{dica}>{icone(simbolo)} {escape(texto)}</span>'
    )


@register.simple_tag
def etiqueta_de_marcador(marcador: Mapping[str, Any]) -> SafeString:
    """A label {nome, cor, texto} of the unit in its colour; what was written beside it is said,
    and shown by the pointer."""
    nome, texto, cor = (escape(str(marcador.get(n) or "")) for n in ("nome", "texto", "cor"))
    dito = f'<span class="oculto">: {texto}</span>' if texto else ""
    dica = f' title="{texto}"' if texto else ""
    classe = f"marcador cor-{cor}" if cor else "contorno"
    return SafeString(
        f'<span class="etiqueta {classe}"{dica}>{icone("marcador")} {nome}{dito}</span>'
    )


def _sinais(linha: Mapping[str, Any]) -> str:
    """What deserves attention, each as icon and words."""
    partes: list[str] = []
    if linha["prazo"]:
        partes.append(prazo(linha["prazo"]))
    if linha["para_assinar"]:
        partes.append(_etiqueta("info", "assinar", f"{linha['para_assinar']} para assinar"))
    if linha["novidade"]:
        partes.append(_etiqueta("info", "info", linha["novidade"]))
    if linha["prioridade"]:
        partes.append(_etiqueta("perigo", "alerta", linha["prioridade"]))
    if linha["retorno"]:
        devolucao: dt.date = linha["retorno"]
        partes.append(_etiqueta("aviso", "retorno", f"devolver até {devolucao:%d/%m}"))
    if linha["sobrestado"]:
        partes.append(_etiqueta("", "suspenso", "sobrestado"))
    partes += [etiqueta_de_marcador(m) for m in linha["marcadores"] or ()]
    if linha["nota"]:
        curta = Truncator(linha["nota"]).chars(28)
        partes.append(_etiqueta("contorno", "nota", curta, linha["nota"]))
    return " ".join(partes)


def _com_quem(linha: Mapping[str, Any]) -> str:
    origem = ""
    if linha["origem"]:
        sigla = escape(linha["origem"])
        origem = f'<span class="suave"><span class="oculto">de </span>{sigla}</span> '
    pessoa = linha["atribuido"]
    if not pessoa:
        return origem + _NINGUEM
    nome = escape(pessoa["nome_curto"])
    if pessoa.get("url"):
        return f'{origem}<a href="{escape(pessoa["url"])}">{nome}</a>'
    return origem + nome
