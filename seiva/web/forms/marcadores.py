"""Forms of labels: putting one on processes, changing its text, and keeping those of the unit."""

from typing import Any

from django import forms
from django.utils.html import format_html

from seiva.processos.models import Marcador
from seiva.processos.regras.cores import CORES
from seiva.web.forms.atos import FormularioDeAto

TEXTO = "Até 500 caracteres, se quiser. Só a sua unidade vê."


def _campo_do_texto() -> Any:
    return forms.CharField(
        label="Texto do marcador",
        required=False,
        max_length=500,
        help_text=TEXTO,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Marcar(FormularioDeAto):
    marcador: Any = forms.ModelChoiceField(
        None,  # labels of the unit in use: see `preparar`
        label="Marcador",
        empty_label="Escolha…",
        error_messages={
            "required": "Escolha o marcador.",
            "invalid_choice": "Este marcador não está em uso na sua unidade. Escolha outro.",
        },
    )
    texto = _campo_do_texto()

    def preparar(self) -> None:
        da_unidade = Marcador.objects.da_unidade(self.ator).em_uso()
        self.fields["marcador"].queryset = da_unidade  # type: ignore[attr-defined]


class TextoDaMarca(forms.Form):
    use_required_attribute = False

    texto = _campo_do_texto()


def _amostras() -> list[tuple[str, str]]:
    """Each colour as the chip that it makes, with its name."""
    molde = '<span class="etiqueta marcador cor-{}">{}</span>'
    return [(cor.chave, format_html(molde, cor.chave, cor.nome)) for cor in CORES.values()]


class FichaDoMarcador(forms.Form):
    """Name and colour of a label of the unit in use."""

    use_required_attribute = False

    nome = forms.CharField(
        label="Nome",
        max_length=50,
        help_text="Curto: aparece em cada linha da mesa.",
        error_messages={"required": "Escreva o nome do marcador."},
    )
    cor = forms.ChoiceField(
        label="Cor",
        choices=_amostras(),
        widget=forms.RadioSelect,
        initial="azul",
        error_messages={"required": "Escolha a cor."},
    )
