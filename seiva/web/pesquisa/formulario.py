"""What is asked of the search: words, filters and where to look."""

from typing import Any

from django import forms

from seiva.catalogo.models import Assunto, NivelAcesso, TipoDocumento, TipoProcesso
from seiva.documentos.models import Documento
from seiva.organizacao.models import Lotacao, Pessoa, Unidade
from seiva.pesquisa.busca import Filtros
from seiva.pesquisa.documentos import FiltrosDeDocumento

TUDO, DOCUMENTOS, PROCESSOS = "", "documentos", "processos"
SO_DE_DOCUMENTOS = ("tipo_documento", "natureza", "assinante", "processo")
_DIA = {"type": "date"}
_DATA_RUIM = {"invalid": "Escreva a data como 25/11/2026."}
_MAIS_PESSOAS = 50
_DE_LISTA: dict[str, tuple[Any, str]] = {
    "tipo_documento": (TipoDocumento, "nome"),
    "tipo": (TipoProcesso, "nome"),
    "unidade": (Unidade, "sigla"),
    "assunto": (Assunto, "codigo"),
}


def _data(rotulo: str) -> forms.DateField:
    campo = forms.DateInput(attrs=_DIA, format="%Y-%m-%d")
    return forms.DateField(label=rotulo, required=False, widget=campo, error_messages=_DATA_RUIM)


def _opcao(rotulo: str) -> Any:
    return forms.ModelChoiceField(
        None,
        label=rotulo,
        required=False,
        empty_label="Todos",
        error_messages={"invalid_choice": "Esta opção não existe mais."},
    )


class FormularioDePesquisa(forms.Form):
    """Words and filters; a field in error does not narrow. Long texts are cut, not refused."""

    use_required_attribute = False

    q = forms.CharField(label="Procurar", required=False, strip=True)
    em = forms.ChoiceField(
        required=False,
        choices=[(TUDO, "Tudo"), (DOCUMENTOS, "Documentos"), (PROCESSOS, "Processos")],
        widget=forms.HiddenInput,
    )
    ordem = forms.ChoiceField(
        label="Ordem",
        required=False,
        choices=[("", "Mais relevantes"), ("recentes", "Mais recentes")],
    )
    tipo_documento = _opcao("Tipo de documento")
    tipo = _opcao("Tipo de processo")
    unidade = _opcao("Unidade que fez")
    natureza = forms.ChoiceField(
        label="Origem", required=False, choices=[("", "Todas"), *Documento.Natureza.choices]
    )
    nivel = forms.ChoiceField(
        label="Nível de acesso", required=False, choices=[("", "Todos"), *NivelAcesso.choices]
    )
    assunto = _opcao("Assunto")
    assinante = forms.CharField(label="Assinado por", required=False, max_length=100)
    interessado = forms.CharField(label="Interessado", required=False, max_length=100)
    de = _data("De")
    ate = _data("Até")
    aqui = forms.BooleanField(label="Só os abertos na minha unidade", required=False)
    processo = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )

    def __init__(self, dados: Any, *, todos: bool = False) -> None:
        """`todos`: every field, to be drawn; else those that came filled, to be understood."""
        if not todos:
            cheios = {nome: c for nome, c in self.base_fields.items() if dados.get(nome)}
            vars(self)["base_fields"] = cheios  # fields without a value are not even copied
        super().__init__(dados)
        for nome, (modelo, ordem) in _DE_LISTA.items():
            if nome in self.fields:
                campo: Any = self.fields[nome]
                campo.queryset = modelo.objects.order_by(ordem)

    def limpo(self, nome: str) -> Any:
        """Value understood of a field, or None."""
        return self.cleaned_data.get(nome) or None

    def _chave(self, nome: str) -> int | None:
        escolhido = self.limpo(nome)
        return escolhido.pk if escolhido else None

    def _nivel(self) -> int | None:
        nivel = self.limpo("nivel")
        return int(nivel) if nivel else None

    def _pessoas(self) -> tuple[int, ...] | None:
        nome = self.limpo("interessado")
        if not nome:
            return None
        achadas = Pessoa.objects.com_texto(nome.replace("\x00", ""))
        return tuple(achadas.values_list("pk", flat=True)[:_MAIS_PESSOAS])

    def _assinantes(self) -> tuple[int, ...] | None:
        """Accounts of the institution, past and present, with this in their name."""
        nome = self.limpo("assinante")
        if not nome:
            return None
        lotadas = Lotacao.objects.com_nome(nome.replace("\x00", ""))
        return tuple(lotadas.values_list("conta_id", flat=True).distinct()[:_MAIS_PESSOAS])

    def filtros(self) -> Filtros:
        """For processes."""
        return Filtros(
            tipo=self._chave("tipo"),
            de=self.limpo("de"),
            ate=self.limpo("ate"),
            abertos_aqui=bool(self.limpo("aqui")),
            unidade=self._chave("unidade"),
            interessados=self._pessoas(),
            assunto=self._chave("assunto"),
            nivel=self._nivel(),
        )

    def de_documento(self, comuns: Filtros) -> FiltrosDeDocumento:
        """For documents: the same, and what only documents have."""
        return FiltrosDeDocumento(
            tipo=self._chave("tipo_documento"),
            tipo_do_processo=comuns.tipo,
            unidade=comuns.unidade,
            assinantes=self._assinantes(),
            interessados=comuns.interessados,
            assunto=comuns.assunto,
            nivel=comuns.nivel,
            natureza=self.limpo("natureza") or "",
            de=comuns.de,
            ate=comuns.ate,
            abertos_aqui=comuns.abertos_aqui,
            processo=self.limpo("processo"),
        )

    @property
    def so_de_documentos(self) -> bool:
        """A filter in use makes no sense for processes."""
        return any(self.limpo(nome) for nome in SO_DE_DOCUMENTOS)
