"""Assinar por link: a person of outside reads one document and signs it."""

import base64
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.documentos.acoes.externa import assinar_externamente, exigir_valendo
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.arquivos import ler
from seiva.documentos.externas import escolhe_senha
from seiva.documentos.imagens import arquivo_de_imagem
from seiva.documentos.models import Assinatura, AssinaturaExterna, Documento
from seiva.documentos.pagina import html_da_pagina
from seiva.portal.abrir import RequisicaoPorLink, por_link
from seiva.portal.forms_assinar import AssinarPorLink
from seiva.portas.folha import folha_de, folhas_de
from seiva.portas.leituras import anotar_leitura

TENTATIVAS, EM_SEGUNDOS = 10, 600


@por_link
def assinar(requisicao: RequisicaoPorLink, link: str) -> HttpResponse:
    """What will be signed and the form that signs it; afterwards, that it was signed."""
    liberacao = requisicao.liberacao
    formulario = _formulario(requisicao)
    try:
        exigir_valendo(liberacao)
        if requisicao.method == "POST":
            contar("assinar-externo", str(liberacao.pk), maximo=TENTATIVAS, segundos=EM_SEGUNDOS)
            if formulario.is_valid():
                assinar_externamente(
                    requisicao.ator,
                    documento=liberacao.documento,
                    liberacao=liberacao,
                    **formulario.cleaned_data,
                )
                return redirect("assinar_por_link", link=link)
    except RegraViolada as erro:
        if erro.codigo.startswith("externa_"):
            return _encerrada(requisicao, erro)
        formulario.recusar(erro)
    codigo = 422 if requisicao.method == "POST" else 200
    contexto = _contexto(requisicao, link) | {"form": formulario}
    return render(requisicao, "assinar/assinar.html", contexto, status=codigo)


@por_link
def documento(requisicao: RequisicaoPorLink, link: str) -> HttpResponse:
    """The text itself, in the frame of the page: the frozen bytes once somebody signed."""
    exigir_valendo(requisicao.liberacao)
    alvo = requisicao.liberacao.documento
    anotar_leitura(requisicao, alvo)
    ver_documento(requisicao.ator, documento=alvo)
    return folha_de(HttpResponse(html_da_pagina(alvo, _imagem, folhas_de)))


def _formulario(requisicao: RequisicaoPorLink) -> AssinarPorLink:
    inicial = {"versao_lida": requisicao.liberacao.documento.versao_atual}
    return AssinarPorLink(
        requisicao.POST or None, initial=inicial, escolhe=escolhe_senha(requisicao.liberacao)
    )


def _imagem(sha256: str) -> str:
    """The image inside the page itself: who opens one document has no other address to ask."""
    arquivo = arquivo_de_imagem(sha256)
    if arquivo is None:
        return ""
    return f"data:{arquivo.tipo_mime};base64,{base64.b64encode(ler(arquivo)).decode()}"


def _contexto(requisicao: RequisicaoPorLink, link: str) -> dict[str, Any]:
    alvo = requisicao.liberacao.documento
    feitas = Assinatura.objects.vigentes().filter(documento=alvo).order_by("pk")
    return {
        "liberacao": requisicao.liberacao,
        "documento": alvo,
        "assinaturas": list(feitas),
        "url_conteudo": reverse("assinar_por_link_documento", args=[link]),
    }


def _encerrada(requisicao: RequisicaoPorLink, erro: RegraViolada) -> HttpResponse:
    """The link opens the document no more: say why and, when it was signed, how to check it."""
    liberacao = requisicao.liberacao
    liberacao.refresh_from_db()
    # Of what was put under sigilo afterwards, not even the name is told.
    fechado = erro.codigo == "externa_fechada"
    contexto = {
        "liberacao": liberacao,
        "titulo": "Documento" if fechado else str(liberacao.documento),
        "porque": erro.mensagem,
    }
    if liberacao.fim == AssinaturaExterna.Fim.ASSINADA:
        contexto |= _como_conferir(requisicao, liberacao.documento)
    return render(requisicao, "assinar/encerrada.html", contexto)


def _como_conferir(requisicao: RequisicaoPorLink, alvo: Documento) -> dict[str, str]:
    congelado = congelamento_vigente(alvo)
    if congelado is None:
        return {}
    codigos = {"codigo_verificador": alvo.numero_formatado, "codigo_crc": congelado.crc}
    pagina = reverse("conferir", args=[requisicao.instituicao.slug])
    return codigos | {"url_conferir": f"{pagina}?{urlencode(codigos)}"}
