"""Pesquisa: a number opens what it names; words list processes."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seiva.catalogo.models import TipoProcesso
from seiva.pesquisa.busca import (
    Achados,
    Filtros,
    PeloNumero,
    pelas_palavras,
    pelo_numero,
)
from seiva.pesquisa.destaque import Destaque
from seiva.portas.leituras import anotar_leituras
from seiva.processos.models import Interessado
from seiva.web.acesso import Requisicao, servidor
from seiva.web.paginas import cursores, vizinhas

_DIA = {"type": "date"}


class FormularioDePesquisa(forms.Form):
    """Words and the few filters."""

    use_required_attribute = False

    q = forms.CharField(label="Procurar", required=False, max_length=200, strip=True)
    tipo: Any = forms.ModelChoiceField(None, label="Tipo", required=False, empty_label="Todos")
    de = forms.DateField(
        label="Autuado de",
        required=False,
        widget=forms.DateInput(attrs=_DIA, format="%Y-%m-%d"),
        error_messages={"invalid": "Escreva a data como 25/11/2026."},
    )
    ate = forms.DateField(
        label="até",
        required=False,
        widget=forms.DateInput(attrs=_DIA, format="%Y-%m-%d"),
        error_messages={"invalid": "Escreva a data como 25/11/2026."},
    )
    aqui = forms.BooleanField(label="Só os abertos na minha unidade", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tipo"].queryset = TipoProcesso.objects.order_by("nome")  # type: ignore[attr-defined]

    def filtros(self) -> Filtros:
        """The filters understood; a field in error does not narrow."""
        limpos = self.cleaned_data
        tipo = limpos.get("tipo")
        return Filtros(
            tipo.pk if tipo else None,
            limpos.get("de"),
            limpos.get("ate"),
            limpos.get("aqui", False),
        )


@require_safe
@servidor
def pesquisa(requisicao: Requisicao) -> HttpResponse:
    """Search page. A number that names one thing goes straight to it."""
    formulario = FormularioDePesquisa(requisicao.GET)
    formulario.is_valid()
    q = formulario.cleaned_data.get("q", "")
    numero = pelo_numero(requisicao.ator, q)
    slug = requisicao.instituicao.slug
    if numero.documento is not None or numero.processo is not None:
        return redirect(_destino(numero, slug))
    filtros = formulario.filtros()
    achados = None
    if q or filtros.algum:
        achados = pelas_palavras(requisicao.ator, q, filtros, **cursores(requisicao.GET))
    contexto = {
        "secao": "pesquisa",
        "form": formulario,
        "q": q,
        "aviso": numero.aviso,
        "procurou": achados is not None,
        "truncado": achados is not None and achados.truncado,
        "resultados": _resultados(requisicao, achados, q) if achados else [],
        "pagina": vizinhas(achados.pagina, _sem_cursor(requisicao)) if achados else {},
        "filtrado": filtros.algum,
        "sem_filtros": f"?{urlencode({'q': q})}",
    }
    return render(requisicao, "pesquisa/pesquisa.html", contexto)


def _destino(numero: PeloNumero, slug: str) -> str:
    """The page of what the number names: a process, or a document open in its process."""
    if numero.documento is None:
        assert numero.processo is not None
        return reverse("processo", args=[slug, numero.processo.pk])
    processo = reverse("processo", args=[slug, numero.documento.processo_id])
    return f"{processo}?documento={numero.documento.pk}"


def _sem_cursor(requisicao: Requisicao) -> str:
    """The same search, from the start."""
    atuais = {k: v for k, v in requisicao.GET.items() if k not in {"depois", "antes"} and v}
    return f"?{urlencode(atuais)}"


def _resultados(requisicao: Requisicao, achados: Achados, q: str) -> list[dict[str, Any]]:
    """Rows with the searched words marked; interessados of the page in one query."""
    processos, slug = achados.pagina.linhas, requisicao.instituicao.slug
    anotar_leituras(requisicao, processos)
    nomes: dict[int, list[str]] = {}
    interessados = Interessado.objects.dos_processos(processos)
    for pk, nome in interessados.values_list("processo_id", "pessoa__nome"):
        nomes.setdefault(pk, []).append(nome)
    linhas = [
        (p, p.numero, p.tipo.nome, p.especificacao, ", ".join(nomes.get(p.pk, [])))
        for p in processos
    ]
    destaque = Destaque(q, [texto for _, *textos in linhas for texto in textos])
    return [
        {
            "url": reverse("processo", args=[slug, p.pk]),
            "numero": destaque.marcar(numero),
            "tipo": destaque.marcar(tipo),
            "especificacao": destaque.marcar(especificacao),
            "interessados": destaque.marcar(quem),
            "nivel": p.nivel_efetivo,
            "unidade": p.unidade_geradora.sigla,
            "autuado_em": p.autuado_em,
        }
        for p, numero, tipo, especificacao, quem in linhas
    ]
