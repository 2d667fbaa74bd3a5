"""Minhas representações: who I represent, who represents me, in one institution or in all."""

import base64
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.limites import contar
from seiva.core.modelos import chave
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.ver import pode_marcar, ver_documento
from seiva.documentos.arquivos import ler
from seiva.documentos.imagens import arquivo_de_imagem
from seiva.documentos.models import Documento
from seiva.documentos.pagina import html_da_pagina
from seiva.organizacao.lugares import lugares_de
from seiva.organizacao.models import Conta, Instituicao
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao, cidadao_em
from seiva.portal.forms_representacoes import Encerrar
from seiva.portal.representacoes_linhas import linha_de, verbo_do_fim
from seiva.portas.assinatura_govbr import (
    IR,
    formas_de_assinar,
    guardado,
    largar_prova,
    levar,
    oferecer_govbr,
    segredo_da_prova,
)
from seiva.portas.atos import tentar
from seiva.portas.folha import folha_de, folhas_de
from seiva.portas.leituras import anotar_leitura
from seiva.representacao.acoes.encerrar import renunciar_procuracao, revogar_procuracao
from seiva.representacao.consulta import minha, que_me_representam, que_represento
from seiva.representacao.models import Representacao
from seiva.representacao.prova import FIM, alvo_do_fim

TENTATIVAS, EM_SEGUNDOS = 20, 600


@require_safe
@never_cache
@cidadao
def meus_representantes(requisicao: Any) -> HttpResponse:
    """Over every institution that has something of the person."""
    conta: Conta = requisicao.conta
    partes = []
    for casa in lugares_de(conta):
        with escopo(casa.pk):
            parte = _parte(Ator.cidadao(casa.pk, conta.pk, conta.nome), casa)
        if parte["represento"] or parte["me_representam"]:
            partes.append(parte)
    return render(requisicao, "representacoes/todas.html", {"partes": partes})


@require_safe
@never_cache
@cidadao_em
def representacoes(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """In one institution, with what the person may do there."""
    parte = _parte(requisicao.ator, requisicao.instituicao)
    return render(requisicao, "representacoes/lista.html", {"parte": parte})


def _parte(ator: Ator, casa: Instituicao) -> dict[str, Any]:
    return {
        "instituicao": casa,
        "represento": [linha_de(ator, casa.slug, r) for r in que_represento(ator)],
        "me_representam": [linha_de(ator, casa.slug, r) for r in que_me_representam(ator)],
    }


@require_safe
@never_cache
@cidadao_em
def documento(requisicao: RequisicaoDoCidadao, representacao: int, papel: str) -> HttpResponse:
    """The signed text: of the powers, or of their end."""
    alvo = minha(requisicao.ator, chave(representacao))
    pk = {"poderes": alvo.documento_id, "fim": alvo.documento_do_fim_id}.get(papel)
    lido: Documento = Documento.objects.legiveis_por(requisicao.ator).um(pk=pk or 0)
    anotar_leitura(requisicao, lido)
    if pode_marcar(requisicao.ator, lido):
        ver_documento(requisicao.ator, documento=lido)
    return folha_de(HttpResponse(html_da_pagina(lido, _imagem, folhas_de)))


def _imagem(sha256: str) -> str:
    """The image inside the page itself: who opens one document has no other address to ask."""
    arquivo = arquivo_de_imagem(sha256)
    if arquivo is None:
        return ""
    return f"data:{arquivo.tipo_mime};base64,{base64.b64encode(ler(arquivo)).decode()}"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@cidadao_em
def encerrar(requisicao: RequisicaoDoCidadao, representacao: int) -> HttpResponse:
    """Revoke, or renounce: the same page, by who the person is."""
    alvo = minha(requisicao.ator, chave(representacao))
    salvo = guardado(requisicao)
    formulario = Encerrar(requisicao.POST or None, initial=salvo.dict() if salvo else None)
    indo = _indo(requisicao, alvo)
    if indo is not None:
        return indo
    if formulario.is_valid() and _encerrar(requisicao, alvo, formulario):
        largar_prova(requisicao)
        messages.success(requisicao, f"{alvo.conta.nome} não representa mais {alvo.representada}.")
        return redirect("representacoes", requisicao.instituicao.slug)
    verbo = verbo_do_fim(requisicao.ator, alvo)
    if not verbo and requisicao.method != "POST":
        raise NaoEncontrado
    formas = formas_de_assinar(requisicao, requisicao.conta, _alvo(requisicao, alvo, formulario))
    contexto = {"form": formulario, "r": alvo, "verbo": verbo or "Encerrar", "formas": formas}
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "representacoes/encerrar.html", contexto, status=codigo)


def _alvo(requisicao: RequisicaoDoCidadao, alvo: Representacao, formulario: Encerrar) -> str:
    """What the page would sign as it is: these powers, in this form, for this reason."""
    motivo = str(formulario["motivo"].value() or "").strip()
    return alvo_do_fim(requisicao.ator, alvo, formulario["chave"].value(), motivo)


def _indo(requisicao: RequisicaoDoCidadao, alvo: Representacao) -> HttpResponse | None:
    """Off to gov.br, with the reason kept, when that was the button."""
    if IR not in requisicao.POST or not oferecer_govbr(requisicao.conta):
        return None
    alvo_do_que = _alvo(requisicao, alvo, Encerrar(requisicao.POST))
    return levar(requisicao, finalidade=FIM, alvo=alvo_do_que)


def _encerrar(
    requisicao: RequisicaoDoCidadao, alvo: Representacao, formulario: Encerrar
) -> Representacao | None:
    contar_assinatura(requisicao)
    ato = renunciar_procuracao if alvo.conta_id == requisicao.ator.conta_id else revogar_procuracao
    dados: dict[str, Any] = formulario.prova(segredo_da_prova(requisicao))
    dados |= {nome: formulario.cleaned_data[nome] for nome in ("chave", "motivo")}
    return tentar(formulario, lambda: ato(requisicao.ator, representacao=alvo, **dados))


def contar_assinatura(requisicao: RequisicaoDoCidadao) -> None:
    """Passwords are not tried without limit, nor CPFs looked for."""
    quem = str(requisicao.ator.minha_conta)
    contar("representacao", quem, maximo=TENTATIVAS, segundos=EM_SEGUNDOS)
