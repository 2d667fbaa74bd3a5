"""Pesquisa: a number opens what it names; words list documents and processes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seiva.core.preparadas import PreparadaDeObjetos
from seiva.core.relogio import agora
from seiva.pesquisa.busca import PeloNumero, com_nomes, pelas_palavras, pelo_numero, principais
from seiva.pesquisa.contagens import contar
from seiva.pesquisa.da_pagina import da_pagina
from seiva.pesquisa.documentos import POR_PAGINA, TETO, achar_documentos
from seiva.pesquisa.models import PesquisaSalva
from seiva.pesquisa.regras.consulta import entender
from seiva.portas.paginas import cursores, ler_pagina, numeradas, quantos, vizinhas
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.pesquisa import linhas
from seiva.web.pesquisa.enderecos import Endereco
from seiva.web.pesquisa.filtros import etiquetas, facetas
from seiva.web.pesquisa.formulario import DOCUMENTOS, PROCESSOS, TUDO, FormularioDePesquisa

PROCESSOS_EM_TUDO = 5
DOS_ULTIMOS = 300  # processes with the words, among which those few are chosen


_guardadas = PreparadaDeObjetos(PesquisaSalva.objects.de_quem)


@require_safe
@servidor
def pesquisa(requisicao: Requisicao) -> HttpResponse:
    """Search page. A number that names one thing goes straight to it."""
    formulario = FormularioDePesquisa(requisicao.GET)
    formulario.is_valid()
    q = formulario.limpo("q") or ""
    numero = pelo_numero(requisicao.ator, q) if len(q) < 100 else PeloNumero()
    if numero.documento is not None or numero.processo is not None:
        return redirect(_destino(numero, requisicao.instituicao.slug))
    contexto = _procurar(requisicao, formulario, q)
    contexto |= {
        "secao": "pesquisa",
        # Lists of options are read, and drawn, only where every filter is shown.
        "form": _todos(requisicao) if contexto["completo"] else formulario,
        "q": q,
        "aviso": numero.aviso,
        "guardadas": _guardadas(requisicao.ator),
    }
    return render(requisicao, "pesquisa/pesquisa.html", contexto)


def _todos(requisicao: Requisicao) -> FormularioDePesquisa:
    formulario = FormularioDePesquisa(requisicao.GET, todos=True)
    formulario.is_valid()
    return formulario


def _procurar(requisicao: Requisicao, formulario: FormularioDePesquisa, q: str) -> dict[str, Any]:
    """What the page shows of the search, or that nothing was asked yet."""
    endereco = Endereco(requisicao.GET)
    comuns = formulario.filtros()
    dentro = _processo(requisicao, formulario)
    procurou = bool(q or comuns.algum or formulario.so_de_documentos)
    em = formulario.limpo("em") or TUDO
    so_documentos = em == DOCUMENTOS or formulario.so_de_documentos
    contexto: dict[str, Any] = {
        "procurou": procurou,
        "em": em,
        "ordem": formulario.limpo("ordem"),
        "completo": not procurou or bool(requisicao.GET.get("filtros")),
        "dentro": dentro,
        "endereco": endereco,
        "etiquetas": etiquetas(endereco, formulario, dentro),
        "abas": _abas(endereco, em),
        "sem_filtros": endereco.sem(*endereco.filtros),
        "todos_os_filtros": endereco.com(filtros="1"),
        "url_relevantes": endereco.sem("ordem"),
        "url_recentes": endereco.com(ordem="recentes"),
    }
    adiante = em == TUDO and "pagina" in requisicao.GET  # processes were on the first page
    if procurou and not so_documentos and not adiante:
        contexto |= _processos(requisicao, q, comuns, endereco, sozinhos=em == PROCESSOS)
    if procurou and em != PROCESSOS:
        contexto |= _documentos(requisicao, formulario, q, comuns, endereco)
    return contexto


def _processo(requisicao: Requisicao, formulario: FormularioDePesquisa) -> Processo | None:
    """The process inside which to look, when the address names one."""
    pk = formulario.limpo("processo")
    if pk is None:
        return None
    processo: Processo = Processo.objects.localizaveis_por(requisicao.ator).um(pk=pk)
    return processo


def _processos(
    requisicao: Requisicao, q: str, filtros: Any, endereco: Endereco, *, sozinhos: bool
) -> dict[str, Any]:
    truncados, pagina = False, None
    if sozinhos:
        onde = cursores(requisicao.GET)
        achados = pelas_palavras(
            requisicao.ator, q, filtros, depois=onde["depois"], antes=onde["antes"]
        )
        truncados, pagina, mais = achados.truncado, achados.pagina, False
        mostrados = com_nomes(pagina.linhas)
    else:
        quantos = PROCESSOS_EM_TUDO + 1
        lidos = principais(requisicao.ator, q, filtros, quantos=quantos, teto=DOS_ULTIMOS)
        mostrados, mais = lidos[:PROCESSOS_EM_TUDO], len(lidos) > PROCESSOS_EM_TUDO
    contexto: dict[str, Any] = {
        "processos": linhas.de_processos(requisicao, mostrados, entender(q)),
        "processos_truncados": truncados,
        "mais_processos": mais,
    }
    if pagina is not None:
        contexto["pagina"] = vizinhas(pagina, endereco.com())
    return contexto


def _documentos(
    requisicao: Requisicao,
    formulario: FormularioDePesquisa,
    q: str,
    comuns: Any,
    endereco: Endereco,
) -> dict[str, Any]:
    numero, instante = ler_pagina(requisicao.GET.get("pagina", ""))
    encontrados = achar_documentos(
        requisicao.ator,
        q,
        formulario.de_documento(comuns),
        recentes=formulario.limpo("ordem") == "recentes",
        ate_o_instante=instante,
    )
    primeiro = (numero - 1) * POR_PAGINA
    lidos = da_pagina(requisicao.ator, encontrados, primeiro, POR_PAGINA)
    return {
        "documentos": linhas.de_documentos(requisicao, lidos, encontrados.consulta),
        "encontrados": encontrados,
        "total": quantos(len(encontrados.chaves), truncado=encontrados.truncado),
        "facetas": facetas(contar(requisicao.ator, encontrados), endereco),
        "pagina": numeradas(
            numero,
            len(encontrados.chaves),
            tamanho=POR_PAGINA,
            endereco=lambda pagina: endereco.com(pagina=pagina),
            quando=instante or agora(),
        ),
        "teto": TETO,
    }


def _abas(endereco: Endereco, em: str) -> list[dict[str, Any]]:
    return [
        {"rotulo": rotulo, "url": endereco.com(em=valor, ordem=""), "atual": em == valor}
        for valor, rotulo in ((TUDO, "Tudo"), (DOCUMENTOS, "Documentos"), (PROCESSOS, "Processos"))
    ]


def _destino(numero: PeloNumero, slug: str) -> str:
    """The page of what the number names: a process, or a document open in its process."""
    if numero.documento is None:
        assert numero.processo is not None
        return reverse("processo", args=[slug, numero.processo.pk])
    processo = reverse("processo", args=[slug, numero.documento.processo_id])
    return f"{processo}?documento={numero.documento.pk}"
