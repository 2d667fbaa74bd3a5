"""Forms of an access from outside: granting, and cancelling."""

import uuid
from typing import Any

from django import forms
from django.conf import settings

from seiva.core.ator import Ator
from seiva.documentos.acoes.acesso import DIAS, NovoAcesso
from seiva.documentos.models import Documento
from seiva.processos.models import Processo

INTEIRO, ALGUNS = "inteiro", "alguns"
OFERECIDOS = 500


def oferecidos(ator: Ator, processo: Processo) -> list[tuple[int, str]]:
    """Documents of the process that may be opened: what who grants reads, without the drafts."""
    legiveis = Documento.objects.legiveis_por(ator).do_processo(processo).exclude(estado="minuta")
    escolhas = legiveis.select_related("tipo").order_by("ordem")[:OFERECIDOS]
    return [(d.pk, f"{d.nome} ({d.numero_formatado})") for d in escolhas]


class AbrirAcesso(forms.Form):
    """To whom, what, until when and why. `chave`: the same form, sent twice, grants once."""

    use_required_attribute = False

    nome = forms.CharField(label="Nome", max_length=200)
    email = forms.CharField(label="E-mail", max_length=254)
    cpf = forms.CharField(label="CPF", max_length=20, required=False)
    alcance = forms.ChoiceField(
        label="O que abrir",
        choices=[(ALGUNS, "Só os documentos marcados"), (INTEIRO, "O processo inteiro")],
        initial=ALGUNS,
        widget=forms.RadioSelect,
    )
    documentos = forms.TypedMultipleChoiceField(
        label="Documentos", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    dias = forms.IntegerField(label="Prazo, em dias", initial=DIAS, min_value=1)
    motivo = forms.CharField(label="Motivo", max_length=300)
    chave = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, dados: Any = None, *, escolhas: list[tuple[int, str]]) -> None:
        super().__init__(dados, initial={"chave": uuid.uuid4()})
        self.fields["documentos"].choices = escolhas  # type: ignore[attr-defined]
        self.fields["dias"].help_text = f"Até {settings.ACESSO_EXTERNO_DIAS} dias."

    def novo(self) -> NovoAcesso:
        """What the valid form asks for."""
        dados = dict(self.cleaned_data)
        integral = dados.pop("alcance") == INTEIRO
        documentos = dados.pop("documentos")
        return NovoAcesso(**dados, integral=integral, documentos=() if integral else documentos)


class CancelarAcesso(forms.Form):
    """Which one, and why."""

    concessao = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    motivo = forms.CharField(label="Motivo", max_length=300)
