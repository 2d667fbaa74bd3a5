"""Forms of the acts over one process or several."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from seiva.catalogo.models import Feriado
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.models import Conta, Lotacao, Unidade
from seiva.processos.models import Anotacao, Observacao, Passagem, Processo
from seiva.processos.regras.prazos import prazo_corrido, prazo_util

DIA = {"type": "date"}


class FormularioDeAto(forms.Form):
    """A form that knows who acts and over which processes; acts without data use it as is."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, ator: Ator, processos: Sequence[Processo], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ator, self.processos = ator, processos
        self.preparar()

    def preparar(self) -> None:
        """Choices and initial values that depend on the actor and the processes."""

    @property
    def um_so(self) -> Processo | None:
        return self.processos[0] if len(self.processos) == 1 else None


class ComPessoaDaUnidade(forms.Form):
    """Someone who works in the unit of the actor, or nobody."""

    ator: Ator

    pessoa: Any = forms.ModelChoiceField(
        None,  # people of the unit in use: see `preparar`
        label="Atribuir para",
        required=False,
        empty_label="Ninguém (remover a atribuição)",
    )

    def preparar(self) -> None:
        lotados = Lotacao.objects.vigentes(hoje()).filter(unidade_id=self.ator.unidade_id)
        self.fields["pessoa"].queryset = (  # type: ignore[attr-defined]
            Conta.objects.filter(pk__in=lotados.values("conta_id")).order_by("nome")
        )


class DataOuDias(forms.Form):
    """A day, or how many days from today: business days skip the institution's holidays.

    `campo_da_data` names the date field; `cleaned_data` carries the day counted in it.
    """

    campo_da_data: ClassVar[str] = ""

    dias = forms.IntegerField(
        label="ou em quantos dias",
        required=False,
        min_value=1,
        max_value=3650,
        error_messages={
            "invalid": "Escreva um número de dias.",
            "min_value": "O prazo é de pelo menos 1 dia.",
            "max_value": "O prazo vai até 3.650 dias.",
        },
    )
    contagem = forms.ChoiceField(
        label="Contados em",
        required=False,
        choices=[("uteis", "dias úteis"), ("corridos", "dias corridos")],
        help_text="Sem contar hoje; feriados da instituição descontados.",
    )

    def clean(self) -> dict[str, Any]:
        limpos: dict[str, Any] = super().clean() or self.cleaned_data
        dias = limpos.get("dias")
        if not dias:
            return limpos
        if limpos.get(self.campo_da_data):
            self.add_error("dias", "Escolha a data ou a quantidade de dias, não as duas.")
            return limpos
        feriados = frozenset(Feriado.objects.filter(ativo=True).values_list("data", flat=True))
        contar = prazo_corrido if limpos.get("contagem") == "corridos" else prazo_util
        limpos[self.campo_da_data] = contar(hoje(), dias, feriados)
        return limpos


class EscolhaDeUnidades(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.sigla} – {obj.nome}"


class Enviar(DataOuDias, FormularioDeAto):
    campo_da_data = "retorno_em"

    destinos = EscolhaDeUnidades(
        None,  # units depend on the scope of the request: see `preparar`
        label="Unidades de destino",
        error_messages={
            "required": "Escolha ao menos uma unidade.",
            "invalid_choice": "Esta unidade não recebe processos por envio. Escolha outra.",
        },
    )
    manter_aberto = forms.BooleanField(label="Manter aberto na unidade atual", required=False)
    retorno_em = forms.DateField(
        label="Devolver até",
        required=False,
        widget=forms.DateInput(attrs=DIA, format="%Y-%m-%d"),
        error_messages={"invalid": "Escreva a data como 25/11/2026."},
    )
    remover_anotacao = forms.BooleanField(label="Remover a anotação da unidade", required=False)

    def preparar(self) -> None:
        de = self.ator.unidade_id or 0
        self.fields["destinos"].queryset = (  # type: ignore[attr-defined]
            Unidade.objects.destinos_de_envio(hoje(), de=de).order_by("sigla")
        )
        ha_nota = Anotacao.objects.da_unidade(self.ator).dos_processos(self.processos).exists()
        if not ha_nota:
            del self.fields["remover_anotacao"]


class Atribuir(ComPessoaDaUnidade, FormularioDeAto):
    """Who takes care of the process in the unit."""


class Anotar(FormularioDeAto):
    texto = forms.CharField(
        label="Anotação",
        required=False,
        max_length=500,
        help_text="Só a sua unidade vê. Deixe em branco para remover.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    prioritaria = forms.BooleanField(label="Prioritária", required=False)

    def preparar(self) -> None:
        if self.um_so is None:
            return
        atual = Anotacao.objects.da_unidade(self.ator).dos_processos([self.um_so]).first()
        if atual is not None:
            self.initial = {
                "texto": atual.texto,
                "prioritaria": atual.prioritaria,
                **self.initial,
            }


class Observar(FormularioDeAto):
    texto = forms.CharField(
        label="Observação",
        required=False,
        max_length=1000,
        help_text="Só a sua unidade vê, e a acha pela pesquisa. Deixe em branco para remover.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def preparar(self) -> None:
        if self.um_so is None:
            return
        atual = Observacao.objects.da_unidade(self.ator).dos_processos([self.um_so]).first()
        if atual is not None:
            self.initial = {"texto": atual.texto, **self.initial}


class Andamento(FormularioDeAto):
    texto = forms.CharField(
        label="Andamento",
        max_length=2000,
        help_text="Fica no histórico para sempre: não se altera nem se apaga.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Escreva o andamento."},
    )


class Prazo(DataOuDias, FormularioDeAto):
    campo_da_data = "data"
    field_order = ["data", "dias", "contagem"]

    data: Any = forms.DateField(
        label="Prazo da unidade",
        required=False,
        help_text="Só a sua unidade vê. Deixe tudo em branco para remover.",
        widget=forms.DateInput(attrs=DIA, format="%Y-%m-%d"),
        error_messages={"invalid": "Escreva a data como 25/11/2026."},
    )

    def preparar(self) -> None:
        if self.um_so is None:
            return
        passagem = (
            Passagem.objects.do_processo(self.um_so).filter(unidade_id=self.ator.unidade_id).first()
        )
        if passagem is not None and passagem.prazo:
            self.initial = {"data": passagem.prazo, **self.initial}
