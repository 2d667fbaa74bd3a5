"""Template tags of the visual layer: icons, dates, access levels, form fields, deadlines.

Everything here is presentation of values already decided elsewhere; no query is made.
"""

from __future__ import annotations

import datetime as dt
import functools
import html
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from seiva.web.apresentacao import (
    iniciais_de,
    momento_por_extenso,
    prazo_por_extenso,
    tempo_relativo,
)

register = template.Library()

NIVEIS = {
    0: ("Público", "publico", "contorno"),
    1: ("Restrito", "restrito", "aviso"),
    2: ("Sigiloso", "sigiloso", "sigilo"),
}
_NOMES_DE_NIVEL = {"publico": 0, "público": 0, "restrito": 1, "sigiloso": 2}


@register.simple_tag
def icone(nome: str, rotulo: str = "", classe: str = "") -> SafeString:
    """Draw one symbol of `icones.svg`; with `rotulo` it is read aloud, without it is decoration."""
    return _desenhar(_icones(settings.DEBUG), nome, rotulo, classe)


@functools.cache
def _icones(_em_desenvolvimento: bool) -> str:
    """Address of the sheet of symbols: with its hash, the same until the server starts again."""
    return static("seiva/icones.svg")


@functools.lru_cache(maxsize=1024)
def _desenhar(arquivo: str, nome: str, rotulo: str, classe: str) -> SafeString:
    classes = f"icone {classe}".strip()
    endereco = f"{arquivo}#{nome}"
    if rotulo:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}" focusable="false"><use href="{}"/></svg>',
            classes,
            rotulo,
            endereco,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>',
        classes,
        endereco,
    )


@register.filter
def quando(valor: dt.datetime | dt.date | None, forma: str = "") -> SafeString:
    """Say a moment as people do: «há 2 dias (20/11/2026 14:03)».

    `forma`: "" shows relative and full; "curto" shows the relative part and keeps the full
    date for assistive technology and as a tooltip; "data" shows the full date alone.
    Aware datetimes are converted to the current time zone. `None` gives an em dash.
    """
    if not valor:
        return SafeString('<span class="suave">—</span>')
    if isinstance(valor, dt.datetime) and timezone.is_aware(valor):
        valor = timezone.localtime(valor)
    agora = timezone.localtime()
    completo = momento_por_extenso(valor)
    if forma == "data":
        return format_html('<time datetime="{}">{}</time>', valor.isoformat(), completo)
    relativo = tempo_relativo(valor, agora)
    if forma == "curto":
        return format_html(
            '<time datetime="{}" title="{}">{}<span class="oculto"> ({})</span></time>',
            valor.isoformat(),
            completo,
            relativo,
            completo,
        )
    return format_html(
        '<time datetime="{}">{} <span class="suave">({})</span></time>',
        valor.isoformat(),
        relativo,
        completo,
    )


@register.simple_tag
def prazo(limite: dt.date | dt.datetime | None, cumprido: bool = False) -> SafeString:
    """Show a deadline as a labelled tag: «prazo amanhã», «venceu há 2 dias», «cumprido»."""
    if not limite:
        return SafeString("")
    dia = timezone.localtime(limite).date() if isinstance(limite, dt.datetime) else limite
    texto, tom, simbolo = prazo_por_extenso(dia, timezone.localdate(), cumprido)
    return format_html(
        '<span class="etiqueta {}">{} <time datetime="{}" title="{}">{}</time></span>',
        tom,
        icone(simbolo),
        dia.isoformat(),
        momento_por_extenso(dia),
        texto,
    )


@register.simple_tag
def nivel(valor: int | str, hipotese: str = "", curto: bool = False) -> SafeString:
    """Show an access level (0, 1, 2 or its name) as icon plus word; `curto` shows the icon alone."""
    codigo = _NOMES_DE_NIVEL.get(valor.lower(), 0) if isinstance(valor, str) else int(valor)
    nome, simbolo, tom = NIVEIS[codigo]
    if curto:
        return icone(simbolo, rotulo=nome)
    complemento = format_html(": {}", hipotese) if hipotese and codigo else SafeString("")
    return format_html(
        '<span class="etiqueta {}">{} {}{}</span>', tom, icone(simbolo), nome, complemento
    )


