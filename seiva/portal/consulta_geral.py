"""Consultar in the whole platform: a number opens what it names; words ask where to look.

Each institution is a world of its own in the database, and words are looked for inside one: of
853, the person says which, by its name or town (docs/adr/0040).
"""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, Pagina, paginar
from seiva.core.tenancy import escopo
from seiva.documentos.models import Documento, NumeroDeDocumento
from seiva.organizacao.models import Instituicao
from seiva.organizacao.querysets import dobrar
from seiva.pesquisa.publica import tem_cpf
from seiva.portal.abertas import PUBLICAVEIS, aberta, inteiro
from seiva.portal.forms_consulta import MAIOR_TEXTO, SEM_CPF
from seiva.portas.paginas import cursores, vizinhas
from seiva.processos.regras.busca_numero import normalizar_busca

POR_MINUTO = 60
POR_PAGINA = 20
_MENOR, _MAIOR = 7, 12  # digits of the number of a document


class ConsultaGeral(forms.Form):
    """What to look for, and where."""

    use_required_attribute = False

    q = forms.CharField(label="O que você procura?", required=False, strip=True)
    onde = forms.CharField(
        label="Em que instituição?",
        required=False,
        strip=True,
        max_length=100,
        help_text="O nome da cidade ou do órgão. Em branco, mostra todas.",
    )

    def clean_q(self) -> str:
        texto: str = self.cleaned_data["q"].replace("\x00", "")[:MAIOR_TEXTO]
        if tem_cpf(texto):
            raise forms.ValidationError(SEM_CPF, code="cpf")
        return texto

    def clean_onde(self) -> str:
        return str(self.cleaned_data["onde"].replace("\x00", ""))


@aberta("consulta", maximo=POR_MINUTO)
def consulta_geral(requisicao: HttpRequest) -> HttpResponse:
    """A number goes straight to what it names; else the institutions where to look."""
    formulario = ConsultaGeral(requisicao.GET)
    formulario.is_valid()
    q, onde = (formulario.cleaned_data.get(campo, "") for campo in ("q", "onde"))
    if q and (destino := _pelo_numero(q)):
        return redirect(destino)
    casas = _instituicoes(requisicao, onde)
    if q and onde and len(casas.linhas) == 1 and not formulario.errors:
        slug = casas.linhas[0].slug
        return redirect(f"{reverse('consulta', args=[slug])}?{urlencode({'q': q})}")
    contexto: dict[str, Any] = {
        "form": formulario,
        "q": q,
        "onde": onde,
        "casas": casas.linhas,
        "pagina": vizinhas(casas, f"?{urlencode({'q': q, 'onde': onde})}"),
        "sufixo": f"?{urlencode({'q': q})}" if q else "",
        "endereco": inteiro("consulta_geral"),
        "fora_dos_buscadores": bool(requisicao.GET),
    }
    return render(requisicao, "consulta/geral.html", contexto)


def _instituicoes(requisicao: HttpRequest, onde: str) -> Pagina[Any]:
    casas = Instituicao.objects.filter(**PUBLICAVEIS)
    palavras = dobrar(onde).split()
    if palavras:  # a thousand short rows: read whole, as no index knows words without accents
        certas = [
            pk
            for pk, *nomes in casas.values_list("pk", "nome", "municipio", "slug")
            if all(palavra in dobrar(" ".join(nomes)) for palavra in palavras)
        ]
        casas = casas.filter(pk__in=certas)
    ordem = [Ordem("nome"), Ordem("pk")]
    return paginar(casas, ordem, tamanho=POR_PAGINA, **cursores(requisicao.GET))


def _pelo_numero(texto: str) -> str | None:
    """The page of the document with this number, when anybody may know of it."""
    digitos = normalizar_busca(texto)
    if digitos is None or not _MENOR <= len(digitos) <= _MAIOR:
        return None
    numeros = NumeroDeDocumento.objects.select_related("instituicao").filter(numero=int(digitos))
    for linha in numeros.order_by("instituicao"):
        with escopo(linha.instituicao_id):
            conhecidos = Documento.objects.listaveis_por(Ator.publico(linha.instituicao_id))
            if conhecidos.filter(numero=linha.numero).exists():
                return reverse("documento_publico", args=[linha.instituicao.slug, linha.numero])
    return None
