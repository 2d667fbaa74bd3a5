"""Conferir um arquivo: every signature of a PDF of record, checked against the published keys."""

import functools
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from seiva.core.ator import Ator
from seiva.core.limites import contar
from seiva.core.tenancy import escopo
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.conferencia import (
    Conferencia,
    conferir,
    instituicao_do_numero,
    numero_de,
)
from seiva.documentos.models import VersaoPublica
from seiva.documentos.papel.laudo import Laudo
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.organizacao.models import Instituicao
from seiva.portal.forms import MAXIMO_MB, Conferir, ConferirArquivo
from seiva.portas.acesso import RequisicaoPublica, Visao, endereco_de, publica


def recusar_grandes(visao: Visao) -> Visao:
    """Answer 413 from the declared length, before any byte of the body is read."""

    @csrf_exempt
    @functools.wraps(visao)
    def abrir(requisicao: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        declarado = requisicao.headers.get("Content-Length", "0")
        if (
            not declarado.isdecimal()
            or len(declarado) > 17
            or int(declarado) > (MAXIMO_MB + 1) * 1024 * 1024
        ):
            return render(requisicao, "erros/413.html", status=413)
        return csrf_protect(visao)(requisicao, *args, **kwargs)

    return abrir


@recusar_grandes
@require_POST
@publica
def conferir_pdf(requisicao: RequisicaoPublica) -> HttpResponse:
    """Check a file with the keys of the institution in the address."""
    return _conferir(requisicao, requisicao.instituicao)


@recusar_grandes
@require_POST
def conferir_pdf_geral(requisicao: HttpRequest) -> HttpResponse:
    """Check a file that says by itself which institution sealed it."""
    return _conferir(requisicao, None)


def _conferir(requisicao: HttpRequest, casa: Instituicao | None) -> HttpResponse:
    contar("conferir-pdf", endereco_de(requisicao), maximo=10, segundos=60)
    formulario = ConferirArquivo(requisicao.POST, requisicao.FILES)
    if not formulario.is_valid():
        contexto = {"form": Conferir(), "form_arquivo": formulario, "arquivo_para": requisicao.path}
        return render(requisicao, "conferir/conferir.html", contexto, status=422)
    pdf = formulario.cleaned_data["arquivo"].read()
    if casa is None:
        casa = _quem_selou(verificar_pdf(pdf, ()))
    contexto = {"laudo": verificar_pdf(pdf, ())} if casa is None else _laudo(pdf, casa)
    contexto["nome"] = formulario.cleaned_data["arquivo"].name
    return render(requisicao, "conferir/laudo.html", contexto)


def _laudo(pdf: bytes, casa: Instituicao) -> dict[str, Any]:
    with escopo(casa.pk):
        laudo = verificar_pdf(pdf, chaveiro_publico())
        registro = _registro(laudo)
        faltam = len(registro.assinaturas) > len(laudo.assinaturas) if registro else False
        nossa = any(assinatura.declaracao for assinatura in laudo.assinaturas)
        return {
            "laudo": laudo,
            "de": casa if nossa else None,
            "registro": registro,
            "faltam": faltam,
            "publica": _publica(laudo, casa),
        }


def _registro(laudo: Laudo) -> Conferencia | None:
    """What the institution's own register says of the document that the file declares.

    Only for genuine files: whoever holds one holds the codes too.
    """
    declaracao = laudo.assinaturas[0].declaracao if laudo.assinaturas else None
    if declaracao is None or not laudo.assinaturas[0].declaracao_valida:
        return None
    numero = numero_de(declaracao.verificador)
    return conferir(numero, declaracao.crc) if numero else None


def _publica(laudo: Laudo, casa: Instituicao) -> VersaoPublica | None:
    """The public version, with bars, whose bytes these are."""
    legiveis = VersaoPublica.objects.legiveis_por(Ator.publico(casa.pk))
    achada: VersaoPublica | None = legiveis.com_bytes(laudo.sha256).first()
    return achada


def _quem_selou(laudo: Laudo) -> Instituicao | None:
    for assinatura in laudo.assinaturas:
        declaracao = assinatura.declaracao
        numero = numero_de(declaracao.verificador) if declaracao else None
        if declaracao and numero:
            return instituicao_do_numero(numero, declaracao.crc)
    return None
