"""Controls of the forms that a declaration asks for."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db.models import DateField, Field, ForeignKey, QuerySet, TextField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from seiva.organizacao.cadastros import Cadastro, Campo

POUCAS = 4
A_MAIS = 2


class EmOrdem(forms.Widget):
    """One choice a row, in order, with empty rows at the end; needs no script."""

    def __init__(self) -> None:
        super().__init__()
        self.opcoes: list[tuple[str, str]] = []

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [v for v in (data.getlist(name) if hasattr(data, "getlist") else ()) if v]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        escolhidas = [str(v) for v in value or ()]
        linhas = [*escolhidas, *[""] * A_MAIS]
        extras = {k: v for k, v in (attrs or {}).items() if k.startswith("aria-")}
        partes = (
            (self._linha(name, n, escolhida, (attrs or {}).get("id", ""), extras),)
            for n, escolhida in enumerate(linhas, 1)
        )
        return format_html('<div class="em-ordem">{}</div>', format_html_join("", "{}", partes))

    def _linha(
        self, nome: str, n: int, escolhida: str, identidade: str, extras: dict[str, Any]
    ) -> SafeString:
        opcoes = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (chave, SafeString(" selected" if chave == escolhida else ""), rotulo)
                for chave, rotulo in [("", "Nenhum"), *self.opcoes]
            ),
        )
        do_primeiro = {"id": identidade} if n == 1 else {"id": f"{identidade}-{n}"}
        atributos = do_primeiro | ({} if n == 1 else {"aria-label": f"{n}º da lista"})
        escritos = format_html_join("", ' {}="{}"', (atributos | extras).items())
        return format_html(
            '<select class="entrada" name="{}" data-busca{}>{}</select>', nome, escritos, opcoes
        )


class ListaEmOrdem(forms.Field):
    """Rows of a table, in the order in which they were chosen."""

    widget = EmOrdem

    def __init__(self, linhas: QuerySet[Any], **resto: Any) -> None:
        super().__init__(**resto)
        self.linhas = {str(linha.pk): linha for linha in linhas}
        self.widget.opcoes = [(chave, str(linha)) for chave, linha in self.linhas.items()]

    def prepare_value(self, value: Any) -> Any:
        return [getattr(item, "pk", item) for item in value or ()]

    def clean(self, value: Any) -> list[Any]:
        if any(chave not in self.linhas for chave in value):
            raise forms.ValidationError("Escolha só da lista.")
        escolhidas = [self.linhas[chave] for chave in dict.fromkeys(value)]
        if self.required and not escolhidas:
            raise forms.ValidationError(self.error_messages["required"])
        return escolhidas


def campo_do_formulario(cadastro: Cadastro, campo: Campo, atual: Any) -> forms.Field:
    """The control for one declared field; `atual` is what the entry has now."""
    comum: dict[str, Any] = {"label": cadastro.rotulo(campo.nome), "help_text": campo.ajuda}
    if campo.ligacao is not None:
        comum["required"] = bool(campo.obrigatorio)
        linhas = _opcoes(campo, [item.pk for item in atual or ()], campo.ligacao)
        if campo.ligacao.ordem:
            return ListaEmOrdem(linhas, **comum)
        return forms.ModelMultipleChoiceField(
            linhas, widget=forms.SelectMultiple(attrs={"data-busca": ""}), **comum
        )
    do_modelo = cadastro.do_modelo(campo.nome)
    if do_modelo is None:
        raise ValueError(f"{cadastro.chave} declara {campo.nome}, que o modelo não tem")
    if campo.obrigatorio is not None:
        comum["required"] = campo.obrigatorio
    if isinstance(do_modelo, ArrayField):
        return _varias(campo, do_modelo, comum)
    if isinstance(do_modelo, ForeignKey):
        return _uma_linha(campo, do_modelo, atual, comum)
    return _simples(campo, do_modelo, comum)


def _opcoes(campo: Campo, atuais: list[Any], ligacao: Any) -> QuerySet[Any]:
    """What may be chosen, and what the entry already has even if it went out of use."""
    alvo = ligacao.modelo._meta.get_field(ligacao.alvo).related_model
    oferecidas: QuerySet[Any] = campo.opcoes() if campo.opcoes else alvo.objects.all()
    if not atuais:
        return oferecidas
    return oferecidas | alvo.objects.filter(pk__in=atuais)


def _varias(campo: Campo, do_modelo: ArrayField, comum: dict[str, Any]) -> forms.Field:
    base = do_modelo.base_field
    return forms.TypedMultipleChoiceField(
        choices=campo.escolhas,
        coerce=base.to_python,
        widget=forms.CheckboxSelectMultiple,
        **({"required": not do_modelo.blank} | comum),
    )


def _uma_linha(campo: Campo, do_modelo: ForeignKey, atual: Any, comum: dict[str, Any]) -> Any:
    outro: Any = do_modelo.related_model
    linhas: Any = campo.opcoes() if campo.opcoes else outro.objects.all()
    if atual is not None:
        linhas = linhas | outro.objects.filter(pk=atual.pk)
    opcional = do_modelo.blank
    return forms.ModelChoiceField(
        linhas,
        empty_label="Nenhum" if opcional else "Escolha…",
        widget=forms.Select(attrs={"data-busca": ""}),
        **({"required": not opcional} | comum),
    )


def _simples(campo: Campo, do_modelo: Field, comum: dict[str, Any]) -> forms.Field:
    escolhas = list(do_modelo.choices or ())
    if escolhas and len(escolhas) <= POUCAS:
        return _botoes(do_modelo, escolhas, comum)
    mais: dict[str, Any] = {}
    if isinstance(do_modelo, DateField):
        mais["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    elif isinstance(do_modelo, TextField) or campo.forma:
        linhas = 18 if campo.forma == "modelo" else 3
        mais["widget"] = forms.Textarea(attrs={"rows": linhas})
    criado: Any = do_modelo.formfield(**comum, **mais)
    return criado


def _botoes(do_modelo: Field, escolhas: list[Any], comum: dict[str, Any]) -> forms.Field:
    return forms.TypedChoiceField(
        choices=escolhas,
        coerce=do_modelo.to_python,
        widget=forms.RadioSelect,
        **({"required": not do_modelo.blank} | comum),
    )
