"""The log of administration: who changed what, with before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, paginar
from seiva.core.tenancy import escopo
from seiva.organizacao.cadastros import Cadastro, cadastros
from seiva.organizacao.models import Alteracao
from seiva.portas.em_csv import baixar, em_csv
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 50
LOTE = 300
ORDEM = (Ordem("pk", decrescente=True),)
COLUNAS = ("Quando", "Quem", "Unidade", "Por onde", "O que fez", "Cadastro", "Registro", "Campo",
           "Antes", "Depois")  # fmt: skip


@dataclass(frozen=True)
class Mudanca:
    """One field, before and after, in words."""

    rotulo: str
    antes: str
    depois: str


@dataclass(frozen=True)
class Contada:
    """One entry of the log as a page tells it."""

    registro: Alteracao
    cadastro: str
    url: str
    mudancas: list[Mudanca]


class Filtros(forms.Form):
    """Who, which register, which entry, when."""

    use_required_attribute = False

    pessoa = forms.CharField(label="Quem mudou", required=False, max_length=100)
    cadastro = forms.ChoiceField(label="Cadastro", required=False)
    registro = forms.IntegerField(required=False, widget=forms.HiddenInput)
    de = forms.DateField(
        label="De",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ate = forms.DateField(
        label="Até",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, dados: Any) -> None:
        super().__init__(dados)
        escolhas = [(c.nome_do_modelo, c.titulo) for c in cadastros()]
        self.fields["cadastro"].choices = [("", "Todos"), *escolhas]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        dados = super().clean() or {}
        if dados.get("de") and dados.get("ate") and dados["de"] > dados["ate"]:
            self.add_error("ate", "O fim vem depois do começo: troque as datas.")
        return dados

    def linhas(self) -> QuerySet[Alteracao]:
        """What was asked; only of a valid form."""
        limpos, linhas = self.cleaned_data, Alteracao.objects.all()
        if limpos["pessoa"].strip():
            linhas = linhas.de_quem(limpos["pessoa"])
        if limpos["cadastro"]:
            linhas = linhas.filter(cadastro=limpos["cadastro"])
        if limpos["registro"]:
            linhas = linhas.filter(objeto_id=limpos["registro"])
        if limpos["de"]:
            linhas = linhas.filter(quando__gte=_comeco(limpos["de"]))
        if limpos["ate"]:
            linhas = linhas.filter(quando__lt=_comeco(limpos["ate"] + timedelta(days=1)))
        escolhidas: QuerySet[Alteracao] = linhas.select_related("unidade")
        return escolhidas


def _comeco(dia: Any) -> datetime:
    return timezone.make_aware(datetime.combine(dia, time()))


def contar(requisicao: Requisicao, mudanca: Alteracao) -> Contada:
    """An entry of the log in words, with the way to what changed when it is still there."""
    cadastro = _por_modelo().get(mudanca.cadastro)
    url = ""
    if cadastro is not None and mudanca.verbo != Alteracao.Verbo.EXCLUIU and mudanca.objeto_id:
        partes = {"cadastro": cadastro.chave, "registro": mudanca.objeto_id}
        url = endereco(requisicao, "cadastro_item", **partes)
    return Contada(mudanca, nome_do_cadastro(mudanca.cadastro), url, mudancas_de(mudanca))


def _por_modelo() -> dict[str, Cadastro]:
    return {c.nome_do_modelo: c for c in cadastros()}


def nome_do_cadastro(rotulo: str) -> str:
    """How people call what changed: the register's own word, or the model's."""
    cadastro = _por_modelo().get(rotulo)
    if cadastro is not None:
        return cadastro.singular
    try:
        return str(apps.get_model(rotulo)._meta.verbose_name)
    except (LookupError, ValueError):
        return rotulo


def mudancas_de(mudanca: Alteracao) -> list[Mudanca]:
    """Each field that changed, in words."""
    cadastro = _por_modelo().get(mudanca.cadastro)
    nomes = dict.fromkeys([*mudanca.antes, *mudanca.depois])
    return [
        Mudanca(
            _rotulo(cadastro, mudanca.cadastro, nome),
            em_palavras(mudanca.antes.get(nome)),
            em_palavras(mudanca.depois.get(nome)),
        )
        for nome in nomes
        if em_palavras(mudanca.antes.get(nome)) != em_palavras(mudanca.depois.get(nome))
    ]


def _rotulo(cadastro: Cadastro | None, modelo: str, nome: str) -> str:
    if cadastro is not None:
        return cadastro.rotulo(nome)
    try:
        campo: Any = apps.get_model(modelo)._meta.get_field(nome)
        return capfirst(str(campo.verbose_name))
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return capfirst(nome.replace("_", " "))


def em_palavras(valor: Any) -> str:
    """A value of the log as text."""
    if valor is None or valor == "" or valor == []:
        return ""
    if isinstance(valor, bool):
        return "sim" if valor else "não"
    return ", ".join(map(str, valor)) if isinstance(valor, list) else str(valor)


@require_safe
@servidor
def alteracoes(requisicao: Requisicao) -> HttpResponse:
    """The whole log, newest first."""
    exigir_administrador(requisicao)
    return _pagina(requisicao, Filtros(requisicao.GET))


def _pagina(requisicao: Requisicao, filtros: Filtros) -> HttpResponse:
    valido = filtros.is_valid()
    linhas = filtros.linhas() if valido else Alteracao.objects.none()
    pagina = paginar(linhas, ORDEM, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    consulta = urlencode([(n, v) for n, v in requisicao.GET.items() if v and n in filtros.fields])
    base = endereco(requisicao, "alteracoes")
    contexto = {
        "secao": "administracao",
        "form": filtros,
        "filtrado": bool(consulta),
        "linhas": [contar(requisicao, mudanca) for mudanca in pagina.linhas],
        "pagina": vizinhas(pagina, f"{base}?{consulta}" if consulta else base),
        "csv_url": f"{endereco(requisicao, 'alteracoes_csv')}?{consulta}" if valido else "",
        "limpar_url": base,
    }
    modelo = "administracao/alteracoes.html"
    return render(requisicao, modelo, contexto, status=200 if valido else 422)


@require_safe
@servidor
def exportar(requisicao: Requisicao) -> HttpResponseBase:
    """The same log as CSV, one line for each field that changed."""
    exigir_administrador(requisicao)
    filtros = Filtros(requisicao.GET)
    if not filtros.is_valid():
        return _pagina(requisicao, filtros)
    return baixar(em_csv(COLUNAS, _todas(requisicao.ator, filtros)), "alteracoes.csv")


def _todas(ator: Ator, filtros: Filtros) -> Iterator[tuple[Any, ...]]:
    depois = ""
    while True:
        with transaction.atomic(), escopo(ator.instituicao_id):
            pagina = paginar(filtros.linhas(), ORDEM, tamanho=LOTE, depois=depois)
            parte = [linha for mudanca in pagina.linhas for linha in _em_linhas(mudanca)]
        yield from parte
        depois = pagina.proxima
        if not depois:
            return


def _em_linhas(mudanca: Alteracao) -> list[tuple[Any, ...]]:
    quando = timezone.localtime(mudanca.quando)
    comum = (
        f"{quando:%d/%m/%Y %H:%M:%S}",
        mudanca.nome,
        mudanca.unidade.sigla if mudanca.unidade else "",
        mudanca.porta,
        mudanca.get_verbo_display(),
        nome_do_cadastro(mudanca.cadastro),
        mudanca.rotulo,
    )
    campos = [(m.rotulo, m.antes, m.depois) for m in mudancas_de(mudanca)]
    return [(*comum, *campo) for campo in campos or [("", "", "")]]
