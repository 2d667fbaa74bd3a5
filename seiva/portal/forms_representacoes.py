"""Forms of who gives powers, declares a company, or ends a representation."""

import uuid
from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe

from seiva.core.ator import Ator
from seiva.processos.models import Processo
from seiva.processos.regras.busca_numero import apenas_digitos
from seiva.representacao.acoes.declarar import Declaracao
from seiva.representacao.acoes.outorgar import Outorga
from seiva.representacao.models import Representacao, Representada
from seiva.representacao.regras.poderes import FRASES

Tipo = Representacao.Tipo


class _DuasEtapas(forms.Form):
    """A form that is filled in one page and signed in the next, which carries it hidden."""

    use_required_attribute = False

    def escondidos(self) -> SafeString:
        """Every field, as it came, without showing."""
        return mark_safe("".join(str(caixa.as_hidden()) for caixa in self))  # noqa: S308


class NovaProcuracao(_DuasEtapas):
    """To whom, which powers, until when, over what; in whose name, for who represents companies."""

    em_nome_de = forms.ChoiceField(label="Em nome de quem", required=False)
    procurador_cpf = forms.CharField(label="CPF de quem vai representar", max_length=20)
    procurador_nome = forms.CharField(label="Nome completo de quem vai representar", max_length=200)
    poderes = forms.MultipleChoiceField(
        label="O que esta pessoa poderá fazer",
        choices=[(str(poder), frase) for poder, frase in FRASES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Escolha ao menos um poder."},
    )
    ate = forms.DateField(
        label="Vale até",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    processo = forms.CharField(label="Só para um processo (número)", max_length=60, required=False)

    def __init__(self, *args: Any, ator: Ator, empresas: list[Representada]) -> None:
        super().__init__(*args)
        self.ator, self.empresas = ator, {str(empresa.pk): empresa for empresa in empresas}
        campo = self.fields["em_nome_de"]
        assert isinstance(campo, forms.ChoiceField)
        campo.choices = [
            ("", "Em meu próprio nome"),
            *((k, e.nome) for k, e in self.empresas.items()),
        ]
        if not empresas:
            del self.fields["em_nome_de"]

    def clean_processo(self) -> Processo | None:
        digitos = apenas_digitos(self.cleaned_data["processo"])
        if not digitos:
            return None
        achados = Processo.objects.localizaveis_por(self.ator).com_numero(digitos)
        achado: Processo | None = achados.first()
        if achado is None:
            raise forms.ValidationError("Não há processo com este número nesta instituição.")
        return achado

    def outorga(self) -> Outorga:
        limpo = self.cleaned_data
        return Outorga(
            procurador_cpf=limpo["procurador_cpf"],
            procurador_nome=limpo["procurador_nome"],
            poderes=frozenset(limpo["poderes"]),
            ate=limpo["ate"],
            processo=limpo["processo"],
            em_nome_de=self.empresas.get(limpo.get("em_nome_de", "")),
        )


class NovaEmpresa(_DuasEtapas):
    """Which company, and as what the person represents it."""

    cnpj = forms.CharField(label="CNPJ", max_length=20)
    nome = forms.CharField(label="Nome da empresa", max_length=200)
    como = forms.ChoiceField(
        label="Você é",
        choices=[
            (Tipo.RESPONSAVEL, "Responsável legal: o seu CPF é o do responsável no CNPJ"),
            (
                Tipo.ADMINISTRADOR,
                "Administrador: o contrato, o estatuto ou a ata dá poderes a você",
            ),
        ],
        widget=forms.RadioSelect,
    )
    cargo = forms.CharField(label="Seu cargo na empresa", max_length=120)

    def declaracao(self) -> Declaracao:
        return Declaracao(**self.cleaned_data)


class _ComProva(forms.Form):
    """A form signed with the password, or with what gov.br confirmed (`com`)."""

    use_required_attribute = False

    com = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        limpo = super().clean() or {}
        if not self.com_govbr and not limpo.get("senha"):
            self.add_error("senha", "Digite a senha da sua conta.")
        return limpo

    @property
    def com_govbr(self) -> bool:
        return str(self.data.get("com", "")) == "govbr"

    def prova(self, segredo: str) -> dict[str, Any]:
        """What the act wants of the proof: `segredo` is the one of the session."""
        if self.com_govbr:
            return {"govbr": segredo or "nenhuma"}
        return {"senha": self.cleaned_data["senha"]}


class AssinarTexto(_ComProva):
    """The signature over the text that was read."""

    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    lido = forms.CharField(widget=forms.HiddenInput, max_length=64)
    senha = forms.CharField(
        label="Senha",
        strip=False,
        max_length=256,
        required=False,
        widget=forms.PasswordInput(render_value=False),
    )


class Encerrar(_ComProva):
    """The end of a representation, signed and, if the person wants, with why."""

    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    motivo = forms.CharField(label="Motivo", max_length=300, required=False)
    senha = forms.CharField(
        label="Senha",
        strip=False,
        max_length=256,
        required=False,
        widget=forms.PasswordInput(render_value=False),
    )
