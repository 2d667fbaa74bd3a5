"""Forms of documents written here: they parse, and leave the rules to the acts."""

import uuid
from typing import Any

from django import forms

from seiva.catalogo.models import (
    HipoteseLegal,
    ModeloDocumento,
    NivelAcesso,
    TipoDocumento,
)
from seiva.core.ator import Ator
from seiva.documentos.acoes.incluir import DadosDoDocumento, admite_sigilo
from seiva.documentos.models import Documento
from seiva.documentos.textos import textos_da_unidade
from seiva.processos.models import Processo

DIA = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def niveis_de(processo: Processo) -> list[tuple[int, str]]:
    """Levels that a document of this process may declare."""
    return [
        (int(nivel), str(nivel.label))
        for nivel in NivelAcesso
        if nivel != NivelAcesso.SIGILOSO or admite_sigilo(processo)
    ]


class ComNivel(forms.Form):
    """Access level and the law that allows it."""

    nivel = forms.TypedChoiceField(
        label="Nível de acesso", coerce=int, widget=forms.RadioSelect, initial=0
    )
    hipotese = forms.ModelChoiceField(
        None, label="Hipótese legal", required=False, empty_label="Escolha…"
    )

    def __init__(self, *args: Any, processo: Processo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nivel"].choices = niveis_de(processo)  # type: ignore[attr-defined]
        self.fields["hipotese"].queryset = (  # type: ignore[attr-defined]
            HipoteseLegal.objects.filter(ativo=True).order_by("nome")
        )


class IncluirDocumento(ComNivel):
    """Incluir documento, the door "Escrever aqui"."""

    INICIOS = (
        ("modelo", "Modelo do tipo"),
        ("texto", "Texto padrão"),
        ("documento", "Cópia de outro documento"),
        ("branco", "Folha em branco"),
    )
    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    tipo = forms.ModelChoiceField(None, label="Tipo", empty_label="Escolha…")
    numero = forms.CharField(label="Número", required=False, max_length=40)
    descricao = forms.CharField(label="Descrição", required=False, max_length=250)
    nome_na_arvore = forms.CharField(label="Nome na árvore", required=False, max_length=50)
    inicio = forms.ChoiceField(
        label="Texto inicial", choices=INICIOS, widget=forms.RadioSelect, initial="modelo"
    )
    modelo = forms.ModelChoiceField(
        None,
        label="Modelo",
        required=False,
        empty_label="O primeiro do tipo",
    )
    texto = forms.ModelChoiceField(
        None, label="Texto padrão", required=False, empty_label="Escolha…"
    )
    referencia = forms.CharField(label="Número do documento copiado", required=False, max_length=20)

    field_order = (
        "chave", "tipo", "numero", "descricao", "nome_na_arvore", "inicio", "modelo", "texto",
        "referencia", "nivel", "hipotese",
    )  # fmt: skip

    def __init__(self, *args: Any, ator: Ator, processo: Processo, **kwargs: Any) -> None:
        super().__init__(*args, processo=processo, **kwargs)
        campos: dict[str, Any] = self.fields
        escritos = TipoDocumento.objects.da_unidade(ator.unidade_id).exclude(aplicabilidade="E")
        campos["tipo"].queryset = escritos.order_by("nome")
        informados = escritos.filter(numeracao=TipoDocumento.Numeracao.INFORMADA)
        ids = informados.order_by("pk").values_list("pk", flat=True)
        self.tipos_com_numero = ",".join(str(pk) for pk in ids)
        campos["modelo"].queryset = (
            ModeloDocumento.objects.filter(ativo=True, tipo__in=escritos)
            .select_related("tipo")
            .order_by("tipo__nome", "nome")
        )
        campos["modelo"].label_from_instance = lambda modelo: f"{modelo.tipo.nome}: {modelo.nome}"
        campos["texto"].queryset = textos_da_unidade(ator)

    def clean(self) -> dict[str, Any]:
        dados = super().clean() or {}
        tipo, modelo, inicio = dados.get("tipo"), dados.get("modelo"), dados.get("inicio")
        if inicio == "modelo" and modelo and tipo and modelo.tipo_id != tipo.pk:
            self.add_error("modelo", f"Este modelo é de {modelo.tipo.nome}. Escolha outro.")
        if inicio == "texto" and not dados.get("texto"):
            self.add_error("texto", "Escolha o texto padrão.")
        if inicio == "documento" and not dados.get("referencia"):
            self.add_error("referencia", "Informe o número do documento a copiar.")
        return dados

    def dados(self) -> DadosDoDocumento:
        limpo = self.cleaned_data
        return DadosDoDocumento(
            tipo=limpo["tipo"],
            nivel=limpo["nivel"],
            hipotese=limpo["hipotese"],
            descricao=limpo["descricao"],
            nome_na_arvore=limpo["nome_na_arvore"],
            numero=limpo["numero"],
            chave=limpo["chave"],
        )


class AlterarDocumento(ComNivel):
    """Alterar cadastro."""

    tipo = forms.ModelChoiceField(None, label="Tipo", empty_label=None)
    descricao = forms.CharField(label="Descrição", required=False, max_length=250)
    nome_na_arvore = forms.CharField(label="Nome na árvore", required=False, max_length=50)
    data = forms.DateField(label="Data do documento", widget=DIA)

    field_order = ("tipo", "descricao", "nome_na_arvore", "data", "nivel", "hipotese")

    def __init__(self, *args: Any, ator: Ator, documento: Documento, **kwargs: Any) -> None:
        super().__init__(*args, processo=documento.processo, **kwargs)
        outra = "E" if documento.interno else "I"
        tipos = TipoDocumento.objects.da_unidade(ator.unidade_id).exclude(aplicabilidade=outra)
        campo: Any = self.fields["tipo"]
        campo.queryset = (tipos | TipoDocumento.objects.filter(pk=documento.tipo_id)).order_by(
            "nome"
        )

    def dados(self) -> DadosDoDocumento:
        limpo = self.cleaned_data
        return DadosDoDocumento(
            tipo=limpo["tipo"],
            nivel=limpo["nivel"],
            hipotese=limpo["hipotese"],
            descricao=limpo["descricao"],
            nome_na_arvore=limpo["nome_na_arvore"],
            data=limpo["data"],
        )


class CancelarDocumento(forms.Form):
    motivo = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Fica no Histórico e no lugar do documento, à vista de quem acompanha o processo.",
    )


class Assinar(forms.Form):
    """Cargo and password: what a signature asks for."""

    cargo = forms.ModelChoiceField(None, label="Cargo", empty_label=None)
    senha = forms.CharField(
        label="Senha",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, cargos: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["cargo"]
        campo.queryset = cargos
        self.tem_cargo = cargos.exists()


class AssinarVarios(Assinar):
    """The same, for many: the one-time key makes the same form sent twice one batch."""

    chave = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    @staticmethod
    def ler_chave(dados: Any) -> uuid.UUID | None:
        try:
            return uuid.UUID(dados.get("chave", ""))
        except ValueError:
            return None


class SalvarTexto(forms.Form):
    """What the editor posts."""

    conteudo = forms.CharField(required=False, strip=False)
    versao_base = forms.IntegerField(min_value=1)
