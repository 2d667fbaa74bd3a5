"""Forms of who petitions."""

from dataclasses import replace
from typing import Any

from django import forms

from seiva.core.erros import RegraViolada
from seiva.peticionamento.regras.respostas import perguntas
from seiva.portas.formulario_de_servico import FormularioDeServico, construir
from seiva.servicos.models import VersaoDoServico
from seiva.servicos.versoes import conteudo_de


class Escrito(forms.Form):
    """What comes to a process that exists, in the person's words."""

    texto = forms.CharField(
        label="O que você está enviando, e por quê",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Diga o que você está enviando, e por quê."},
    )


class Assinar(forms.Form):
    """The declarations, with the password of the account or with what gov.br confirmed."""

    termos = forms.BooleanField(
        label="Li e confirmo as declarações acima",
        error_messages={"required": "Para enviar, leia e aceite as declarações."},
    )
    com = forms.CharField(required=False)
    senha = forms.CharField(
        label="Sua senha",
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        limpo = super().clean() or {}
        if not self.com_govbr and not limpo.get("senha"):
            self.add_error("senha", "Digite a senha da sua conta.")
        return limpo

    @property
    def com_govbr(self) -> bool:
        """Whether the person signs with what gov.br confirmed."""
        return str(self.data.get("com", "")) == "govbr"

    def recusar(self, erro: RegraViolada) -> None:
        """Show what the act refused, on the field that it names."""
        self.add_error(erro.campo if erro.campo in self.fields else None, erro.mensagem)


def formulario_da_versao(versao: VersaoDoServico) -> type[FormularioDeServico]:
    """The questions answered by writing; files are asked for in the next step."""
    conteudo = conteudo_de(versao)
    return construir(replace(conteudo, campos=perguntas(conteudo)))


def digitado(formulario: forms.Form) -> dict[str, Any]:
    """What was typed in each control of a bound form, right or wrong: a text, or a list."""
    respostas: dict[str, Any] = {}
    for nome, campo in formulario.fields.items():
        valor = campo.widget.value_from_datadict(formulario.data, formulario.files, nome)
        if isinstance(valor, list):
            respostas[nome] = [str(v)[:200] for v in valor[:100]]
        elif valor:
            respostas[nome] = str(valor)[:10_000]
    return respostas
