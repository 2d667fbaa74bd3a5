"""Forms of acts over documents: they parse, and leave the rules to the acts."""

import uuid

from django import forms


class Mover(forms.Form):
    use_required_attribute = False

    destino = forms.CharField(
        label="Número do processo de destino",
        max_length=60,
        error_messages={"required": "Escreva o número do processo de destino."},
        help_text="Precisa estar aberto na sua unidade.",
    )
    motivo = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Escreva por que o documento muda."},
        help_text="Fica no Histórico dos dois processos.",
    )


class Comentar(forms.Form):
    use_required_attribute = False

    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)
    texto = forms.CharField(
        label="Comentário",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Escreva o comentário."},
    )


class Substituir(forms.Form):
    use_required_attribute = False

    arquivo = forms.FileField(
        label="Arquivo novo", error_messages={"required": "Escolha o arquivo."}
    )
