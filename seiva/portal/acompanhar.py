"""Acompanhar: where a process is, what happened to it and what comes next, in plain words."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from seiva.acompanhamento.acoes.inscrever import (
    acompanhar_processo,
    confirmar_acompanhamento,
    deixar_de_acompanhar,
)
from seiva.acompanhamento.consulta import MAIS_RECENTES, passos, situacao
from seiva.acompanhamento.models import Inscricao
from seiva.acompanhamento.regras.linha import agrupar, dia_de
from seiva.acompanhamento.regras.onde import Etapa
from seiva.acompanhamento.regras.previsao import Amostra, prever, proxima, tempo_na_etapa
from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade
from seiva.portal.abertas import achar
from seiva.portal.forms_acompanhar import AviseMe
from seiva.portal.tempos import Tempos, tempos_do_tipo
from seiva.portas.acesso import RequisicaoPublica, endereco_de, publica
from seiva.processos.models import Processo

HORA = 3600
ENVIADO = (
    "Se o e-mail estiver certo, enviamos uma mensagem a ele: abra-a e confirme em até dois dias. "
    "Quem já acompanha este processo não precisa fazer nada."
)


def bloco(requisicao: Any, processo: Processo, formulario: AviseMe | None = None) -> dict[str, Any]:
    """What `acompanhar/_bloco.html` shows of a process that the actor may know of.

    Works for anybody and for a citizen who logged in: it asks `requisicao.ator` and
    `requisicao.instituicao`.
    """
    ditos = passos(requisicao.ator, processo)
    agora_esta = situacao(requisicao.ator, processo)
    tempos = tempos_do_tipo(processo.tipo_id)
    aberto = bool(agora_esta.etapas)
    partes = {"instituicao": requisicao.instituicao.slug, "digitos": processo.digitos}
    return {
        "onde": agora_esta,
        "etapas": [_etapa(etapa, tempos) for etapa in agora_esta.etapas],
        "previsao": _previsao(processo, tempos) if aberto else None,
        "grupos": agrupar(ditos),
        "historico": ditos[::-1],
        "encurtado": MAIS_RECENTES if len(ditos) == MAIS_RECENTES else 0,
        "form": formulario or AviseMe(),
        "url_avise": reverse("acompanhar_avisar", kwargs=partes),
    }


def _previsao(processo: Processo, tempos: Tempos) -> Any:
    return prever(dia_de(processo.autuado_em), hoje(), tempos.conclusao)


def _etapa(etapa: Etapa, tempos: Tempos) -> dict[str, str]:
    """One stage: where it is, how long it usually takes there, what comes next."""
    amostra = tempos.na_unidade.get(etapa.unidade_id, Amostra(0))
    depois = etapa.depois
    if not depois:
        nome = _nome(proxima(tempos.caminhos.get(etapa.unidade_id, {})))
        depois = f"Daqui, processos como este costumam seguir para {nome}." if nome else ""
    return {"onde": etapa.frase, "tempo": tempo_na_etapa(amostra), "depois": depois}


def _nome(unidade: int | None) -> str:
    nomes = Unidade.objects.filter(pk=unidade).values_list("nome", flat=True)
    return (nomes.first() or "") if unidade is not None else ""


def _processo(requisicao: RequisicaoPublica, digitos: str) -> Processo:
    """The process of an address, that anybody may know of; at a human pace."""
    contar("acompanhar", endereco_de(requisicao), maximo=600, segundos=HORA)
    return achar(requisicao.ator, digitos)


def _pagina(
    requisicao: RequisicaoPublica, processo: Processo, formulario: AviseMe | None = None
) -> HttpResponse:
    contexto = {"processo": processo, "acompanhar": bloco(requisicao, processo, formulario)}
    codigo = 422 if formulario is not None else 200
    return render(requisicao, "acompanhar/pagina.html", contexto, status=codigo)


@require_safe
@publica
def acompanhar(requisicao: RequisicaoPublica, digitos: str) -> HttpResponse:
    """The page of one process for who follows it."""
    return _pagina(requisicao, _processo(requisicao, digitos))


@require_POST
@publica
def avisar(requisicao: RequisicaoPublica, digitos: str) -> HttpResponse:
    """Ask to be told by e-mail. The answer never tells whether an address follows already."""
    alvo = _processo(requisicao, digitos)
    contar("acompanhar-pedir", endereco_de(requisicao), maximo=20, segundos=HORA)
    formulario = AviseMe(requisicao.POST)
    if formulario.is_valid():
        email = formulario.cleaned_data["email"]
        contar("acompanhar-email", email.strip().lower(), maximo=5, segundos=HORA)
        try:
            acompanhar_processo(requisicao.ator, processo=alvo, email=email)
            messages.success(requisicao, ENVIADO)
            return redirect("processo_publico", requisicao.instituicao.slug, digitos)
        except RegraViolada as erro:
            formulario.recusar(erro)
    return _pagina(requisicao, alvo, formulario)


@never_cache
@publica
def confirmar(requisicao: RequisicaoPublica, aceite: str) -> HttpResponse:
    """The link of the message: a button confirms (programs that read mail open links alone)."""
    contar("acompanhar-link", endereco_de(requisicao), maximo=120, segundos=HORA)
    inscricao = Inscricao.objects.para_confirmar(aceite).first()
    if inscricao is None or not _conhecido(requisicao, inscricao):
        return _fora(requisicao)
    contexto: dict[str, Any] = {"processo": inscricao.processo, "inscricao": inscricao}
    codigo = 200
    if requisicao.method == "POST":
        try:
            contexto["inscricao"] = confirmar_acompanhamento(requisicao.ator, inscricao=inscricao)
        except RegraViolada as erro:
            contexto["recusa"], codigo = erro.mensagem, 422
    return render(requisicao, "acompanhar/confirmar.html", contexto, status=codigo)


# The secret in the address is the authority; a program that reads mail has no other (RFC 8058).
@csrf_exempt
@never_cache
@publica
def sair(requisicao: RequisicaoPublica, retirada: str) -> HttpResponse:
    """One click ends it: a POST, from the page or from the program that reads mail."""
    contar("acompanhar-link", endereco_de(requisicao), maximo=120, segundos=HORA)
    inscricao = Inscricao.objects.para_sair(retirada).first()
    if inscricao is None:
        return _fora(requisicao)
    if requisicao.method == "POST":
        deixar_de_acompanhar(requisicao.ator, inscricao=inscricao)
        return render(requisicao, "acompanhar/saiu.html")
    conhecido = inscricao.processo if _conhecido(requisicao, inscricao) else None
    return render(requisicao, "acompanhar/sair.html", {"processo": conhecido})


def _conhecido(requisicao: RequisicaoPublica, inscricao: Inscricao) -> bool:
    conhecidos = Processo.objects.localizaveis_por(requisicao.ator)
    return bool(conhecidos.filter(pk=inscricao.processo_id).exists())


def _fora(requisicao: RequisicaoPublica) -> HttpResponse:
    """A link that leads to nothing: left already, replaced by another, or never was."""
    return render(requisicao, "acompanhar/fora.html", status=404)
