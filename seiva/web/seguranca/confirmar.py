"""The second step of logging in: a code, a passkey, or a recovery code."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar, devolver
from seiva.organizacao.models import Conta
from seiva.organizacao.seguranca import autenticador, chaves, recuperacao
from seiva.organizacao.seguranca.fatores import tem_autenticador, tem_chave
from seiva.portas.acesso import endereco_de
from seiva.portas.sessao import DOIS_FATORES, abrir_sessao
from seiva.web.entrada import depois_de_entrar, proxima
from seiva.web.forms.seguranca import CodigoOuRecuperacao
from seiva.web.seguranca.lugar import guardar_desafio, lugar_de, tomar_desafio
from seiva.web.seguranca.pendente import esquecer_pendente, pendente

JANELA = 300  # seconds


@transaction.non_atomic_requests
@never_cache
def confirmar(requisicao: HttpRequest) -> HttpResponse:
    """Ask for the second factor. Wrong codes add up to a limit by account."""
    quem = pendente(requisicao)
    if quem is None:
        messages.info(requisicao, "O tempo para confirmar acabou. Entre de novo.")
        return redirect("entrar")
    conta, _ = quem
    formulario = CodigoOuRecuperacao(requisicao.POST or None)
    if requisicao.method == "POST" and formulario.is_valid():
        contar("segundo-fator", str(conta.pk), maximo=10, segundos=JANELA)
        forma = _aceitar(requisicao, conta, formulario.cleaned_data["codigo"])
        if forma:
            devolver("segundo-fator", str(conta.pk), segundos=JANELA)
            return concluir(requisicao, conta, forma)
        formulario.add_error(
            "codigo", "O código não confere ou já foi usado. Espere o próximo e tente de novo."
        )
    contexto = {
        "form": formulario,
        "next": proxima(requisicao, ""),
        "tem_autenticador": tem_autenticador(conta),
        "tem_chave": tem_chave(conta),
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "seguranca/confirmar.html", contexto, status=codigo)


def _aceitar(requisicao: HttpRequest, conta: Conta, codigo: str) -> str:
    """How it was proved, or nothing."""
    if autenticador.conferir(conta, codigo):
        return "senha e aplicativo"
    if recuperacao.gastar(conta, codigo):
        restam = recuperacao.restam(conta)
        messages.warning(
            requisicao, f"Você usou um código de recuperação. Restam {restam}: gere outros."
        )
        return "senha e código de recuperação"
    return ""


def concluir(requisicao: Any, conta: Conta, forma: str) -> HttpResponse:
    """Everything was proved: open the session, or raise the one that is open."""
    quem = pendente(requisicao)
    dados: dict[str, Any] = quem[1] if quem else {"proxima": "", "sem_scripts": False}
    destino = str(dados["proxima"]) or proxima(requisicao)
    esquecer_pendente(requisicao)
    if requisicao.user.is_authenticated:
        requisicao.session[DOIS_FATORES] = True
        return redirect(destino)
    nivel = int(dados.get("govbr", 0))
    if nivel:
        forma = f"gov.br e {forma.removeprefix('senha e ')}"
    abrir_sessao(requisicao, conta, forma=forma, dois_fatores=True, govbr=nivel)
    return depois_de_entrar(requisicao, conta, destino, sem_scripts=dados["sem_scripts"])


@require_POST
@never_cache
def pedir_chave(requisicao: HttpRequest) -> HttpResponse:
    """Options for the browser to ask the device for a passkey."""
    contar("chave-endereco", endereco_de(requisicao), maximo=60, segundos=JANELA)
    quem = pendente(requisicao)
    opcoes, desafio = chaves.pedir_prova(lugar_de(requisicao), quem[0] if quem else None)
    guardar_desafio(requisicao, desafio)
    return HttpResponse(opcoes, content_type="application/json")


@require_POST
@never_cache
def entrar_com_chave(requisicao: HttpRequest) -> HttpResponse:
    """What the device answered: log in, or prove the second factor."""
    contar("chave-endereco", endereco_de(requisicao), maximo=60, segundos=JANELA)
    quem = pendente(requisicao)
    try:
        conta = chaves.provar(
            lugar_de(requisicao),
            desafio=tomar_desafio(requisicao),
            resposta=requisicao.POST.get("resposta", ""),
            conta=quem[0] if quem else None,
        )
    except RegraViolada as erro:
        return JsonResponse({"erro": erro.mensagem}, status=422)
    resposta = concluir(requisicao, conta, "chave de acesso")
    final = JsonResponse({"ir": resposta["Location"]})
    final.cookies.update(resposta.cookies)
    return final
