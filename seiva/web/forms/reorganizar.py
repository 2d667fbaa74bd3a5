"""Forms of the reorganisation wizard: each knows how to ask for its preview and for its act."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade
from seiva.reorganizacao.acoes.denominar import mover_unidade, renomear_unidade
from seiva.reorganizacao.acoes.reorganizar import reorganizar_unidades
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.plano import NovaUnidade, Plano
from seiva.reorganizacao.previa import pessoas_da_unidade, tipos_abertos

DIA = {"type": "date"}


class EscolhaDeUnidade(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.sigla} – {obj.nome}"


class EscolhaDeUnidades(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.sigla} – {obj.nome}"


_INVALIDA = {
    "required": "Escolha a unidade.",
    "invalid_choice": "Esta unidade não está em uso. Escolha outra.",
}


class Reorganizar(forms.Form):
    """What every reorganisation says: its act and its date."""

    use_required_attribute = False
    titulo: ClassVar[str] = ""
    especie: ClassVar[str] = ""
    das_unidades: ClassVar[tuple[str, ...]] = ()

    ato = forms.CharField(
        label="Ato que fundamenta",
        max_length=200,
        error_messages={"required": "Escreva o ato: o decreto, a lei ou a portaria."},
    )
    data = forms.DateField(
        label="Data de efeito",
        widget=forms.DateInput(attrs=DIA, format="%Y-%m-%d"),
        initial=hoje,
        error_messages={
            "required": "Escolha a data.",
            "invalid": "Escreva a data como 25/11/2026.",
        },
    )
    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, unidade: Unidade | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unidade = unidade
        for nome in self.das_unidades:
            campo: Any = self.fields[nome]
            campo.queryset = Unidade.objects.ativas(hoje()).order_by("sigla")
        if unidade is not None and "unidade" in self.fields:
            self.initial["unidade"] = unidade.pk
        self.preparar()

    def preparar(self) -> None:
        """Fields that depend on the unit."""

    def confirmar(self, ator: Ator) -> Reorganizacao:
        raise NotImplementedError

    def plano(self) -> Plano | None:
        """The plan, where processes and people move; None where only the register changes."""
        return None


class ComDestino(Reorganizar):
    """Something goes to another unit, one that exists or one that is born now."""

    das_unidades = ("destino",)

    destino = EscolhaDeUnidade(
        None, label="Unidade que recebe", required=False, error_messages=_INVALIDA,
        empty_label="Uma nova, escrita abaixo",
    )  # fmt: skip
    nova_sigla = forms.CharField(label="Sigla da nova unidade", required=False, max_length=40)
    nova_nome = forms.CharField(label="Nome da nova unidade", required=False, max_length=200)
    acervo = forms.BooleanField(
        label="Levar também os processos já concluídos", required=False, initial=True
    )

    def _origens(self) -> Sequence[Unidade]:
        raise NotImplementedError

    def plano(self) -> Plano:
        dados = self.cleaned_data
        ha_nova = dados["nova_sigla"] or dados["nova_nome"]
        return Plano(
            self.especie,
            tuple(self._origens()),
            dados["ato"],
            dados["data"],
            destino=dados["destino"],
            nova=NovaUnidade(dados["nova_sigla"], dados["nova_nome"]) if ha_nova else None,
            extingue=dados.get("extingue", "sim") == "sim",
            acervo=dados["acervo"],
            por_tipo=self._regras("tipo_"),
            por_pessoa=self._regras("pessoa_"),
            chave=dados["chave"],
        )

    def _regras(self, prefixo: str) -> dict[int, int]:
        return {
            int(nome.removeprefix(prefixo)): valor.pk
            for nome, valor in self.cleaned_data.items()
            if nome.startswith(prefixo) and valor is not None
        }

    def confirmar(self, ator: Ator) -> Reorganizacao:
        return reorganizar_unidades(ator, plano=self.plano())


class Fundir(ComDestino):
    titulo = "Fundir unidades"
    especie = Reorganizacao.Especie.FUNDIR
    das_unidades = ("origens", "destino")

    origens = EscolhaDeUnidades(
        None,
        label="Unidades que deixam de existir",
        error_messages=_INVALIDA | {"required": "Escolha ao menos uma unidade."},
    )
    field_order = ("origens", "destino", "nova_sigla", "nova_nome")

    def _origens(self) -> Sequence[Unidade]:
        return list(self.cleaned_data["origens"].select_related("orgao", "pai"))


class Extinguir(ComDestino):
    titulo = "Extinguir unidade"
    especie = Reorganizacao.Especie.EXTINGUIR
    das_unidades = ("unidade", "destino")

    unidade = EscolhaDeUnidade(
        None, label="Unidade que deixa de existir", error_messages=_INVALIDA, empty_label="Escolha…"
    )
    field_order = ("unidade", "destino", "nova_sigla", "nova_nome")

    def _origens(self) -> Sequence[Unidade]:
        return [self.cleaned_data["unidade"]]


class Dividir(ComDestino):
    """Needs the unit chosen: what it has open, and who works in it, is what there is to choose."""

    titulo = "Dividir unidade"
    especie = Reorganizacao.Especie.DIVIDIR

    extingue = forms.ChoiceField(
        label="A unidade dividida",
        choices=[("nao", "Continua, com o que ficar nela"), ("sim", "Deixa de existir")],
        widget=forms.RadioSelect,
        initial="nao",
        error_messages={"required": "Escolha se a unidade continua."},
    )
    field_order = ("extingue", "destino", "nova_sigla", "nova_nome")

    def preparar(self) -> None:
        assert self._unidade is not None
        self.tipos, self.pessoas = [], []
        for tipo in tipos_abertos(self._unidade.pk):
            self.tipos.append(self._excecao(f"tipo_{tipo['id']}", tipo))
        for pessoa in pessoas_da_unidade(self._unidade.pk):
            self.pessoas.append(self._excecao(f"pessoa_{pessoa['id']}", pessoa))

    def _excecao(self, nome: str, linha: dict[str, Any]) -> dict[str, Any]:
        self.fields[nome] = EscolhaDeUnidade(
            Unidade.objects.ativas(hoje()).order_by("sigla"),
            label=f"Destino: {linha['nome']}",
            required=False,
            empty_label="A unidade que recebe o resto",
            error_messages=_INVALIDA,
        )
        return linha | {"campo": self[nome]}

    def _origens(self) -> Sequence[Unidade]:
        assert self._unidade is not None
        return [self._unidade]


class Renomear(Reorganizar):
    titulo = "Mudar nome ou sigla"
    especie = Reorganizacao.Especie.RENOMEAR
    das_unidades = ("unidade",)

    unidade = EscolhaDeUnidade(
        None, label="Unidade", error_messages=_INVALIDA, empty_label="Escolha…"
    )
    sigla = forms.CharField(label="Nova sigla", required=False, max_length=40)
    nome = forms.CharField(label="Novo nome", required=False, max_length=200)
    field_order = ("unidade", "sigla", "nome")

    def confirmar(self, ator: Ator) -> Reorganizacao:
        dados = self.cleaned_data
        return renomear_unidade(
            ator,
            unidade=dados["unidade"],
            sigla=dados["sigla"] or dados["unidade"].sigla,
            nome=dados["nome"] or dados["unidade"].nome,
            ato=dados["ato"],
            data=dados["data"],
        )


class Mover(Reorganizar):
    titulo = "Mudar de lugar na árvore"
    especie = Reorganizacao.Especie.MOVER
    das_unidades = ("unidade", "superior")

    unidade = EscolhaDeUnidade(
        None, label="Unidade", error_messages=_INVALIDA, empty_label="Escolha…"
    )
    superior = EscolhaDeUnidade(
        None,
        label="Passa a ficar sob",
        required=False,
        empty_label="Nenhuma: no alto da árvore",
        error_messages=_INVALIDA,
    )
    field_order = ("unidade", "superior")

    def confirmar(self, ator: Ator) -> Reorganizacao:
        dados = self.cleaned_data
        return mover_unidade(
            ator,
            unidade=dados["unidade"],
            superior=dados["superior"],
            ato=dados["ato"],
            data=dados["data"],
        )


class QualUnidade(forms.Form):
    """Which unit is to be split: asked before everything else."""

    use_required_attribute = False

    unidade = EscolhaDeUnidade(
        None, label="Unidade a dividir", error_messages=_INVALIDA, empty_label="Escolha…"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["unidade"]
        campo.queryset = Unidade.objects.ativas(hoje()).order_by("sigla")


PASSOS: dict[str, type[Reorganizar]] = {
    "fundir": Fundir,
    "dividir": Dividir,
    "extinguir": Extinguir,
    "renomear": Renomear,
    "mover": Mover,
}
