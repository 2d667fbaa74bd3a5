"""Forms of blocks: they parse, and leave the rules to the acts."""

import uuid
from typing import Any

from django import forms

from seiva.blocos.acoes.criar import DadosDoBloco
from seiva.blocos.models import Bloco
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade
from seiva.web.forms.atos import ComPessoaDaUnidade, EscolhaDeUnidades

EXPLICACOES = {
    "A": "Assinatura: documentos para outras unidades assinarem",
    "R": "Reunião: processos cujas minutas outras unidades leem",
    "I": "Interno: processos que só a sua unidade vê juntos",
}


class FormularioDeBloco(forms.Form):
    """A form that knows who acts and over which block; acts without data use it as is."""

    use_required_attribute = False

    def __init__(self, *args: Any, ator: Ator, bloco: Bloco | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ator, self.bloco = ator, bloco
        self.preparar()

    def preparar(self) -> None:
        """Choices and initial values that depend on the actor and on the block."""


class Descricao(FormularioDeBloco):
    descricao = forms.CharField(
        label="Descrição",
        max_length=250,
        help_text="Para que serve: é o que as outras unidades leem primeiro.",
        error_messages={"required": "Diga para que é o bloco."},
    )
    prioritario = forms.BooleanField(label="Prioritário", required=False)

    def preparar(self) -> None:
        if self.bloco is not None:
            self.initial = {
                "descricao": self.bloco.descricao,
                "prioritario": self.bloco.prioritario,
            }


class NovoBloco(Descricao):
    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    tipo = forms.ChoiceField(
        label="Tipo", choices=list(EXPLICACOES.items()), widget=forms.RadioSelect, initial="A"
    )
    field_order = ("chave", "tipo", "descricao", "prioritario")

    def dados(self) -> DadosDoBloco:
        limpo = self.cleaned_data
        return DadosDoBloco(
            tipo=limpo["tipo"],
            descricao=limpo["descricao"],
            prioritario=limpo["prioritario"],
            chave=limpo["chave"],
        )


class Disponibilizar(FormularioDeBloco):
    unidades = EscolhaDeUnidades(
        None,  # units depend on the scope of the request: see `preparar`
        label="Unidades",
        error_messages={
            "required": "Escolha ao menos uma unidade.",
            "invalid_choice": "Esta unidade não recebe blocos. Escolha outra.",
        },
    )

    def preparar(self) -> None:
        ativas = Unidade.objects.ativas(hoje()).exclude(pk=self.ator.unidade_id or 0)
        self.fields["unidades"].queryset = ativas.order_by("sigla")  # type: ignore[attr-defined]


class AtribuirBloco(ComPessoaDaUnidade, FormularioDeBloco):
    """Who takes care of the block in the unit."""


class Revisar(FormularioDeBloco):
    revisado = forms.BooleanField(label="Revisado", required=False)

    def preparar(self) -> None:
        if self.bloco is not None:
            self.initial = {"revisado": self.bloco.revisado}


class AnotarItem(FormularioDeBloco):
    texto = forms.CharField(
        label="Anotação",
        required=False,
        max_length=500,
        help_text="Quem tem o bloco lê. Deixe em branco para remover.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EscolhaDeBloco(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nome}: {obj.descricao}"


class IncluirEmBloco(FormularioDeBloco):
    """Into a block that is open, or into a new one."""

    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    bloco: Any = EscolhaDeBloco(
        None,  # blocks of the unit: see `preparar`
        label="Bloco",
        required=False,
        empty_label="Novo bloco",
        error_messages={"invalid_choice": "Este bloco não recebe itens agora. Escolha outro."},
    )
    tipo = forms.ChoiceField(label="Tipo do bloco novo", required=False, widget=forms.RadioSelect)
    descricao = forms.CharField(label="Descrição do bloco novo", max_length=250, required=False)

    def __init__(self, *args: Any, tipos: list[str], **kwargs: Any) -> None:
        self.tipos = tipos
        super().__init__(*args, **kwargs)

    def preparar(self) -> None:
        campos: dict[str, Any] = self.fields
        campos["bloco"].queryset = Bloco.objects.que_recebem_itens(self.ator).filter(
            tipo__in=self.tipos
        )
        campos["tipo"].choices = [(t, EXPLICACOES[t]) for t in self.tipos]
        self.initial = {"tipo": self.tipos[0], **self.initial}
        ultimo = campos["bloco"].queryset.first()
        if ultimo is not None:
            self.initial = {"bloco": ultimo.pk, **self.initial}

    def clean(self) -> dict[str, Any]:
        limpos: dict[str, Any] = super().clean() or self.cleaned_data
        novo = not limpos.get("bloco") and "bloco" not in self.errors
        if novo and not limpos.get("descricao") and "descricao" not in self.errors:
            self.add_error("descricao", "Diga para que é o bloco.")
        return limpos

    def dados(self) -> DadosDoBloco:
        limpo = self.cleaned_data
        return DadosDoBloco(
            tipo=limpo.get("tipo") or self.tipos[0],
            descricao=limpo["descricao"],
            chave=limpo["chave"],
        )
