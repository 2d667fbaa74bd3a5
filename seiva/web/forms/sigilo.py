"""Forms of processes under sigilo."""

from typing import Any

from django import forms

from seiva.core.relogio import hoje
from seiva.organizacao.models import Lotacao
from seiva.processos.models import Credencial, Processo


class SenhaDoSigilo(forms.Form):
    use_required_attribute = False

    senha = forms.CharField(
        label="Senha",
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
        error_messages={"required": "Digite a sua senha."},
    )


class EscolhaDePessoa(forms.ModelChoiceField):
    """A person in a unit: credentials are given to both together."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.conta.nome} – {obj.unidade.sigla}"


class Pessoa(forms.Form):
    """Who receives a credential, among those who do not have one yet."""

    use_required_attribute = False

    pessoa = EscolhaDePessoa(
        None,
        label="Pessoa",
        empty_label="Escolha…",
        error_messages={
            "required": "Escolha a pessoa.",
            "invalid_choice": "Esta pessoa já tem credencial ou não trabalha mais nessa unidade.",
        },
    )

    def __init__(
        self, *args: Any, processo: Processo, unidade: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        lotacoes = Lotacao.objects.vigentes(hoje()).filter(conta__is_active=True)
        if unidade is not None:
            lotacoes = lotacoes.filter(unidade_id=unidade)
        ativas = Credencial.objects.ativas_do(processo)
        tem = set(ativas.values_list("conta_id", "unidade_id"))
        livres = [pk for pk, *par in lotacoes.values_list("pk", "conta_id", "unidade_id")
                  if tuple(par) not in tem]  # fmt: skip
        campo: Any = self.fields["pessoa"]
        campo.queryset = (
            Lotacao.objects.filter(pk__in=livres)
            .select_related("conta", "unidade")
            .order_by("conta__nome", "unidade__sigla")
        )


class Motivo(forms.Form):
    use_required_attribute = False

    motivo = forms.CharField(
        label="Motivo",
        max_length=250,
        error_messages={"required": "Escreva o motivo.", "max_length": "Até 250 caracteres."},
    )
