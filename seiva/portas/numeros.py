"""What the doors share to show numbers: the period asked for, the prices, the files."""

from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import hoje
from seiva.estatisticas.consulta import Recorte
from seiva.estatisticas.desenho.png import png
from seiva.estatisticas.models import Parametros
from seiva.estatisticas.paineis import Painel
from seiva.estatisticas.regras.economia import INICIAIS
from seiva.estatisticas.regras.periodos import Periodo, ultimos_meses
from seiva.portas.em_csv import em_csv

MAIOR = 3660  # days of a period


def _data(rotulo: str) -> forms.DateField:
    return forms.DateField(
        label=rotulo,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Escreva a data como 25/11/2026."},
    )


class FiltroDeNumeros(forms.Form):
    """Period, and a type and a unit of the lists given. A field in error does not narrow."""

    use_required_attribute = False

    de = _data("De")
    ate = _data("Até")
    tipo = forms.TypedChoiceField(
        label="Tipo de processo", required=False, coerce=int, empty_value=None
    )
    unidade = forms.TypedChoiceField(label="Unidade", required=False, coerce=int, empty_value=None)

    def __init__(
        self,
        dados: Any,
        *,
        tipos: list[tuple[int, str]] | None = None,
        unidades: list[tuple[int, str]] | None = None,
    ) -> None:
        padrao = ultimos_meses(hoje())
        inicio = {"de": padrao.de.isoformat(), "ate": padrao.ate.isoformat()}
        cheios = {nome: dados.get(nome) or inicio.get(nome, "") for nome in self.base_fields}
        super().__init__(cheios)
        for nome, lista in (("tipo", tipos), ("unidade", unidades)):
            if lista is None:
                del self.fields[nome]
            else:
                campo: Any = self.fields[nome]
                campo.choices = [("", "Todos" if nome == "tipo" else "Todas"), *lista]

    def clean(self) -> dict[str, Any]:
        dados = super().clean() or {}
        de, ate = dados.get("de"), dados.get("ate")
        if de and ate and de > ate:
            self.add_error("ate", "O fim vem depois do começo: troque as datas.")
        elif de and ate and (ate - de).days > MAIOR:
            self.add_error("de", "O período tem até dez anos: escolha um começo mais tarde.")
        return dados

    def recorte(self) -> Recorte:
        """What was understood; what was not falls back to the last twelve months."""
        limpos = getattr(self, "cleaned_data", {})
        padrao = ultimos_meses(hoje())
        periodo = padrao
        if limpos.get("de") and limpos.get("ate"):
            periodo = Periodo(limpos["de"], limpos["ate"])
        return Recorte(periodo, limpos.get("tipo"), limpos.get("unidade"))


class FormularioDeParametros(forms.ModelForm):
    """The prices; an empty field takes the one suggested."""

    class Meta:
        model = Parametros
        fields = tuple(INICIAIS)
        localized_fields = "__all__"

    def valores(self) -> dict[str, Decimal | None]:
        return {nome: self.cleaned_data.get(nome) for nome in INICIAIS}


def consulta_de(recorte: Recorte) -> str:
    """The same choice as the query of an address."""
    campos: dict[str, Any] = {"de": recorte.periodo.de, "ate": recorte.periodo.ate}
    campos |= {"tipo": recorte.tipo, "unidade": recorte.unidade}
    return urlencode({nome: str(valor) for nome, valor in campos.items() if valor is not None})


def achar(paineis: list[Painel], chave: str) -> Painel:
    """The panel with this name, or `NaoEncontrado`."""
    for painel in paineis:
        if painel.chave == chave:
            return painel
    raise NaoEncontrado


def arquivo_de(painel: Painel, formato: str, dia: date) -> HttpResponse:
    """The panel as a file to keep: "csv" or "png". A panel without a drawing has no picture."""
    if formato == "csv":
        resposta = HttpResponse(tabela_de(painel), content_type="text/csv; charset=utf-8")
    elif painel.sozinho:
        resposta = HttpResponse(png(painel.sozinho, painel.titulo), content_type="image/png")
    else:
        raise NaoEncontrado
    nome = f"{painel.chave}-{dia:%Y-%m-%d}.{formato}"
    resposta["Content-Disposition"] = content_disposition_header(True, nome) or ""
    return resposta


def tabela_de(painel: Painel) -> str:
    """The table of a panel, for a spreadsheet."""
    return "".join(em_csv(painel.colunas, (linha.celulas for linha in painel.linhas)))
