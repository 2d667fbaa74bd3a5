"""What the pages of documents share."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from seiva.core.erros import NaoEncontrado
from seiva.documentos import legibilidade
from seiva.documentos.acoes.ver import pode_marcar, ver_documento
from seiva.documentos.models import Documento
from seiva.portas.leituras import anotar_leitura
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao


def achar_documento(requisicao: Requisicao, pk: int) -> Documento:
    """A document that the actor may know of, with what its pages name, marked `legivel`."""
    return legibilidade.listavel(requisicao.ator, pk)


def achar_para_ler(requisicao: Requisicao, pk: int) -> Documento:
    """As `achar_documento`, and also what the person may open alone, to sign (`por_credencial`).

    For the pages of that very document, and no other.
    """
    return legibilidade.a_ler(requisicao.ator, pk)


def achar_legivel(requisicao: Requisicao, pk: int) -> Documento:
    """A document whose content the actor may read; any other is as if it did not exist."""
    alvo = achar_documento(requisicao, pk)
    if not legivel(requisicao, alvo):
        raise NaoEncontrado
    return alvo


def legivel(requisicao: Requisicao, documento: Documento) -> bool:
    """May the actor read it, as `achar_documento` marked? Who asks is about to show it: the
    reading is noted."""
    le = documento.por_credencial or bool(documento.legivel)  # type: ignore[attr-defined]
    if le:
        anotar_leitura(requisicao, documento)
    return le


def abrir_para_ler(requisicao: Requisicao, pk: int) -> Documento:
    """A document whose bytes the actor may have, for the pages that show or sign that very one;
    opening it counts as seeing it."""
    alvo = achar_para_ler(requisicao, pk)
    if not legivel(requisicao, alvo):
        raise NaoEncontrado
    marcar_visto(requisicao, alvo)
    return alvo


def marcar_visto(requisicao: Requisicao, documento: Documento) -> None:
    """What another unit saw does not change any more (`ver_documento`)."""
    if pode_marcar(requisicao.ator, documento):
        ver_documento(requisicao.ator, documento=documento)


def achar_processo(requisicao: Requisicao, pk: int) -> Processo:
    """A process that the actor may know of."""
    return Processo.objects.localizaveis_por(requisicao.ator).select_related("tipo").um(pk=pk)


def endereco(requisicao: Requisicao, nome: str, **partes: Any) -> str:
    """Address of a page of the institution in use."""
    return reverse(nome, kwargs={"instituicao": requisicao.instituicao.slug, **partes})


def endereco_no_processo(requisicao: Requisicao, documento: Documento) -> str:
    """The page of the process with the document open; who reads no more than it: the queue."""
    if documento.por_credencial:
        return endereco(requisicao, "para_assinar")
    processo = endereco(requisicao, "processo", processo=documento.processo_id)
    return f"{processo}?documento={documento.pk}"


def sobre_o_processo(requisicao: Requisicao, processo: Processo) -> dict[str, Any]:
    """What the pages of a process's documents say of it."""
    return {
        "id": processo.pk,
        "numero": processo.numero,
        "url": endereco(requisicao, "processo", processo=processo.pk),
        "tipo": processo.tipo.nome,
        "especificacao": processo.especificacao,
    }


def imagens_de(requisicao: Requisicao, documento: Documento) -> Callable[[str], str]:
    """Address, by its hash, of each image that the text of a document shows.

    The coat of arms in use is public, and every page already has it.
    """
    zeros, brasao = "0" * 64, requisicao.instituicao.brasao
    modelo = endereco(requisicao, "imagem", documento=documento.pk, sha256=zeros)
    do_brasao = endereco(requisicao, "brasao", sha256=brasao) if brasao else ""
    return lambda sha256: do_brasao if sha256 == brasao else modelo.replace(zeros, sha256)


def ir_ao_documento(requisicao: Requisicao, documento: Documento) -> HttpResponse:
    return redirect(endereco_no_processo(requisicao, documento))


def inteiro(digitado: str | None) -> int | None:
    """A number from the address or from a form; None when it is not one of ours."""
    return int(digitado) if digitado and digitado.isdecimal() and len(digitado) < 18 else None


def quer_json(requisicao: Requisicao) -> bool:
    return requisicao.headers.get("Accept", "").startswith("application/json")
