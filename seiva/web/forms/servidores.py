"""Forms of people, their lotações and cargos."""

from typing import Any

from django import forms

from seiva.core.relogio import hoje
from seiva.organizacao.gente import COM_LOTACAO, DESLIGADAS, TODAS, Procura
from seiva.organizacao.models import Cargo, Instituicao, Lotacao, Perfil, Unidade
from seiva.organizacao.permissoes import DA_PLATAFORMA

_BUSCA = {"data-busca": ""}


def _dia(rotulo: str, **resto: Any) -> forms.DateField:
    return forms.DateField(
        label=rotulo,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": "Escreva a data como 25/11/2026.",
            "required": "Escreva a data de início.",
        },
        **resto,
    )


def _escolha(rotulo: str, vazio: str | None = "Escolha…", **resto: Any) -> Any:
    return forms.ModelChoiceField(
        None,
        label=rotulo,
        empty_label=vazio,
        widget=forms.Select(attrs=_BUSCA),
        error_messages={"required": "Escolha da lista.", "invalid_choice": "Escolha da lista."},
        **resto,
    )


def perfis_oferecidos(casa: Instituicao, atual: Lotacao | None = None) -> Any:
    """Profiles in use (and the one that the lotação has); the platform's only in it."""
    perfis = Perfil.objects.filter(ativo=True)
    if not casa.plataforma:
        perfis = perfis.exclude(permissoes__overlap=sorted(DA_PLATAFORMA))
    if atual is not None:
        perfis = perfis | Perfil.objects.filter(pk=atual.perfil_id)
    return perfis.order_by("nome")


class DeLotacao(forms.Form):
    """A place: unit, profile and period."""

    use_required_attribute = False

    unidade = _escolha("Unidade")
    perfil = _escolha("Perfil")
    inicio = _dia("Início")
    fim = _dia("Último dia", required=False)

    def __init__(self, dados: Any = None, *, casa: Instituicao, prefix: str = "") -> None:
        super().__init__(dados, initial={"inicio": hoje()}, prefix=prefix or None)
        campos: dict[str, Any] = self.fields
        campos["unidade"].queryset = Unidade.objects.ativas(hoje()).order_by("sigla")
        campos["unidade"].label_from_instance = lambda u: f"{u.sigla} · {u.nome}"
        campos["perfil"].queryset = perfis_oferecidos(casa)


class NovaPessoa(DeLotacao):
    """A person, the first place and, if there is one, the cargo."""

    nome = forms.CharField(label="Nome completo", max_length=200)
    cpf = forms.CharField(label="CPF", max_length=20)
    email = forms.CharField(label="E-mail", max_length=254)
    cargo = _escolha("Cargo", "Nenhum", required=False)
    field_order = ("cpf", "nome", "email", "unidade", "perfil", "inicio", "cargo")

    def __init__(self, dados: Any = None, *, casa: Instituicao) -> None:
        super().__init__(dados, casa=casa)
        del self.fields["fim"]
        campos: dict[str, Any] = self.fields
        campos["cargo"].queryset = Cargo.objects.filter(ativo=True).order_by("nome")


class MudancaDeLotacao(forms.Form):
    """Profile and period of a lotação that exists."""

    use_required_attribute = False

    perfil = _escolha("Perfil", None)
    inicio = _dia("Início")
    fim = _dia("Último dia", required=False)

    def __init__(self, lotacao: Lotacao, casa: Instituicao, dados: Any = None) -> None:
        atual = {"perfil": lotacao.perfil_id, "inicio": lotacao.inicio, "fim": lotacao.fim}
        super().__init__(dados, initial=atual)
        self.fields["perfil"].queryset = perfis_oferecidos(casa, lotacao)  # type: ignore[attr-defined]


class DeCargo(forms.Form):
    """A cargo and its period."""

    use_required_attribute = False

    cargo = _escolha("Cargo")
    inicio = _dia("Início")
    fim = _dia("Último dia", required=False)

    def __init__(self, dados: Any = None, *, prefix: str = "") -> None:
        super().__init__(dados, initial={"inicio": hoje()}, prefix=prefix or None)
        self.fields["cargo"].queryset = Cargo.objects.filter(ativo=True).order_by("nome")  # type: ignore[attr-defined]


class FiltrosDeGente(forms.Form):
    """What narrows the list; what it does not understand is taken for nothing asked."""

    use_required_attribute = False

    texto = forms.CharField(
        label="Nome, CPF ou e-mail", required=False, max_length=100, widget=forms.SearchInput
    )
    unidade = _escolha("Unidade", "Todas", required=False)
    perfil = _escolha("Perfil", "Todos", required=False)
    situacao = forms.ChoiceField(
        label="Situação",
        required=False,
        choices=[(COM_LOTACAO, "Com lotação"), (DESLIGADAS, "Desligadas"), (TODAS, "Todas")],
    )

    def __init__(self, dados: Any) -> None:
        super().__init__(dados)
        campos: dict[str, Any] = self.fields
        campos["unidade"].queryset = Unidade.objects.order_by("sigla")
        campos["perfil"].queryset = Perfil.objects.order_by("nome")

    def procura(self) -> Procura:
        self.is_valid()
        limpos = self.cleaned_data
        unidade, perfil = limpos.get("unidade"), limpos.get("perfil")
        return Procura(
            texto=limpos.get("texto", ""),
            situacao=limpos.get("situacao") or COM_LOTACAO,
            unidade=unidade.pk if unidade else None,
            perfil=perfil.pk if perfil else None,
        )
