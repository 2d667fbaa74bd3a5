"""The form of who asks to read what is restricted."""

from typing import Any

from django import forms

INTEIRO, ALGUNS = "inteiro", "alguns"


class PedirVista(forms.Form):
    """All of it, or which documents; saying why is optional (Lei 12.527/2011, art. 10, § 3º)."""

    use_required_attribute = False

    alcance = forms.ChoiceField(
        label="O que você quer ler",
        choices=[(INTEIRO, "O processo inteiro"), (ALGUNS, "Só os documentos marcados")],
        initial=INTEIRO,
        widget=forms.RadioSelect,
    )
    documentos = forms.TypedMultipleChoiceField(
        label="Documentos", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    motivo = forms.CharField(
        label="Qual é a sua relação com o processo?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Não é obrigatório. Se você é parte, ou representa uma parte, dizer isso ajuda.",
    )

    def __init__(self, *args: Any, escolhas: list[tuple[int, str]], **resto: Any) -> None:
        super().__init__(*args, **resto)
        self.fields["documentos"].choices = escolhas  # type: ignore[attr-defined]
        if not escolhas:
            del self.fields["documentos"]
            self.fields["alcance"].choices = [(INTEIRO, "O processo inteiro")]  # type: ignore[attr-defined]

    def dados(self) -> dict[str, Any]:
        """What the valid form asks for, as the act takes it."""
        integral = self.cleaned_data["alcance"] == INTEIRO
        return {
            "integral": integral,
            "documentos": () if integral else self.cleaned_data.get("documentos", ()),
            "motivo": self.cleaned_data["motivo"],
        }
