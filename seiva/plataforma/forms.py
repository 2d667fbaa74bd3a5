"""Forms of the console: what was typed becomes values; rules are in the acts."""

from typing import Any

from django import forms

from seiva.operacao.acoes.avisar import DadosDoAviso
from seiva.operacao.fila import ESTADOS as ESTADOS_DA_FILA
from seiva.operacao.instituicoes import ESTADOS, ORDENS, Filtros
from seiva.operacao.models import Aviso
from seiva.organizacao.models import Fase, Natureza

_GIGA = 1024**3
_INSTANTE = {"type": "datetime-local"}
_QUANDO = {"invalid": "Escreva a data e a hora como 25/11/2026 14:30."}


def _escolha(rotulo: str, opcoes: Any, todas: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=rotulo, required=False, choices=[("", todas), *opcoes])


class FiltrosDeInstituicoes(forms.Form):
    use_required_attribute = False

    q = forms.CharField(label="Procurar", required=False, max_length=100)
    natureza = _escolha("Tipo", Natureza.choices, "Todos os tipos")
    fase = _escolha("Fase", Fase.choices, "Todas as fases")
    estado = _escolha("Situação", ESTADOS.items(), "Todas")
    ordem = forms.ChoiceField(label="Ordem", required=False, choices=list(ORDENS.items()))

    def filtros(self) -> Filtros:
        """What was understood; of what is not valid, nothing."""
        self.is_valid()
        dados = {nome: valor for nome, valor in self.cleaned_data.items() if valor}
        return Filtros(**dados)


class FiltrosDeTarefas(forms.Form):
    use_required_attribute = False

    estado = _escolha("Situação", ESTADOS_DA_FILA.items(), "Todas as não feitas")
    nome = forms.CharField(label="Tarefa", required=False, max_length=128)
    instituicao = forms.CharField(
        label="Instituição", required=False, max_length=40, help_text="O endereço, como campo-alto"
    )


class _ComSenha(forms.Form):
    use_required_attribute = False

    senha = forms.CharField(
        label="Senha",
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Digite a sua senha."},
    )


class Suspensao(_ComSenha):
    motivo = forms.CharField(
        label="Motivo",
        max_length=300,
        help_text="Quem trabalha na instituição lê isto em todas as páginas.",
        error_messages={"required": "Diga por que suspender."},
    )
    field_order = ("motivo", "senha")


class FimDaSuspensao(_ComSenha):
    pass


class Cotas(_ComSenha):
    cota_contas = forms.IntegerField(
        label="Pessoas com acesso",
        required=False,
        help_text="Em branco, não há limite.",
        error_messages={"invalid": "Escreva um número inteiro."},
    )
    cota_bytes = forms.DecimalField(
        label="Armazenamento, em GB",
        required=False,
        max_digits=12,
        decimal_places=3,
        help_text="Em branco, não há limite.",
        error_messages={"invalid": "Escreva um número, como 50 ou 2,5."},
        localize=True,
    )
    field_order = ("cota_contas", "cota_bytes", "senha")

    def valores(self) -> dict[str, Any]:
        """Arguments of the act; only of a valid form."""
        dados = dict(self.cleaned_data)
        gigas = dados["cota_bytes"]
        return dados | {"cota_bytes": None if gigas is None else int(gigas * _GIGA)}

    @staticmethod
    def de(instituicao: Any) -> dict[str, Any]:
        """What the form begins with."""
        octetos = instituicao.cota_bytes
        gigas = None if octetos is None else round(octetos / _GIGA, 3)
        return {"cota_contas": instituicao.cota_contas, "cota_bytes": gigas}


def _instante(rotulo: str, ajuda: str = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=rotulo,
        required=False,
        help_text=ajuda,
        widget=forms.DateTimeInput(attrs=_INSTANTE, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
        error_messages=_QUANDO,
    )


class NovoAviso(forms.Form):
    use_required_attribute = False

    titulo = forms.CharField(
        label="Título", max_length=120, error_messages={"required": "Escreva o título."}
    )
    texto = forms.CharField(
        label="Texto",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Escreva o texto."},
    )
    tom = forms.ChoiceField(label="Importância", choices=Aviso.Tom.choices)
    publico = forms.ChoiceField(
        label="Para quem", choices=Aviso.Publico.choices, widget=forms.RadioSelect
    )
    naturezas = forms.MultipleChoiceField(
        label="Tipos de instituição",
        required=False,
        choices=Natureza.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    instituicoes = forms.CharField(
        label="Instituições escolhidas",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Os endereços, separados por vírgula ou em linhas: campo-alto, serra-azul",
    )
    inicio = _instante("Mostrar a partir de", "Em branco, agora.")
    fim = _instante("Mostrar até", "Em branco, até ser encerrado.")
    janela_de = _instante("Manutenção: começo", "Só quando o serviço vai parar.")
    janela_ate = _instante("Manutenção: fim")

    def clean_instituicoes(self) -> list[str]:
        return self.cleaned_data["instituicoes"].replace(",", " ").split()

    def dados(self) -> DadosDoAviso:
        """What was understood; only of a valid form."""
        return DadosDoAviso(**self.cleaned_data)
