"""Forms that answer a request to read."""

from typing import Any

from django import forms
from django.conf import settings

from seiva.catalogo.models import HipoteseLegal
from seiva.documentos.acoes.acesso import DIAS


class _DoPedido(forms.Form):
    """`pedido` is which one; several of these are on one page, each with ids of its own."""

    use_required_attribute = False

    pedido = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, dados: Any = None, *, pedido: int) -> None:
        classe = type(self).__name__.lower()
        super().__init__(dados, initial={"pedido": pedido}, auto_id=f"{classe}_{pedido}_%s")


class ConcederVista(_DoPedido):
    dias = forms.IntegerField(label="Prazo, em dias", initial=DIAS, min_value=1)
    numeros = forms.CharField(
        label="Só estes documentos",
        required=False,
        max_length=1000,
        help_text="Números separados por vírgula. Em branco, abre o que foi pedido.",
    )

    def __init__(self, dados: Any = None, *, pedido: int) -> None:
        super().__init__(dados, pedido=pedido)
        self.fields["dias"].help_text = f"Até {settings.ACESSO_EXTERNO_DIAS} dias."


class RecusarVista(_DoPedido):
    hipotese = forms.ModelChoiceField(
        None, label="Hipótese legal", empty_label="Escolha…", required=False
    )
    resposta = forms.CharField(
        label="Por que não",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A pessoa lê esta resposta, com o caminho para recorrer.",
    )

    def __init__(self, dados: Any = None, *, pedido: int) -> None:
        super().__init__(dados, pedido=pedido)
        ativas = HipoteseLegal.objects.filter(ativo=True).order_by("nome")
        self.fields["hipotese"].queryset = ativas  # type: ignore[attr-defined]


class ProrrogarVista(_DoPedido):
    motivo = forms.CharField(label="Motivo da prorrogação", max_length=300, required=False)
