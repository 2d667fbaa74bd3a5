"""Consultar in the whole platform: a number opens what it names; words are looked for everywhere.

Each institution is a world of its own in the database: the index answers keys of public acts of
all, and what is shown of each is read inside it (docs/adr/0040).
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, paginar
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.documentos.models import Documento, NumeroDeDocumento
from seiva.organizacao.models import Instituicao
from seiva.organizacao.querysets import dobrar
from seiva.pesquisa.em_todas import TETO, Atos, achar_atos, lidos_da_pagina
from seiva.portal import consulta_linhas
from seiva.portal.abertas import PUBLICAVEIS, aberta, inteiro
from seiva.portal.forms_consulta_geral import ConsultaGeral
from seiva.portas.paginas import cursores, ler_pagina, numeradas, quantos, vizinhas
from seiva.processos.regras.busca_numero import normalizar_busca

POR_MINUTO = 60
POR_PAGINA = 20
ATOS_POR_PAGINA = 10  # each may be of another institution, whose scope is opened to read it
_MENOR, _MAIOR = 7, 12  # digits of the number of a document


@dataclass(frozen=True)
class Resultado:
    """Public acts of one page of a search in many institutions."""

    atos: Atos
    documentos: list[dict[str, Any]] = field(default_factory=list)
    pagina: dict[str, str] = field(default_factory=dict)
    retirados: int = 0

    @property
    def total(self) -> str:
        """How many, as honestly as it is known."""
        return quantos(len(self.atos.chaves) - self.retirados, truncado=self.atos.truncado)


@aberta("consulta", maximo=POR_MINUTO)
def consulta_geral(requisicao: HttpRequest) -> HttpResponse:
    """A number goes straight to what it names; words find public acts; else, the institutions."""
    formulario = ConsultaGeral(requisicao.GET)
    formulario.is_valid()
    q, onde = (formulario.cleaned_data.get(campo, "") for campo in ("q", "onde"))
    if q and (destino := _pelo_numero(q)):
        return redirect(destino)
    casas = _instituicoes(onde)
    if q and onde and len(casas) == 1 and not formulario.errors:
        valores = {k: v for k, v in formulario.valores().items() if k != "onde"}
        return redirect(f"{reverse('consulta', args=[casas[0].slug])}?{urlencode(valores)}")
    contexto: dict[str, Any] = {
        "form": formulario,
        "q": q,
        "resultado": _procurar(requisicao, formulario, casas) if q else None,
        "teto": TETO,
        "sufixo": f"?{urlencode({'q': q})}" if q else "",
        "endereco": inteiro("consulta_geral"),
        "fora_dos_buscadores": bool(requisicao.GET),
    }
    contexto |= _onde_procurar(requisicao, casas, urlencode({"q": q, "onde": onde}))
    return render(requisicao, "consulta/geral.html", contexto)


def _onde_procurar(requisicao: HttpRequest, casas: list[Any], consulta: str) -> dict[str, Any]:
    """A page of the institutions in which the same may be looked for."""
    pagina = paginar(
        Instituicao.objects.filter(pk__in=[casa.pk for casa in casas]),
        [Ordem("nome"), Ordem("pk")],
        tamanho=POR_PAGINA,
        **cursores(requisicao.GET),
    )
    return {"casas": pagina.linhas, "pagina": vizinhas(pagina, f"?{consulta}")}


def _procurar(requisicao: HttpRequest, formulario: ConsultaGeral, casas: list[Any]) -> Resultado:
    numero, instante = ler_pagina(requisicao.GET.get("pagina", ""))
    limites = [limite for limite in (instante, formulario.antes_de) if limite]
    atos = achar_atos(
        formulario.cleaned_data["q"],
        casas=[casa.pk for casa in casas],
        de=formulario.desde,
        ate=min(limites, default=None),
    )
    por_chave = {casa.pk: casa for casa in casas}
    lidos = lidos_da_pagina(atos, (numero - 1) * ATOS_POR_PAGINA, ATOS_POR_PAGINA)
    nomes = {documento.pk: por_chave[casa].nome for casa, documento in lidos}
    linhas = consulta_linhas.de_varias([(por_chave[c].slug, d) for c, d in lidos], atos.consulta)
    for linha in linhas:
        linha["instituicao"] = nomes[linha["pk"]]
    consulta = urlencode(formulario.valores())
    pagina = numeradas(
        numero,
        len(atos.chaves),
        tamanho=ATOS_POR_PAGINA,
        endereco=lambda pagina: f"?{consulta}&{urlencode({'pagina': pagina})}",
        quando=instante or agora(),
    )
    desta = atos.chaves[(numero - 1) * ATOS_POR_PAGINA :][:ATOS_POR_PAGINA]
    return Resultado(atos, linhas, pagina, len(desta) - len(linhas))


def _instituicoes(onde: str) -> list[Any]:
    """Those that publish, with these words in the name or the town: a thousand short rows are
    read whole, as no index knows words without accents."""
    todas = Instituicao.objects.filter(**PUBLICAVEIS)
    casas = todas.values_list("pk", "nome", "municipio", "slug", named=True)
    procuradas = dobrar(onde).split()
    return [
        casa
        for casa in casas
        if all(p in dobrar(f"{casa.nome} {casa.municipio} {casa.slug}") for p in procuradas)
    ]


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
