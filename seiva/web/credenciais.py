"""Credentials of a process under sigilo: who reads it, and the acts over that."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import hoje
from seiva.documentos.models import CredencialDeAssinatura
from seiva.organizacao.models import Lotacao
from seiva.processos.acoes.cassar import cassar_credencial, pode_cassar
from seiva.processos.acoes.conceder import conceder_credencial, renovar_credencial
from seiva.processos.acoes.renunciar import renunciar_credencial, transferir_credencial
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Credencial, Processo
from seiva.web import senha
from seiva.web.acesso import Requisicao, servidor, servidor_sem_senha
from seiva.web.atos import tentar
from seiva.web.entrada_no_sigilo import para_onde, pedir_a_senha
from seiva.web.ficha import buscar
from seiva.web.forms.sigilo import Pessoa
from seiva.web.processos import montar_quadro


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor_sem_senha
def entrar(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Ask for the password; a right one opens the process for this session and unit."""
    alvo = buscar(requisicao, processo)
    slug = requisicao.instituicao.slug
    destino = para_onde(requisicao, reverse("processo", args=[slug, alvo.pk]))
    if not Credencial.objects.minhas(requisicao.ator).filter(processo=alvo).exists():
        return redirect(destino)
    contexto = {"processo": alvo, "voltar_url": reverse("mesa", args=[slug])}
    return pedir_a_senha(
        requisicao,
        "processo/senha.html",
        contexto,
        destino=destino,
        abrir=lambda: senha.abrir(requisicao, alvo.pk),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def credenciais(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Who holds credentials, since when, given by whom; and giving, taking back, leaving."""
    alvo = buscar(requisicao, processo)
    impedimento = declarada("renunciar_credencial").impedimento(requisicao.ator, alvo)
    if impedimento is not None:
        raise impedimento
    formularios = {ato: _formulario(alvo, ato) for ato in ("conceder", "transferir")}
    if requisicao.method != "POST":
        return _tela(requisicao, alvo, formularios)
    ato = requisicao.POST.get("ato", "")
    if ato not in _ATOS:
        raise NaoEncontrado
    formularios[ato] = formulario = _formulario(alvo, ato, requisicao.POST)
    dito = tentar(formulario, lambda: _ATOS[ato](requisicao, alvo, formulario))
    if dito is None:
        return _tela(requisicao, alvo, formularios, recusado=formulario)
    messages.success(requisicao, dito)
    slug = requisicao.instituicao.slug
    if ato in {"renunciar", "transferir"}:
        return redirect("mesa", instituicao=slug)
    return redirect("processo_credenciais", instituicao=slug, processo=alvo.pk)


def _formulario(alvo: Processo, ato: str, dados: Any = None) -> Pessoa:
    """Two forms of the same kind on one page need ids of their own."""
    return Pessoa(dados, processo=alvo, auto_id=f"{ato}_%s")


def _conceder(requisicao: Requisicao, alvo: Processo, formulario: Pessoa) -> str | None:
    if not formulario.is_valid():
        return None
    lotacao: Lotacao = formulario.cleaned_data["pessoa"]
    conceder_credencial(
        requisicao.ator, processo=alvo, conta=lotacao.conta, unidade=lotacao.unidade
    )
    return f"Credencial concedida a {lotacao.conta.nome}, em {lotacao.unidade.sigla}."


def _transferir(requisicao: Requisicao, alvo: Processo, formulario: Pessoa) -> str | None:
    if not formulario.is_valid():
        return None
    lotacao: Lotacao = formulario.cleaned_data["pessoa"]
    transferir_credencial(
        requisicao.ator, processo=alvo, conta=lotacao.conta, unidade=lotacao.unidade
    )
    return f"Credencial transferida a {lotacao.conta.nome}. Você não lê mais o processo."


def _renunciar(requisicao: Requisicao, alvo: Processo, _formulario: Pessoa) -> str | None:
    renunciar_credencial(requisicao.ator, processo=alvo)
    return "Você renunciou à credencial: não lê mais o processo."


def _renovar(requisicao: Requisicao, alvo: Processo, _formulario: Pessoa) -> str | None:
    credencial = _escolhida(requisicao, alvo)
    renovar_credencial(requisicao.ator, processo=alvo, credencial=credencial)
    return f"Credencial de {credencial.conta.nome} renovada."


def _cassar(requisicao: Requisicao, alvo: Processo, _formulario: Pessoa) -> str | None:
    credencial = _escolhida(requisicao, alvo)
    cassar_credencial(requisicao.ator, processo=alvo, credencial=credencial)
    return f"Credencial de {credencial.conta.nome} cassada."


_ATOS: dict[str, Callable[[Requisicao, Processo, Pessoa], str | None]] = {
    "conceder": _conceder,
    "transferir": _transferir,
    "renunciar": _renunciar,
    "renovar": _renovar,
    "cassar": _cassar,
}


def _escolhida(requisicao: Requisicao, alvo: Processo) -> Credencial:
    escolhida: Credencial = Credencial.objects.ativas_do(alvo).um(
        pk=requisicao.POST.get("credencial", "")
    )
    return escolhida


def _tela(
    requisicao: Requisicao,
    alvo: Processo,
    formularios: dict[str, Pessoa],
    *,
    recusado: Pessoa | None = None,
) -> HttpResponse:
    ator = requisicao.ator
    quadro = montar_quadro(requisicao, alvo, "processo_credenciais", legivel(ator, alvo))
    ativas = list(Credencial.objects.ativas_do(alvo))
    titulares = {c.conta_id for c in ativas}
    lotados = lotados_hoje(ativas)
    contexto = quadro | {
        "form_conceder": formularios["conceder"],
        "form_transferir": formularios["transferir"],
        "recusado": recusado,
        "titulares": [
            linha_de(c, lotados)
            | {"minha": c.conta_id == ator.conta_id, "cassavel": pode_cassar(ator, c, titulares)}
            for c in ativas
        ],
        "encerradas": [linha_de(c, lotados) for c in Credencial.objects.encerradas_do(alvo)[:100]],
        "ultima": len(ativas) == 1,
        "de_assinatura": list(
            CredencialDeAssinatura.objects.do_processo(alvo).ativas().com_o_que_se_conta()
        ),
    }
    return render(
        requisicao, "processo/credenciais.html", contexto, status=422 if recusado else 200
    )


def lotados_hoje(credenciais: list[Credencial]) -> set[tuple[int, int]]:
    """(account, unit) of the holders who still work where they got the credential."""
    lotacoes = Lotacao.objects.vigentes(hoje()).filter(
        conta__in={c.conta_id for c in credenciais}, conta__is_active=True
    )
    return set(lotacoes.values_list("conta_id", "unidade_id"))


def linha_de(credencial: Credencial, lotados: set[tuple[int, int]]) -> dict[str, Any]:
    """One credential as people read it; never what it opens."""
    por = credencial.concedida_por
    return {
        "id": credencial.pk,
        "nome": credencial.conta.nome,
        "sigla": credencial.unidade.sigla,
        "desde": credencial.concedida_em,
        "por": por.nome if por is not None and por != credencial.conta else "",
        "recebida": credencial.recebida_em,
        "concluida": credencial.concluida_em,
        "saiu": (credencial.conta_id, credencial.unidade_id) not in lotados,
        "fim": credencial.get_fim_display(),
        "encerrada": credencial.encerrada_em,
    }
