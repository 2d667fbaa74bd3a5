"""What the frame shows of a file: the bytes themselves, a rendition of them, or a card."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from seiva.core.acoes import declarada
from seiva.documentos.leituras import Situacao, situacao
from seiva.documentos.models import Documento, Vista
from seiva.documentos.regras.tipos_de_arquivo import AUDIOS, IMAGENS, MIDIAS, PDF
from seiva.documentos.reproducao import TIPO_DA_PAGINA, reproduzir
from seiva.portas.bytes import servir
from seiva.portas.folha import folha_de, folhas_de
from seiva.web.acesso import Requisicao
from seiva.web.documentos.comum import endereco


def mostrar_arquivo(requisicao: Requisicao, alvo: Documento) -> HttpResponseBase:
    """The file of a document that the actor may read, in the way of its kind."""
    arquivo, agora = alvo.arquivo, situacao(alvo.arquivo)
    if agora.vista is not None:
        return _mostrar_vista(requisicao, alvo, agora, agora.vista)
    if arquivo.tipo_mime == PDF or arquivo.tipo_mime in IMAGENS:
        return servir(requisicao, arquivo, arquivo.nome)
    if arquivo.tipo_mime in MIDIAS:
        return _cartao(requisicao, "documento/midia.html", alvo, som=arquivo.tipo_mime in AUDIOS)
    return _cartao(requisicao, "documento/baixar.html", alvo)


def servir_vista(requisicao: Requisicao, alvo: Documento) -> HttpResponseBase | None:
    """Bytes for a player or a frame: of the rendition, or of a sound or film itself."""
    vista = situacao(alvo.arquivo).vista
    if vista is not None and vista.pronta and vista.tipo_mime != TIPO_DA_PAGINA:
        return servir(requisicao, vista, alvo.arquivo.nome)
    if alvo.arquivo.tipo_mime in MIDIAS:
        return servir(requisicao, alvo.arquivo, alvo.arquivo.nome)
    return None


def _mostrar_vista(
    requisicao: Requisicao, alvo: Documento, agora: Situacao, vista: Vista
) -> HttpResponseBase:
    if vista.pronta and requisicao.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    if vista.pronta and vista.tipo_mime == TIPO_DA_PAGINA:
        return _pagina(requisicao, alvo, vista)
    if vista.pronta:
        return servir(requisicao, vista, alvo.arquivo.nome)
    if vista.estado == Vista.Estado.PENDENTE:
        return _esperar(requisicao, alvo)
    pode = declarada("reler_arquivo").impedimento(requisicao.ator, alvo) is None
    tentar = endereco(requisicao, "documento_reler", documento=alvo.pk) if pode else ""
    return _cartao(requisicao, "documento/baixar.html", alvo, erro=vista.erro, tentar_url=tentar)


def _esperar(requisicao: Requisicao, alvo: Documento) -> HttpResponse:
    trabalho = {
        "titulo": "Preparando o arquivo",
        "texto": "O arquivo está sendo preparado para leitura na tela.",
        "porcento": None,
        "url": requisicao.get_full_path(),
        "pronto": False,
        "falhou": None,
    }
    modelo = "documento/preparando.html"
    if requisicao.headers.get("HX-Request"):
        modelo = "componentes/progresso.html"
    return _cartao(requisicao, modelo, alvo, trabalho=trabalho)


def _pagina(requisicao: Requisicao, alvo: Documento, vista: Vista) -> HttpResponse:
    reproducao = reproduzir(vista)
    contexto = {
        "documento": alvo,
        "reproducao": reproducao,
        "anexos": [
            (nome, tamanho, _do_anexo(requisicao, alvo, numero))
            for numero, (nome, tamanho) in enumerate(reproducao.anexos)
        ],
        "baixar_url": endereco(requisicao, "documento_original", documento=alvo.pk),
        "folhas": folhas_de(),
    }
    return folha_de(render(requisicao, "documento/reproducao.html", contexto))


def _do_anexo(requisicao: Requisicao, alvo: Documento, numero: int) -> str:
    """Only what comes in a standard message is taken out one by one."""
    if alvo.arquivo.tipo_mime != "message/rfc822":
        return ""
    return endereco(requisicao, "documento_anexo", documento=alvo.pk, anexo=numero)


def _cartao(requisicao: Requisicao, modelo: str, alvo: Documento, **resto: Any) -> HttpResponse:
    contexto = {
        "documento": alvo,
        "baixar_url": endereco(requisicao, "documento_original", documento=alvo.pk),
        "vista_url": endereco(requisicao, "documento_vista", documento=alvo.pk),
    }
    return render(requisicao, modelo, contexto | resto)
