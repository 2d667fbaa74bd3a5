"""The form of a service, built out of what its version declares.

The preview of the editor and the pages of citizens draw the same form. What is accepted is the
rule of each kind (`seiva.servicos.regras.campos.validar`); the form only carries it.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from seiva.servicos.models import VersaoDoServico
from seiva.servicos.regras.campos import (
    PARTES_DO_ENDERECO,
    Campo,
    validar,
)
from seiva.servicos.regras.conteudo import Conteudo
from seiva.servicos.regras.leitura import UFS, ValorInvalido
from seiva.servicos.versoes import conteudo_de

POUCAS = 6  # up to here, choices are all on the page
_DICAS: dict[str, dict[str, str]] = {
    "numero": {"inputmode": "decimal"},
    "dinheiro": {"inputmode": "decimal"},
    "data": {"type": "date"},
    "cpf": {"inputmode": "numeric"},
    "cep": {"inputmode": "numeric", "autocomplete": "postal-code"},
    "telefone": {"type": "tel", "autocomplete": "tel"},
    "email": {"type": "email", "autocomplete": "email"},
}
_AUTOMATICO = {
    "cep": "postal-code",
    "logradouro": "street-address",
    "municipio": "address-level2",
    "uf": "address-level1",
}


class CampoDeServico(forms.Field):
    """A question. What the rule refuses is the error; what it cleans is the value."""

    def __init__(self, campo: Campo, **resto: Any) -> None:
        self.campo = campo
        super().__init__(required=campo.obrigatorio, **resto)

    def clean(self, valor: Any) -> Any:
        try:
            return validar(self.campo, valor)
        except ValorInvalido as erro:
            raise ValidationError(erro.mensagem) from erro


class ArquivoDeServico(forms.FileField):
    """A file: who receives the bytes looks at them, and keeps their SHA-256 as the value."""

    def __init__(self, campo: Campo, **resto: Any) -> None:
        self.campo = campo
        super().__init__(required=campo.obrigatorio, **resto)


class FormularioDeServico(forms.Form):
    """Base of the forms built here. `valores()` answers key → value kept, after `is_valid`."""

    use_required_attribute = False
    perguntas: tuple[Campo, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Addresses come in pieces, and are judged whole."""
        limpos = super().clean() or {}
        for campo in self.perguntas:
            if campo.tipo == "endereco":
                partes = {p: limpos.get(_parte(campo, p), "") for p in PARTES_DO_ENDERECO}
                self._juntar(campo, partes, limpos)
        return limpos

    def _juntar(self, campo: Campo, partes: dict[str, str], limpos: dict[str, Any]) -> None:
        try:
            limpos[campo.chave] = validar(campo, partes)
        except ValorInvalido as erro:
            self.add_error(_parte(campo, erro.parte or "logradouro"), erro.mensagem)

    def valores(self) -> dict[str, Any]:
        """Every answer by the key of its question; files are as they were sent."""
        return {c.chave: self.cleaned_data.get(c.chave) for c in self.perguntas}

    def grupos(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """(legend, help, fields) in order; the legend is "" for what is one field alone."""
        resposta = []
        for campo in self.perguntas:
            if campo.tipo == "endereco":
                caixas = [self[_parte(campo, parte)] for parte in PARTES_DO_ENDERECO]
                resposta.append((campo.rotulo or "(sem nome)", campo.ajuda, caixas))
            else:
                resposta.append(("", "", [self[campo.chave]]))
        return resposta


def construir(origem: VersaoDoServico | Conteudo) -> type[FormularioDeServico]:
    """A form class for the questions of a version (or of a content not saved yet)."""
    conteudo = origem if isinstance(origem, Conteudo) else conteudo_de(origem)
    campos: dict[str, Any] = {"perguntas": conteudo.campos}
    for campo in conteudo.campos:
        campos |= _do_endereco(campo) if campo.tipo == "endereco" else {campo.chave: _um(campo)}
    return type("FormularioDoServico", (FormularioDeServico,), campos)


def _parte(campo: Campo, parte: str) -> str:
    return f"{campo.chave}-{parte}"


def _um(campo: Campo) -> forms.Field:
    dito = {"label": campo.rotulo or "(sem nome)", "help_text": campo.ajuda}
    if campo.tipo == "arquivo":
        return ArquivoDeServico(campo, **dito)
    return CampoDeServico(campo, widget=_controle(campo), **dito)


def _controle(campo: Campo) -> forms.Widget:
    opcoes = [(opcao, opcao) for opcao in campo.opcoes]
    if campo.tipo == "multipla":
        return forms.CheckboxSelectMultiple(choices=opcoes)
    if campo.tipo == "escolha":
        if len(opcoes) <= POUCAS:
            return forms.RadioSelect(choices=opcoes)
        return forms.Select(choices=[("", "Escolha…"), *opcoes])
    if campo.tipo == "texto_longo":
        return forms.Textarea(attrs={"rows": 5})
    return forms.TextInput(attrs=_DICAS.get(campo.tipo, {}))


def _do_endereco(campo: Campo) -> dict[str, forms.Field]:
    resposta: dict[str, forms.Field] = {}
    for parte, rotulo in PARTES_DO_ENDERECO.items():
        exigida = campo.obrigatorio and parte in {"logradouro", "municipio", "uf"}
        atributos = {"autocomplete": _AUTOMATICO[parte]} if parte in _AUTOMATICO else {}
        controle: forms.Widget = forms.TextInput(attrs=atributos)
        if parte == "uf":
            estados = [("", "Escolha…"), *((uf, uf) for uf in sorted(UFS))]
            controle = forms.Select(choices=estados, attrs=atributos)
        peca = _Peca(label=rotulo, required=exigida, widget=controle)
        resposta[_parte(campo, parte)] = peca
    return resposta


class _Peca(forms.Field):
    """A piece of an address: marked as demanded, judged with the others."""

    def clean(self, valor: Any) -> str:
        return str(valor or "")
