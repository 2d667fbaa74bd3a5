"""Consultar: anybody finds public acts of an institution, without login."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.core.ator import Ator
from seiva.core.paginacao import Pagina
from seiva.core.relogio import agora
from seiva.pesquisa.busca import PeloNumero, pelas_palavras, pelo_numero
from seiva.pesquisa.da_pagina import Achado, da_pagina
from seiva.pesquisa.documentos import POR_PAGINA, TETO, Encontrados, achar_documentos
from seiva.pesquisa.publica import dos_documentos, processos_pelo_assunto
from seiva.pesquisa.regras.consulta import entender
from seiva.portal import consulta_linhas
from seiva.portal.abertas import aberta, inteiro, publicavel
from seiva.portal.forms_consulta import Consulta
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.portas.paginas import cursores, ler_pagina, numeradas, quantos, vizinhas

PROCESSOS_COM_PALAVRAS = 5
POR_MINUTO = 60


@dataclass(frozen=True)
class Resultado:
    """What one search found: documents of one page, or processes of one page."""

    documentos: list[dict[str, Any]] = field(default_factory=list)
    processos: list[dict[str, Any]] = field(default_factory=list)
    pagina: dict[str, Any] = field(default_factory=dict)
    encontrados: Encontrados | None = None

    @property
    def total(self) -> str:
        """How many documents, as honestly as it is known."""
        if self.encontrados is None:
            return ""
        return quantos(len(self.encontrados.chaves), truncado=self.encontrados.truncado)


@aberta("consulta", maximo=POR_MINUTO)
@publica
def consulta(requisicao: RequisicaoPublica) -> HttpResponse:
    """The search page of an institution. A number that names one thing goes straight to it."""
    formulario, slug = Consulta(requisicao.GET), requisicao.instituicao.slug
    numero = PeloNumero()
    if formulario.texto and len(formulario.texto) < 100:
        numero = pelo_numero(requisicao.ator, formulario.texto)
    if (destino := destino_do(numero, slug)) is not None:
        return redirect(destino)
    valores = formulario.valores()
    consulta = urlencode(valores)
    contexto = {
        "form": formulario,
        "procurou": bool(valores),
        "filtrou": bool(set(valores) - {"q"}),
        "aviso": numero.aviso,
        "resultado": procurar(requisicao, formulario, consulta),
        "consulta": consulta,
        "teto": TETO,
        "endereco": inteiro("consulta", instituicao=slug) + (f"?{consulta}" if consulta else ""),
        "fora_dos_buscadores": bool(valores) or not publicavel(requisicao.instituicao),
    }
    return render(requisicao, "consulta/consulta.html", contexto)


def destino_do(numero: PeloNumero, slug: str) -> str | None:
    """The page of what a number names, for anybody."""
    if numero.processo is not None:
        return reverse("processo_publico", args=[slug, numero.processo.digitos])
    if numero.documento is not None:
        return reverse("documento_publico", args=[slug, numero.documento.numero])
    return None


def procurar(requisicao: RequisicaoPublica, formulario: Consulta, consulta: str) -> Resultado:
    """Documents by words or by their type; without either, processes by date and filters."""
    if formulario.recusada:
        return Resultado()
    if not formulario.texto and not formulario.so_de_documentos:
        return _so_processos(requisicao, formulario, consulta)
    slug, ator = requisicao.instituicao.slug, requisicao.ator
    numero, instante = ler_pagina(requisicao.GET.get("pagina", ""))
    encontrados, lidos = achar(ator, formulario, numero=numero, instante=instante)
    processos: list[Any] = []
    if numero == 1 and not formulario.so_de_documentos:
        processos = processos_pelo_assunto(
            ator, formulario.texto, formulario.filtros(), quantos=PROCESSOS_COM_PALAVRAS
        )
    return Resultado(
        consulta_linhas.de_documentos(slug, lidos, encontrados.consulta),
        consulta_linhas.de_processos(slug, processos, encontrados.consulta),
        numeradas(
            numero,
            len(encontrados.chaves),
            tamanho=POR_PAGINA,
            endereco=lambda pagina: f"?{consulta}&{urlencode({'pagina': pagina})}",
            quando=instante or agora(),
        ),
        encontrados,
    )


def achar(
    ator: Ator,
    formulario: Consulta,
    *,
    numero: int = 1,
    instante: datetime | None = None,
    recentes: bool = False,
) -> tuple[Encontrados, list[Achado]]:
    """What was found, and the documents of one page of it."""
    encontrados = achar_documentos(
        ator,
        formulario.texto,
        formulario.de_documento(),
        recentes=recentes,
        ate_o_instante=instante,
        com_fatos=False,
    )
    encontrados = dos_documentos(encontrados)
    return encontrados, da_pagina(ator, encontrados, (numero - 1) * POR_PAGINA, POR_PAGINA)


def ultimos(requisicao: RequisicaoPublica, formulario: Consulta) -> Pagina[Any]:
    """A page of the public processes of the filters, the latest first."""
    onde, filtros = cursores(requisicao.GET), formulario.filtros()
    return pelas_palavras(
        requisicao.ator, "", filtros, depois=onde["depois"], antes=onde["antes"]
    ).pagina


def _so_processos(requisicao: RequisicaoPublica, formulario: Consulta, consulta: str) -> Resultado:
    achados = ultimos(requisicao, formulario)
    linhas = consulta_linhas.de_processos(requisicao.instituicao.slug, achados.linhas, entender(""))
    return Resultado(processos=linhas, pagina=vizinhas(achados, f"?{consulta}"))