@register.simple_tag
def contador(numero: int | None, rotulo: str = "", classe: str = "", teto: int = 0) -> SafeString:
    """Show a count in a pill; zero and `None` show nothing. `rotulo` says of what, for ears.

    Counts that stop at `teto` say so: «999+».
    """
    if not numero:
        return SafeString("")
    texto = f"{teto}+" if teto and numero > teto else f"{numero:,}".replace(",", ".")
    complemento = format_html('<span class="oculto"> {}</span>', rotulo) if rotulo else ""
    return format_html('<span class="contador {}">{}{}</span>', classe, texto, complemento)


@register.simple_tag
def opcoes(pares: Iterable[tuple[Any, str]], atual: Any) -> SafeString:
    """Options of a `<select>`: (value, label) pairs, with the present one selected."""
    return SafeString(
        "".join(
            f'<option value="{html.escape(str(valor))}"{" selected" * (valor == atual)}>'
            f"{html.escape(str(rotulo))}</option>"
            for valor, rotulo in pares
        )
    )


@register.filter
def iniciais(nome: str) -> str:
    """Two initials for an avatar."""
    return iniciais_de(nome)


@register.filter
def item(mapa: Mapping[str, Any] | None, chave: str) -> Any:
    """Look a key up in a mapping; absent gives an empty string."""
    return (mapa or {}).get(chave, "")


@register.inclusion_tag("componentes/campo.html")
def campo(
    caixa: BoundField, ajuda: str = "", rotulo: str = "", busca: str = "", **atributos: Any
) -> dict[str, Any]:
    """Render a form field with label, help and errors tied together for assistive technology.

    `busca` turns a `<select>` into a type-ahead when scripts run ("" no, "sim" from its own
    options, an address for remote options). Further keywords become attributes of the control
    (underscores turn into hyphens: `data_guardar="nao"` gives `data-guardar="nao"`).
    """
    identidade = caixa.auto_id or caixa.html_name
    texto_de_ajuda = ajuda or caixa.help_text
    descrito = [f"{identidade}-ajuda"] if texto_de_ajuda else []
    if caixa.errors:
        descrito.append(f"{identidade}-erro")
    attrs: dict[str, Any] = {k.replace("_", "-"): v for k, v in atributos.items()}
    attrs["aria-describedby"] = " ".join(descrito) or None
    if caixa.errors:
        attrs["aria-invalid"] = "true"
    if busca:
        attrs["data-busca"] = "" if busca == "sim" else busca
    widget = caixa.field.widget
    grupo = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    if grupo:
        attrs.pop("aria-describedby")
    attrs = {k: v for k, v in attrs.items() if v is not None}
    return {
        "caixa": caixa,
        "controle": caixa.as_widget(attrs=attrs),
        "identidade": identidade,
        "rotulo": rotulo or caixa.label,
        "ajuda": texto_de_ajuda,
        "descrito": " ".join(descrito),
        "grupo": grupo,
        "marcar": isinstance(widget, CheckboxInput),
        "obrigatorio": caixa.field.required,
    }


@register.inclusion_tag("componentes/erros.html")
def erros(*formularios: Any) -> dict[str, Any]:
    """Summarise what must be corrected in one or more forms (or lists of forms), with a link to
    each field.
    """
    itens = []
    gerais: list[str] = []
    soltos = [f for item in formularios for f in (item if isinstance(item, list) else [item])]
    for formulario in soltos:
        if not formulario or not formulario.is_bound:
            continue
        gerais += [str(e) for e in formulario.non_field_errors()]
        itens += [
            {"alvo": caixa.auto_id or caixa.html_name, "rotulo": caixa.label, "erro": str(erro)}
            for caixa in formulario
            for erro in caixa.errors
        ]
    return {"itens": itens, "gerais": gerais, "total": len(itens) + len(gerais)}
