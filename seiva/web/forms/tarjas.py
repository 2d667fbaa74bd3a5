"""Forms of the bars of one page, of the publication and of its cancelling."""

from collections.abc import Iterable
from typing import Any

from django import forms

from seiva.catalogo.models import HipoteseLegal, TipoDocumento
from seiva.core.ator import Ator
from seiva.documentos.models import Tarja
from seiva.documentos.models.tarjas import INTEIRA
from seiva.documentos.tarjas import Marca
from seiva.web.forms.documentos import Assinar

LIVRES = 3  # empty lines for new bars
_LADOS = ("x", "y", "largura", "altura")
_ROTULOS = {
    "x": "Esquerda (%)",
    "y": "Topo (%)",
    "largura": "Largura (%)",
    "altura": "Altura (%)",
}


def hipoteses_em_uso() -> dict[int, HipoteseLegal]:
    """By key, by name."""
    return {h.pk: h for h in HipoteseLegal.objects.filter(ativo=True).order_by("nome")}


class LinhaDeTarja(forms.Form):
    """One bar: where it is, in hundredths of the page, and why."""

    use_required_attribute = False

    hipotese = forms.TypedChoiceField(
        label="Hipótese legal", coerce=int, empty_value=None, required=False
    )
    motivo = forms.CharField(label="Motivo", max_length=200, required=False)
    remover = forms.BooleanField(label="Remover esta tarja", required=False)

    def __init__(self, *args: Any, hipoteses: dict[int, HipoteseLegal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hipoteses = hipoteses
        escolha: Any = self.fields["hipotese"]
        escolha.choices = [("", "Escolha…"), *((pk, str(h)) for pk, h in hipoteses.items())]
        passo = {"step": "any", "inputmode": "decimal"}
        for lado in _LADOS:
            self.fields[lado] = forms.FloatField(
                label=_ROTULOS[lado],
                min_value=0,
                max_value=100,
                required=False,
                widget=forms.NumberInput(attrs=passo),
            )

    @property
    def lados(self) -> list[Any]:
        return [self[lado] for lado in _LADOS]

    def marca(self) -> Marca | None:
        """The bar; None when the line is empty or is to go."""
        dados = self.cleaned_data
        lados = [dados.get(lado) for lado in _LADOS]
        if dados.get("remover") or all(lado is None for lado in lados):
            return None
        x, y, largura, altura = ((lado or 0.0) / 100 for lado in lados)
        hipotese = self.hipoteses.get(dados.get("hipotese") or 0)
        return Marca(x, y, largura, altura, hipotese, dados["motivo"])


_Linhas: Any = forms.formset_factory(LinhaDeTarja, extra=LIVRES, max_num=250)


def linhas_de_tarjas(dados: Any, tarjas: Iterable[Tarja]) -> Any:
    """The lines of the page: what was posted, or what is kept and some empty ones."""
    iniciais = [
        {lado: round(getattr(t, lado) * 100 / INTEIRA, 3) for lado in _LADOS}
        | {"hipotese": t.hipotese_id, "motivo": t.motivo}
        for t in tarjas
    ]
    return _Linhas(
        dados, prefix="t", initial=iniciais, form_kwargs={"hipoteses": hipoteses_em_uso()}
    )


class Escolhidas(forms.Form):
    """Suggestions and lines of text taken by their boxes, with the legal base of all of them."""

    use_required_attribute = False

    hipotese_geral = forms.ModelChoiceField(
        None,
        label="Hipótese legal do que for aceito",
        required=False,
        empty_label="Escolha…",
    )
    motivo_geral = forms.CharField(
        label="Motivo das linhas cobertas", max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["hipotese_geral"]
        campo.queryset = HipoteseLegal.objects.filter(ativo=True).order_by("nome")

    def marcas(self, sugestoes: Iterable[str], linhas: Iterable[str]) -> list[Marca]:
        """Each value is "x;y;width;height;reason"; the reason of a line is the one typed."""
        hipotese = self.cleaned_data["hipotese_geral"]
        motivo = self.cleaned_data["motivo_geral"]
        aceitas = [_ler(valor) for valor in sugestoes]
        cobertas = [(lados, motivo) for lados, _ in map(_ler, linhas)]
        return [
            Marca(x, y, largura, altura, hipotese, dito)
            for (x, y, largura, altura), dito in aceitas + cobertas
        ]


def _ler(valor: str) -> tuple[list[float], str]:
    """What does not read as a box is one outside the page, which the act refuses."""
    partes = valor.split(";", 4)
    try:
        lados = [float(parte) for parte in partes[:4]]
    except ValueError:
        lados = []
    return (lados if len(lados) == 4 else [-1.0] * 4), (partes[4] if len(partes) == 5 else "")


class Publicar(Assinar):
    """The kind of document that certifies it, cargo and password."""

    tipo = forms.ModelChoiceField(None, label="Tipo da certidão", empty_label="Escolha…")
    revisao = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ator: Ator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["tipo"]
        campo.queryset = (
            TipoDocumento.objects.da_unidade(ator.minha_unidade)
            .exclude(aplicabilidade=TipoDocumento.Aplicabilidade.EXTERNO)
            .order_by("nome")
        )
        certidao = campo.queryset.filter(nome__istartswith="certidão").first()
        self.initial.setdefault("tipo", certidao.pk if certidao else None)


class CancelarPublica(forms.Form):
    """Why the published version goes."""

    motivo = forms.CharField(label="Motivo do cancelamento", max_length=500)
