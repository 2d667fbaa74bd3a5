"""Forms of who takes part: a contribution, the answer to moderation, an evaluation."""

from typing import Any
from uuid import uuid4

from django import forms

from seiva.participacao.acoes.avaliar import MAIOR_COMENTARIO, Opiniao
from seiva.participacao.acoes.contribuir import MAIOR_REPLICA, MAIOR_TEXTO
from seiva.participacao.models import Avaliacao

NOTAS = [(str(n), rotulo) for n, rotulo in Avaliacao.NOTAS]
FACEIS = [
    ("5", "Muito fácil"),
    ("4", "Fácil"),
    ("3", "Nem fácil nem difícil"),
    ("2", "Difícil"),
    ("1", "Muito difícil"),
]
PRAZO = [("sim", "Sim"), ("nao", "Não"), ("", "Não sei dizer")]


class Contribuir(forms.Form):
    """`chave` makes the same form, sent twice, one contribution."""

    texto = forms.CharField(
        label="O que você pensa deste trecho?",
        max_length=MAIOR_TEXTO,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    com_nome = forms.ChoiceField(
        label="Como você quer aparecer?",
        choices=[("", "Como “cidadã(o)”, sem o meu nome"), ("sim", "Com o meu nome")],
        required=False,
        widget=forms.RadioSelect,
    )
    chave = forms.UUIDField(widget=forms.HiddenInput)

    def clean_com_nome(self) -> bool:
        return bool(self.cleaned_data["com_nome"])

    def __init__(self, dados: Any = None, *, todo: bool = False, texto: str = "") -> None:
        super().__init__(dados, initial={"chave": uuid4(), "texto": texto, "com_nome": ""})
        if todo:
            self.fields["texto"].label = "O que você pensa do texto todo?"


class Replicar(forms.Form):
    """Of the page that lists what one wrote: many of them, so ids come from the number."""

    replica = forms.CharField(
        label="Por que ela deve ser publicada?",
        max_length=MAIOR_REPLICA,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Avaliar(forms.Form):
    nota = forms.ChoiceField(
        label="Como você avalia o atendimento?", choices=NOTAS, widget=forms.RadioSelect
    )
    facilidade = forms.ChoiceField(
        label="Foi fácil fazer o pedido e acompanhar?", choices=FACEIS, widget=forms.RadioSelect
    )
    no_prazo = forms.ChoiceField(
        label="A resposta veio no prazo prometido?",
        choices=PRAZO,
        required=False,
        widget=forms.RadioSelect,
    )
    comentario = forms.CharField(
        label="Quer contar mais?",
        max_length=MAIOR_COMENTARIO,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def opiniao(self) -> Opiniao:
        dados = self.cleaned_data
        prazo = {"sim": True, "nao": False}.get(dados["no_prazo"])
        return Opiniao(int(dados["nota"]), int(dados["facilidade"]), prazo, dados["comentario"])
