"""The editor: the page as it will be printed, saved continuously."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST

from seiva.core.acoes import declarada
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.salvar import (
    VersaoUltrapassada,
    congelamento_vigente,
    salvar_documento,
)
from seiva.documentos.congelar import dados_da_pagina
from seiva.documentos.models import Documento, Versao
from seiva.documentos.pagina import versao_em_vigor
from seiva.documentos.papel.montar import partes_da_pagina
from seiva.documentos.regras.imagens import guardar, mostrar
from seiva.documentos.regras.variaveis import VARIAVEIS
from seiva.portas.folha import papel_de
from seiva.portas.leituras import anotar_leitura
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import (
    achar_documento,
    endereco,
    endereco_no_processo,
    imagens_de,
    quer_json,
)
from seiva.web.forms.documentos import SalvarTexto


@gzip_page  # nothing of what the address says is in the answer, so its length tells nothing
@servidor
def editar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """The editor. A signed document asks first whether its signatures may be dropped."""
    alvo = achar_documento(requisicao, documento)
    impedimento = declarada("salvar_documento").impedimento(requisicao.ator, alvo)
    if impedimento:
        messages.error(requisicao, impedimento.mensagem)
        return redirect(endereco_no_processo(requisicao, alvo))
    congelado = congelamento_vigente(alvo)
    if congelado is not None and not _derrubar(requisicao, alvo):
        contexto = {
            "documento": alvo,
            "congelado": congelado,
            "assinaturas": congelado.assinaturas.order_by("pk"),
            "voltar_url": endereco_no_processo(requisicao, alvo),
        }
        return render(requisicao, "documento/editar_assinado.html", contexto)
    return _pagina(requisicao, alvo, versao_em_vigor(alvo))


@servidor
@require_POST
def salvar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Save a version: JSON for the editor, redirect for the plain form."""
    alvo = achar_documento(requisicao, documento)
    formulario = SalvarTexto(requisicao.POST)
    if not formulario.is_valid():
        return _recusado(requisicao, alvo, "O pedido veio incompleto. Recarregue a página.", 400)
    dados = formulario.cleaned_data
    try:
        versao = salvar_documento(
            requisicao.ator,
            documento=alvo,
            conteudo=guardar(dados["conteudo"]),
            versao_base=dados["versao_base"],
            derrubar_assinaturas=_derrubar(requisicao, alvo),
        )
    except VersaoUltrapassada as conflito:
        return _conflito(requisicao, alvo, conflito, dados["conteudo"])
    except RegraViolada as erro:
        return _recusado(requisicao, alvo, erro.mensagem, 422, dados["conteudo"])
    if quer_json(requisicao):
        return JsonResponse({"versao": versao.numero, "salvo_em": hora(versao)})
    messages.success(requisicao, f"Salvo às {hora(versao)}.")
    return redirect(endereco(requisicao, "documento_editar", documento=alvo.pk))


def _derrubar(requisicao: Requisicao, alvo: Documento) -> bool:
    """Did the person confirm that these very signatures may be dropped?

    The confirmation names the freeze: signatures made after it are not covered.
    """
    congelado = congelamento_vigente(alvo)
    return congelado is not None and requisicao.GET.get("derrubar") == str(congelado.pk)


def hora(versao: Versao) -> str:
    return f"{timezone.localtime(versao.salva_em):%H:%M:%S}"


def momento(versao: Versao) -> str:
    return f"{timezone.localtime(versao.salva_em):%d/%m/%Y %H:%M:%S}"


def _conflito(
    requisicao: Requisicao, alvo: Documento, conflito: VersaoUltrapassada, meu: str
) -> HttpResponse:
    """Both texts and the choice; nothing was overwritten."""
    outra = conflito.atual
    anotar_leitura(requisicao, alvo)
    if quer_json(requisicao):
        return JsonResponse(
            {
                "versao": outra.numero,
                "autor": outra.autor.nome,
                "quando": momento(outra),
                "conteudo": outra.conteudo,
            },
            status=409,
        )
    contexto = {
        "documento": alvo,
        "meu": meu,
        "outra": outra,
        "mensagem": conflito.mensagem,
        "conteudo_url": endereco(requisicao, "documento_conteudo", documento=alvo.pk),
        "salvar_url": endereco(requisicao, "documento_salvar", documento=alvo.pk),
        "editar_url": endereco(requisicao, "documento_editar", documento=alvo.pk),
    }
    return render(requisicao, "documento/conflito.html", contexto, status=409)


def _recusado(
    requisicao: Requisicao, alvo: Documento, mensagem: str, status: int, texto: str | None = None
) -> HttpResponse:
    if quer_json(requisicao):
        return JsonResponse({"mensagem": mensagem}, status=status)
    contexto = {
        "documento": alvo,
        "mensagem": mensagem,
        "meu": texto,
        "voltar_url": endereco_no_processo(requisicao, alvo),
    }
    return render(requisicao, "documento/nao_salvo.html", contexto, status=status)


def _seguro(html: str, imagem: Callable[[str], str]) -> SafeString:
    """A part of the page that the house itself wrote, with the addresses of its images."""
    return mark_safe(mostrar(html, imagem))  # noqa: S308


def _pagina(requisicao: Requisicao, alvo: Documento, versao: Versao) -> HttpResponse:
    anotar_leitura(requisicao, alvo)
    dados = dados_da_pagina(alvo, versao)
    partes = partes_da_pagina(dados)
    imagem = imagens_de(requisicao, alvo)

    def daqui(nome: str) -> str:
        return endereco(requisicao, nome, documento=alvo.pk)

    confirmado = f"?derrubar={requisicao.GET['derrubar']}" if _derrubar(requisicao, alvo) else ""
    editor: dict[str, Any] = {
        "documento_id": alvo.pk,
        "versao": versao.numero,
        "conteudo": versao.conteudo,
        "salvar_url": daqui("documento_salvar") + confirmado,
        "salvo_em": momento(versao),
        "variaveis": VARIAVEIS,
        "cabecalho_html": _seguro(partes.cabecalho, imagem),
        "titulo_html": _seguro(partes.titulo, imagem),
        "assinatura_html": _seguro(partes.fim, imagem),
        "guarda": f"{requisicao.conta.pk}:{requisicao.instituicao.slug}:{alvo.pk}",
        "imagem_url": daqui("documento_imagem"),
        "arquivo_url": imagem("SHA256"),
        "textos_url": endereco(requisicao, "textos_padrao"),
        "referencia_url": endereco(requisicao, "referencia"),
        "papel_css_url": papel_de(dados.estilos),
    }
    contexto = {
        "documento": alvo,
        "editor": editor,
        "sem_htmx": True,  # no part of this page comes by it, and the editor is heavy enough
        "processo_url": endereco_no_processo(requisicao, alvo),
        "versoes_url": daqui("documento_versoes")
        if alvo.unidade_id == requisicao.ator.unidade_id
        else "",
        "previa_url": daqui("documento_previa"),
        "assinar_url": daqui("documento_assinar"),
    }
    return render(requisicao, "documento/editar.html", contexto)
