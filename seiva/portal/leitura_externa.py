"""What someone from outside reads of a process opened to them: by a link, or in their account.

Two doors, one rule: `Documento.legiveis_por` the actor of the request (docs/adr/0047). Each door
gives its own addresses (`Enderecos`).
"""

import base64
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.paginacao import Ordem, paginar
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.acoes.ver import pode_marcar, ver_documento
from seiva.documentos.arquivos import ler
from seiva.documentos.imagens import arquivo_de_imagem
from seiva.documentos.models import Assinatura, Documento
from seiva.documentos.pagina import html_da_pagina
from seiva.documentos.registro_pdf import situacao_do_pdf
from seiva.documentos.regras.tipos_de_arquivo import IMAGENS, PDF
from seiva.portas.bytes import servir
from seiva.portas.folha import folha_de, folhas_de
from seiva.portas.leituras import anotar_leitura
from seiva.portas.paginas import cursores, vizinhas
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Interessado, Processo

POR_PAGINA = 50
INTERESSADOS = 50


@dataclass(frozen=True)
class Enderecos:
    """Where a door has its pages: prefix of the names of its routes, and what they all carry."""

    prefixo: str
    partes: dict[str, Any]

    def processo(self) -> str:
        return reverse(self.prefixo, kwargs=self.partes)

    def documento(self, documento: Documento, parte: str = "documento") -> str:
        partes = self.partes | {"numero_do_documento": documento.numero}
        return reverse(f"{self.prefixo}_{parte}", kwargs=partes)


def contexto_do_processo(
    requisicao: HttpRequest, ator: Ator, processo: Processo, onde: Enderecos
) -> dict[str, Any]:
    """The process, and the documents that the actor may open, in order."""
    le = legivel(ator, processo)
    if le:
        anotar_leitura(requisicao, processo)
    abertos = Documento.objects.legiveis_por(ator).do_processo(processo)
    pagina = paginar(
        abertos.select_related("tipo", "unidade", "processo"),
        [Ordem("ordem")],
        tamanho=POR_PAGINA,
        **cursores(requisicao.GET),
    )
    return {
        "processo": processo,
        "le": le,
        "interessados": _interessados(processo) if le else [],
        "documentos": [{"d": d, "url": onde.documento(d)} for d in pagina.linhas],
        "pagina": vizinhas(pagina, requisicao.path),
    }


def _interessados(processo: Processo) -> list[str]:
    deles = Interessado.objects.dos_processos([processo])
    return list(deles.values_list("pessoa__nome", flat=True)[:INTERESSADOS])


def abrir(requisicao: HttpRequest, ator: Ator, processo: Processo, numero: int) -> Documento:
    """A document of this process that the actor reads: noted, and from now on immutable
    (domain.md §2.3). Any other is as if it did not exist."""
    achados = Documento.objects.legiveis_por(ator).do_processo(processo)
    documento: Documento | None = (
        achados.select_related("tipo", "unidade", "processo", "arquivo")
        .filter(numero=min(numero, 2**62))
        .first()
    )
    if documento is None:
        raise NaoEncontrado
    anotar_leitura(requisicao, documento)
    if pode_marcar(ator, documento):
        ver_documento(ator, documento=documento)
    return documento


def contexto_do_documento(documento: Documento, onde: Enderecos) -> dict[str, Any]:
    """What the document is, who signed it, its text or its file."""
    vigentes = Assinatura.objects.vigentes().filter(documento=documento)
    arquivo = {"url": onde.documento(documento, "arquivo"), "rotulo": "Abrir o PDF"}
    if not documento.interno:
        tipo = documento.arquivo.tipo_mime
        na_tela = tipo == PDF or tipo in IMAGENS
        arquivo["rotulo"] = "Abrir o arquivo" if na_tela else "Baixar o arquivo"
    return {
        "documento": documento,
        "processo_url": onde.processo(),
        "conteudo_url": onde.documento(documento, "conteudo") if documento.interno else "",
        "arquivo": arquivo,
        "assinaturas": list(
            vigentes.order_by("assinada_em", "pk").values("nome", "cargo", "assinada_em")
        ),
    }


def texto(documento: Documento) -> HttpResponse:
    """The page of a document written here, byte by byte, with its images inside."""
    if not documento.interno:
        raise NaoEncontrado
    return folha_de(HttpResponse(html_da_pagina(documento, _imagem, folhas_de)))


def arquivo(requisicao: HttpRequest, documento: Documento) -> HttpResponseBase:
    """The PDF of record with every seal, or the file as it came."""
    if not documento.interno:
        return servir(requisicao, documento.arquivo, documento.arquivo.nome)
    congelado = congelamento_vigente(documento)
    if congelado is None:
        raise NaoEncontrado
    pronto = situacao_do_pdf(congelado).arquivo
    if pronto is None:
        return render(requisicao, "consulta/preparando.html", {"documento": documento}, status=202)
    nome = f"{documento.nome.replace('/', '-')} ({documento.numero_formatado}).pdf"
    return servir(requisicao, pronto, nome)


def _imagem(sha256: str) -> str:
    """Inside the page itself: who opens one document has no other address to ask."""
    achada = arquivo_de_imagem(sha256)
    if achada is None:
        return ""
    return f"data:{achada.tipo_mime};base64,{base64.b64encode(ler(achada)).decode()}"
