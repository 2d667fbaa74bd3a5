"""Forms of the register of a process: new and altered."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict

from seiva.catalogo.models import Assunto, GrauDeSigilo, HipoteseLegal, NivelAcesso, TipoProcesso
from seiva.core.ator import Ator
from seiva.organizacao.models import Pessoa
from seiva.processos.models import Processo

SEM_CLASSE = ("Mais usados na unidade", "Todos os tipos")


def tipos_mais_usados(ator: Ator, quantos: int = 5) -> list[int]:
    """Types of the processes that the unit opened lately, the most frequent first."""
    ultimos = Processo.objects.ultimos_da_unidade(ator.unidade_id)
    contagem: dict[int, int] = {}
    for tipo in ultimos.values_list("tipo_id", flat=True)[:200]:
        contagem[tipo] = contagem.get(tipo, 0) + 1
    return sorted(contagem, key=lambda tipo: -contagem[tipo])[:quantos]


NIVEIS = [(n.value, n.label) for n in NivelAcesso]


class Cadastro(forms.Form):
    """What both the new process and the change of its register ask."""

    use_required_attribute = False

    tipo: Any = forms.ModelChoiceField(
        None,
        label="Tipo",
        empty_label="Escolha…",
        error_messages={
            "required": "Escolha o tipo do processo.",
            "invalid_choice": "Este tipo não está disponível. Escolha outro.",
        },
    )
    especificacao = forms.CharField(
        label="Especificação",
        required=False,
        max_length=100,
        error_messages={"max_length": "A especificação tem até 100 caracteres."},
    )
    interessados: Any = forms.ModelMultipleChoiceField(None, label="Interessados", required=False)
    assuntos: Any = forms.ModelMultipleChoiceField(None, label="Assuntos", required=False)
    nivel = forms.TypedChoiceField(
        label="Nível de acesso",
        choices=NIVEIS,
        coerce=int,
        widget=forms.RadioSelect,
        initial=0,
        error_messages={"required": "Escolha o nível de acesso."},
    )
    hipotese: Any = forms.ModelChoiceField(
        None, label="Hipótese legal", required=False, empty_label="Nenhuma"
    )
    grau: Any = forms.ModelChoiceField(
        None, label="Grau de sigilo", required=False, empty_label="Nenhum"
    )
    prioridade = forms.ChoiceField(
        label="Prioridade prevista em lei",
        required=False,
        choices=Processo.Prioridade.choices,
    )

    def __init__(
        self, *args: Any, ator: Ator, processo: Processo | None = None, **kwargs: Any
    ) -> None:
        """`processo`: what it already has may stay, even when it is no longer on offer."""
        super().__init__(*args, **kwargs)
        self.ator = ator
        campos: dict[str, Any] = self.fields
        tipos = TipoProcesso.objects.da_unidade(ator.unidade_id)
        assuntos, hipoteses, graus = (
            modelo.objects.filter(ativo=True) for modelo in (Assunto, HipoteseLegal, GrauDeSigilo)
        )
        if processo is not None:
            tipos |= TipoProcesso.objects.filter(pk=processo.tipo_id)
            usados = processo.assuntos.values("assunto_id")
            assuntos |= Assunto.objects.filter(pk__in=usados)
            hipoteses |= HipoteseLegal.objects.filter(pk=processo.hipotese_id)
            graus |= GrauDeSigilo.objects.filter(pk=processo.grau_id)
        campos["tipo"].queryset = tipos.order_by("nome")
        campos["tipo"].choices = self._tipos(list(campos["tipo"].queryset))
        campos["assuntos"].queryset = assuntos.order_by("codigo")
        campos["hipotese"].queryset = hipoteses.order_by("nivel", "nome")
        graus = graus.order_by("nome")
        campos["grau"].queryset = graus
        if not graus.exists():
            del campos["grau"]
        campos["interessados"].queryset = Pessoa.objects.all()
        escolhidos = Pessoa.objects.filter(pk__in=self.chaves_dos_interessados()).order_by("nome")
        campos["interessados"].widget.choices = [(p.pk, p.nome) for p in escolhidos]

    def chaves_dos_interessados(self) -> list[int]:
        """Ids now chosen, typed or initial: only these become options of the control."""
        if self.is_bound:
            dados: Any = self.data
            valores = dados.getlist(self.add_prefix("interessados"))
        else:
            valores = self.get_initial_for_field(self.fields["interessados"], "interessados") or []
        return [int(v) for v in map(str, valores) if v.isascii() and v.isdigit() and len(v) < 18]

    def _tipos(self, tipos: list[TipoProcesso]) -> list[Any]:
        """The most used in the unit first, then all the others, each once."""
        por_chave = {tipo.pk: tipo.nome for tipo in tipos}
        usados = [pk for pk in tipos_mais_usados(self.ator) if pk in por_chave]
        if not usados:
            return [("", "Escolha…"), *por_chave.items()]
        demais = [(pk, nome) for pk, nome in por_chave.items() if pk not in usados]
        mais_usados = [(pk, por_chave[pk]) for pk in usados]
        return [("", "Escolha…"), (SEM_CLASSE[0], mais_usados), (SEM_CLASSE[1], demais)]


class NovoProcesso(Cadastro):
    """A new process. `chave` makes the same form, sent twice, one process."""

    observacao = forms.CharField(
        label="Observação",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "A observação tem até 1.000 caracteres."},
    )
    numero = forms.CharField(label="Número já existente", required=False, max_length=60)
    relacionado = forms.IntegerField(required=False, widget=forms.HiddenInput)
    chave = forms.UUIDField(required=False, widget=forms.HiddenInput)


class NovaPessoa(forms.Form):
    """An interessado who is not registered yet."""

    use_required_attribute = False

    nome = forms.CharField(label="Nome completo ou razão social", required=False, max_length=200)
    documento = forms.CharField(
        label="CPF ou CNPJ",
        required=False,
        max_length=30,
        help_text="Opcional. Se já houver cadastro, ele é aproveitado.",
    )


def digitado(dados: QueryDict) -> dict[str, Any]:
    """What was typed so far, as initial values: steps of the form judge nothing."""
    varios = {"interessados", "assuntos"}
    valores: dict[str, Any] = {
        nome: dados[nome] for nome in NovoProcesso.base_fields if nome in dados
    }
    return valores | {nome: dados.getlist(nome) for nome in varios}


def em_branco(tipo: TipoProcesso | None, assuntos: list[Assunto], **resto: Any) -> dict[str, Any]:
    """Initial values of a new form: a fresh key, and what the type suggests."""
    inicial: dict[str, Any] = {"chave": uuid.uuid4(), "nivel": 0} | resto
    return inicial | (sugestoes(tipo, assuntos) if tipo is not None else {})


def sugestoes(tipo: TipoProcesso, assuntos: list[Assunto]) -> dict[str, Any]:
    """What a type of process suggests for the other fields.

    The hypothesis goes only with the level that it serves: beside a public one, where its field is
    not shown, it would be refused without anybody having chosen it.
    """
    hipotese = tipo.hipotese_sugerida
    serve = hipotese is not None and hipotese.nivel == tipo.nivel_sugerido
    return {
        "tipo": tipo.pk,
        "nivel": tipo.nivel_sugerido,
        "hipotese": tipo.hipotese_sugerida_id if serve else "",
        "assuntos": [assunto.pk for assunto in assuntos],
    }
