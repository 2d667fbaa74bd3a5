"""Versões: every save of a document written here; see, compare, restore."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.acoes.salvar import congelamento_vigente, restaurar_versao
from seiva.documentos.estilos import linha_em_vigor
from seiva.documentos.historico_de_versoes import sessoes, versao_de
from seiva.documentos.models import Documento, Versao
from seiva.documentos.regras.diferenca import comparar, resumo
from seiva.documentos.regras.imagens import mostrar
from seiva.portas.folha import folha_de, folhas_de
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import (
    achar_legivel,
    endereco,
    endereco_no_processo,
    imagens_de,
    inteiro,
)

POR_PAGINA = 20


def _achar(requisicao: Requisicao, pk: int) -> Documento:
    """Versions are the unit's own drafts: only where the document was written, and read there."""
    alvo = achar_legivel(requisicao, pk)
    if not alvo.interno or alvo.unidade_id != requisicao.ator.unidade_id:
        raise NaoEncontrado
    return alvo


@servidor
def versoes(requisicao: Requisicao, documento: int) -> HttpResponse:
    """The list, grouped by sitting, with what each added and removed."""
    alvo = _achar(requisicao, documento)
    antes_de = inteiro(requisicao.GET.get("antes"))
    lista = sessoes(alvo, antes_de, POR_PAGINA)
    ultimo = lista[-1].versoes[-1].numero if lista else 1
    contexto = _comum(requisicao, alvo) | {
        "sessoes": lista,
        "mais_url": f"?antes={ultimo}" if ultimo > 1 else "",
        "comparar_url": endereco(requisicao, "documento_comparar", documento=alvo.pk),
    }
    return render(requisicao, "documento/versoes.html", contexto)


@servidor
def versao(requisicao: Requisicao, documento: int, numero: int) -> HttpResponse:
    """One version on a page of its own, with the button that restores it."""
    alvo = _achar(requisicao, documento)
    escolhida = versao_de(alvo, numero)
    congelado = congelamento_vigente(alvo)
    contexto = _comum(requisicao, alvo) | {
        "versao": escolhida,
        "folha_url": endereco(
            requisicao, "documento_versao_folha", documento=alvo.pk, numero=numero
        ),
        "pode_restaurar": numero != alvo.versao_atual
        and declarada("restaurar_versao").impedimento(requisicao.ator, alvo) is None,
        "derruba": congelado is not None,
    }
    return render(requisicao, "documento/versao.html", contexto)


@servidor
def folha(requisicao: Requisicao, documento: int, numero: int) -> HttpResponse:
    """The text of a version, for the frame."""
    alvo = _achar(requisicao, documento)
    return _folha(requisicao, alvo, f"Versão {numero}", versao_de(alvo, numero).conteudo)


@servidor
def comparacao(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Two versions, with what was added and removed marked in the text."""
    alvo = _achar(requisicao, documento)
    de, para = _par(requisicao, alvo)
    contexto = _comum(requisicao, alvo) | {
        "de": de,
        "para": para,
        "resumo": resumo(de.conteudo, para.conteudo),
        "folha_url": endereco(requisicao, "documento_comparar_folha", documento=alvo.pk)
        + f"?de={de.numero}&para={para.numero}",
    }
    return render(requisicao, "documento/comparar.html", contexto)


@servidor
def folha_da_comparacao(requisicao: Requisicao, documento: int) -> HttpResponse:
    """The marked text, for the frame."""
    alvo = _achar(requisicao, documento)
    de, para = _par(requisicao, alvo)
    titulo = f"Da versão {de.numero} à {para.numero}"
    return _folha(requisicao, alvo, titulo, comparar(de.conteudo, para.conteudo))


@servidor
@require_POST
def restaurar(requisicao: Requisicao, documento: int, numero: int) -> HttpResponse:
    """Make an old version the current one."""
    alvo = _achar(requisicao, documento)
    try:
        restaurar_versao(
            requisicao.ator,
            documento=alvo,
            numero=numero,
            derrubar_assinaturas=requisicao.POST.get("derrubar") == "sim",
        )
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
        return redirect(endereco(requisicao, "documento_versao", documento=alvo.pk, numero=numero))
    messages.success(requisicao, f"A versão {numero} é a atual de novo.")
    return redirect(endereco(requisicao, "documento_versoes", documento=alvo.pk))


def _par(requisicao: Requisicao, alvo: Documento) -> tuple[Versao, Versao]:
    """The two versions asked for, the older first; by default the last change."""
    para = inteiro(requisicao.GET.get("para")) or alvo.versao_atual
    de = inteiro(requisicao.GET.get("de")) or max(1, para - 1)
    return versao_de(alvo, min(de, para)), versao_de(alvo, max(de, para))


def _comum(requisicao: Requisicao, alvo: Documento) -> dict[str, Any]:
    return {
        "documento": alvo,
        "processo_url": endereco_no_processo(requisicao, alvo),
        "versoes_url": endereco(requisicao, "documento_versoes", documento=alvo.pk),
        "editar_url": endereco(requisicao, "documento_editar", documento=alvo.pk),
    }


def _folha(requisicao: Requisicao, alvo: Documento, titulo: str, corpo: str) -> HttpResponse:
    html = mostrar(corpo, imagens_de(requisicao, alvo))
    contexto = {
        "titulo": titulo,
        "corpo": html,
        "folhas": folhas_de(linha_em_vigor()),
    }
    return folha_de(render(requisicao, "documento/folha.html", contexto))
