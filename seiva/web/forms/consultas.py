"""Forms of who conducts a public consultation."""

from typing import Any

from django import forms

from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoDocumento
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.participacao.acoes.conduzir import APRESENTACAO, DadosDaConsulta
from seiva.participacao.acoes.responder import MAIOR_RESPOSTA
from seiva.participacao.models import Contribuicao
from seiva.processos.models import Processo

_DIA = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AbrirConsulta(forms.Form):
    documento = forms.ModelChoiceField(label="Documento", queryset=None, empty_label="Escolha…")
    titulo = forms.CharField(label="Título", max_length=150)
    apresentacao = forms.CharField(
        label="Apresentação", max_length=APRESENTACAO, widget=forms.Textarea(attrs={"rows": 5})
    )
    de = forms.DateField(label="Abre no começo do dia", widget=_DIA)
    ate = forms.DateField(label="Recebe opiniões até o fim do dia", widget=_DIA)
    moderada = forms.BooleanField(
        label="Ler cada contribuição antes de publicar", required=False, initial=True
    )

    def __init__(self, ator: Ator, processo: Processo, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["documento"]
        campo.queryset = (
            Documento.objects.legiveis_por(ator)
            .filter(processo=processo, natureza="I", estado="assinado", nivel=NivelAcesso.PUBLICO)
            .select_related("tipo")
            .order_by("ordem")
        )

    def dados(self) -> DadosDaConsulta:
        limpos = {nome: valor for nome, valor in self.cleaned_data.items() if nome != "documento"}
        return DadosDaConsulta(**limpos)


class Prorrogar(forms.Form):
    ate = forms.DateField(label="Novo último dia", widget=_DIA)


class Cancelar(forms.Form):
    motivo = forms.CharField(label="Motivo do cancelamento", max_length=500)


class Relatar(forms.Form):
    """`hipotese` restricts the annex of what was not published; asked for only when there is any."""

    tipo = forms.ModelChoiceField(label="Tipo do relatório", queryset=None, empty_label="Escolha…")
    hipotese = forms.ModelChoiceField(
        label="Hipótese legal do anexo", queryset=None, empty_label="Escolha…", required=False
    )

    def __init__(self, ator: Ator, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["tipo"]
        tipos = TipoDocumento.objects.da_unidade(ator.minha_unidade)
        campo.queryset = tipos.filter(ativo=True).exclude(
            aplicabilidade=TipoDocumento.Aplicabilidade.EXTERNO
        )
        restringe: Any = self.fields["hipotese"]
        hipoteses = HipoteseLegal.objects.filter(ativo=True, nivel=NivelAcesso.RESTRITO)
        restringe.queryset = hipoteses.order_by("nome")


class Publicar(forms.Form):
    contribuicao = forms.IntegerField(widget=forms.HiddenInput)
    vista = forms.CharField(max_length=80, widget=forms.HiddenInput)


class Reter(Publicar):
    motivo = forms.ChoiceField(
        label="Motivo", choices=[("", "Escolha…"), *Contribuicao.Motivo.choices]
    )
    explicacao = forms.CharField(label="Explicação", max_length=500, required=False)


class Responder(forms.Form):
    """`trecho` is the place of the passage; 0 is the answer in general."""

    trecho = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    texto = forms.CharField(
        label="Resposta",
        max_length=MAIOR_RESPOSTA,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Confirmar(forms.Form):
    """An act that asks nothing."""
