"""Reading: the content of a document in the frame of the process page, and its files."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page

from seiva.core.erros import NaoEncontrado
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.congelar import dados_da_pagina
from seiva.documentos.imagens import imagem_guardada
from seiva.documentos.models import Documento
from seiva.documentos.pagina import html_da_pagina, versao_em_vigor
from seiva.documentos.papel.escolhas import EstiloInvalido
from seiva.documentos.papel.folha_de_estilos import css_dos_estilos
from seiva.documentos.papel.previa import render_previa
from seiva.documentos.papel.render import texto_da_pagina
from seiva.documentos.registro_pdf import situacao_do_pdf
from seiva.portas.bytes import proteger, servir
from seiva.portas.folha import folha_de, folhas_de
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos import leituras
from seiva.web.documentos.comum import (
    abrir_para_ler,
    achar_para_ler,
    endereco,
    imagens_de,
    ir_ao_documento,
    legivel,
    marcar_visto,
)
from seiva.web.documentos.quadro import mostrar_arquivo

_FALHOU = "Não foi possível preparar o PDF. As assinaturas valem; avise o suporte."
PDF = "application/pdf"


@servidor
def documento(requisicao: Requisicao, documento: int) -> HttpResponse:
    """A document's own address: the page of its process with it open, or of signing it."""
    alvo = achar_para_ler(requisicao, documento)
    if alvo.por_credencial:
        return redirect(endereco(requisicao, "documento_assinar", documento=alvo.pk))
    return ir_ao_documento(requisicao, alvo)


@servidor
def conteudo(requisicao: Requisicao, documento: int) -> HttpResponseBase:
    """What the reader's frame shows: page, file, download card, or why it is closed."""
    alvo = achar_para_ler(requisicao, documento)
    if alvo.cancelado:
        return _quadro(requisicao, "documento/cancelado.html", alvo)
    if not legivel(requisicao, alvo):
        return _quadro(requisicao, "documento/vedado.html", alvo, status=404)
    marcar_visto(requisicao, alvo)
    leituras.anotar(requisicao, alvo)
    if alvo.interno:
        return _folha(requisicao, alvo)
    return mostrar_arquivo(requisicao, alvo)


@servidor
def pdf(requisicao: Requisicao, documento: int) -> HttpResponseBase:
    """The PDF of record with every seal, or the page that waits for it."""
    alvo = abrir_para_ler(requisicao, documento)
    congelado = congelamento_vigente(alvo) if alvo.interno else None
    if congelado is None:
        raise NaoEncontrado
    situacao = situacao_do_pdf(congelado)
    perguntando = bool(requisicao.headers.get("HX-Request"))
    if situacao.arquivo is not None and not perguntando:
        return servir(requisicao, situacao.arquivo, nome_do_arquivo(alvo))
    trabalho = {
        "titulo": "PDF assinado",
        "texto": "O arquivo com as assinaturas está sendo preparado: leva poucos segundos.",
        "url": requisicao.get_full_path(),
        "pronto": situacao.arquivo is not None,
        "link": {"url": requisicao.get_full_path(), "rotulo": "Abrir o PDF"},
        "falhou": _FALHOU if situacao.falhou else None,
    }
    modelo = "componentes/progresso.html" if perguntando else "documento/preparo.html"
    status = 200 if perguntando else 202
    return render(requisicao, modelo, {"documento": alvo, "trabalho": trabalho}, status=status)


@servidor
def previa(requisicao: Requisicao, documento: int) -> HttpResponseBase:
    """Ver PDF: the current text exactly as it will be signed, marked as a draft."""
    alvo = abrir_para_ler(requisicao, documento)
    if not alvo.interno:
        raise NaoEncontrado
    if not alvo.minuta:
        return redirect(endereco(requisicao, "documento_pdf", documento=alvo.pk))
    dados = dados_da_pagina(alvo, versao_em_vigor(alvo))
    pronta = render_previa(dados, recursos=imagem_guardada)
    resposta = HttpResponse(pronta.pdf, content_type=PDF)
    return proteger(resposta, PDF, f"minuta-{nome_do_arquivo(alvo)}", na_tela=True)


@servidor
def original(requisicao: Requisicao, documento: int) -> HttpResponseBase:
    """The bytes of a file as they came, to keep."""
    alvo = abrir_para_ler(requisicao, documento)
    if alvo.arquivo is None:
        raise NaoEncontrado
    return servir(requisicao, alvo.arquivo, alvo.arquivo.nome, anexo=True)


@gzip_page  # the same for everyone, and without secrets
@cache_control(public=True, max_age=86400)
def papel_css(requisicao: HttpRequest) -> HttpResponse:
    """The style sheet of the printed page, for the page on screen; `estilos` says what an
    institution chose (`papel.estilos.em_texto`), and anything else is not found."""
    try:
        escolhidos = css_dos_estilos(requisicao.GET.get("estilos", ""))
    except EstiloInvalido:
        raise NaoEncontrado from None
    return HttpResponse(texto_da_pagina() + escolhidos, content_type="text/css; charset=utf-8")


def nome_do_arquivo(documento: Documento) -> str:
    """Name under which the PDF is kept: "Ofício 12-2026 (0000123).pdf"."""
    return f"{documento.nome.replace('/', '-')} ({documento.numero_formatado}).pdf"


def _folha(requisicao: Requisicao, alvo: Documento) -> HttpResponse:
    html = html_da_pagina(alvo, imagens_de(requisicao, alvo), folhas_de)
    return folha_de(HttpResponse(html))


def _quadro(
    requisicao: Requisicao, modelo: str, alvo: Documento, status: int = 200
) -> HttpResponse:
    contexto = {"documento": alvo, "hipotese": alvo.hipotese or alvo.processo.hipotese}
    return render(requisicao, modelo, contexto, status=status)
