"""Forms of registers, made of their declarations: they parse, and leave the rules to the acts."""

from typing import Any

from django import forms
from django.db.models import BooleanField
from django.http import QueryDict

from seiva.core.erros import RegraViolada
from seiva.organizacao.cadastros import Cadastro
from seiva.organizacao.cadastros.conflito import MudouAntes, versao_de
from seiva.organizacao.cadastros.linhas import EM_USO, FORA_DE_USO, TODAS, Procura, filtro_de
from seiva.organizacao.cadastros.valores import valores_de
from seiva.web.administracao.campos import campo_do_formulario

VISTA = "versao_vista"


class FormularioDoRegistro(forms.Form):
    """One entry. `registro` is None when it is new."""

    use_required_attribute = False

    def __init__(self, cadastro: Cadastro, registro: Any = None, dados: Any = None) -> None:
        self.cadastro, self.registro = cadastro, registro
        atual = valores_de(cadastro, registro or cadastro.modelo())
        inicial = atual | {VISTA: versao_de(registro) if registro is not None else 0}
        super().__init__(dados, initial=inicial)
        for campo in cadastro.campos:
            if campo.so_ao_criar and registro is not None:
                continue
            self.fields[campo.nome] = campo_do_formulario(cadastro, campo, atual[campo.nome])
        self.fields[VISTA] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, min_value=0
        )

    def valores(self) -> dict[str, Any]:
        """What was filled in, as the acts take it."""
        return {nome: valor for nome, valor in self.cleaned_data.items() if nome != VISTA}

    @property
    def vista(self) -> int:
        """The version of the entry that the person saw."""
        return self.cleaned_data.get(VISTA) or 0


def depois_do_conflito(formulario: FormularioDoRegistro, erro: MudouAntes) -> FormularioDoRegistro:
    """The same form over what the entry is now: what the person wrote stays, what only the other
    changed comes in, and saving again goes ahead."""
    formulario.registro.refresh_from_db()
    agora = FormularioDoRegistro(formulario.cadastro, formulario.registro)
    bruto: Any = formulario.data
    dados: QueryDict = bruto.copy()
    for nome in erro.deles:
        _trocar(dados, nome, agora[nome].value(), agora.fields[nome])
    dados[VISTA] = str(versao_de(formulario.registro))
    outro = FormularioDoRegistro(formulario.cadastro, formulario.registro, dados)
    outro.is_valid()
    outro.add_error(None, RegraViolada.__str__(erro))
    return outro


def _trocar(dados: QueryDict, nome: str, valor: Any, campo: forms.Field) -> None:
    dados.pop(nome, None)
    if isinstance(valor, list | tuple):
        dados.setlist(nome, [str(item) for item in valor])
    elif valor is not None and not (isinstance(campo, forms.BooleanField) and not valor):
        dados[nome] = str(valor)


class Filtros(forms.Form):
    """What narrows the list of a register. What it does not know is taken for nothing asked."""

    use_required_attribute = False

    def __init__(self, cadastro: Cadastro, dados: Any) -> None:
        super().__init__(dados)
        self.cadastro = cadastro
        if cadastro.busca:
            self.fields["texto"] = forms.CharField(
                label="Procurar", required=False, max_length=100, widget=forms.SearchInput
            )
        for declarado in cadastro.filtros:
            filtro = filtro_de(cadastro, declarado)
            opcoes = [(str(c), r) for c, r in filtro.opcoes()] if filtro.opcoes else []
            self.fields[f"f-{filtro.nome}"] = forms.ChoiceField(
                label=filtro.rotulo, required=False, choices=[("", "Todos"), *opcoes]
            )
        if cadastro.encerra:
            self.fields["situacao"] = forms.ChoiceField(
                label="Situação",
                required=False,
                choices=[(EM_USO, "Em uso"), (FORA_DE_USO, "Fora de uso"), (TODAS, "Todas")],
            )

    def procura(self) -> Procura:
        """The question to the register."""
        self.is_valid()
        limpos = self.cleaned_data
        return Procura(
            texto=limpos.get("texto", ""),
            situacao=limpos.get("situacao") or (EM_USO if self.cadastro.encerra else TODAS),
            ordem=self.data.get("ordem", ""),
            filtros={n[2:]: v for n, v in limpos.items() if n.startswith("f-") and v},
        )


def e_booleano(cadastro: Cadastro, nome: str) -> bool:
    """Whether a column shows yes or no."""
    return isinstance(cadastro.do_modelo(nome), BooleanField)
