"""A citizen's own account: opening it, and changing its e-mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.hashers import check_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.limites import contar
from seiva.organizacao.contas_proprias import SEM_USO, confirmar_conta, pedir_conta
from seiva.organizacao.contas_proprias import pedido_do_segredo as achar_pedido
from seiva.organizacao.models import Conta
from seiva.organizacao.seguranca import govbr
from seiva.organizacao.troca_de_email import confirmar_troca, pedir_troca, troca_do_segredo
from seiva.portal.acesso import cidadao
from seiva.portal.forms_conta import CriarConta, TrocarEmail
from seiva.portas.acesso import endereco_de
from seiva.portas.sessao import nivel_da_sessao

HORA = 3600


@never_cache
def criar(requisicao: HttpRequest) -> HttpResponse:
    """The form; sent, a page that is the same whoever asks, with or without an account."""
    formulario = CriarConta(requisicao.POST or None)
    if requisicao.method == "POST":
        contar("criar-conta", endereco_de(requisicao), maximo=20, segundos=HORA)
        if formulario.is_valid():
            try:
                pedir_conta(formulario.dados())
                return redirect("conta_pedida")
            except RegraViolada as erro:
                formulario.recusar(erro)
    contexto = {
        "form": formulario,
        "govbr_url": reverse("entrar_govbr") if govbr.configurado() else "",
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "conta/criar.html", contexto, status=codigo)


def pedida(requisicao: HttpRequest) -> HttpResponse:
    """What to do next: look at the e-mail."""
    return render(requisicao, "conta/pedida.html")


@never_cache
def confirmar(requisicao: HttpRequest, segredo: str) -> HttpResponse:
    """The link of the e-mail: a button confirms, for programs open links by themselves."""
    contar("conta-confirmar", endereco_de(requisicao), maximo=60, segundos=HORA)
    try:
        pedido = achar_pedido(segredo)
        if requisicao.method == "POST":
            confirmar_conta(segredo)
            messages.success(requisicao, "Conta criada. Agora entre com o seu CPF e a sua senha.")
            return redirect(f"{reverse('entrar')}?proximo={reverse('meus_processos')}")
    except NaoEncontrado:
        return _sem_uso(requisicao, SEM_USO)
    except RegraViolada as erro:
        return _sem_uso(requisicao, erro.mensagem)
    contexto = {"nome": pedido.nome, "email": pedido.email}
    return render(requisicao, "conta/confirmar.html", contexto)


@never_cache
@cidadao
def email(requisicao: Any) -> HttpResponse:
    """Ask for another e-mail. An open session is not its owner: the password is asked again, or a
    session opened by gov.br."""
    conta: Conta = requisicao.conta
    tem_senha = conta.has_usable_password() and not nivel_da_sessao(requisicao)
    formulario = TrocarEmail(requisicao.POST or None, tem_senha=tem_senha)
    if requisicao.method == "POST" and formulario.is_valid():
        try:
            _conferir(conta, formulario.cleaned_data.get("senha"), requisicao)
            pedir_troca(conta, email=formulario.cleaned_data["email"])
            return render(requisicao, "conta/email_pedido.html")
        except RegraViolada as erro:
            formulario.recusar(erro)
    codigo = 422 if requisicao.method == "POST" else 200
    atual = "" if conta.email.endswith(".invalid") else conta.email
    contexto = {"form": formulario, "atual": atual}
    return render(requisicao, "conta/email.html", contexto, status=codigo)


def _conferir(conta: Conta, senha: str | None, requisicao: HttpRequest) -> None:
    contar("trocar-email-senha", str(conta.pk), maximo=10, segundos=300)
    if senha is not None and not check_password(senha, conta.password):
        raise RegraViolada("senha_incorreta", "A senha não confere.", campo="senha")
    if senha is None and not nivel_da_sessao(requisicao):
        raise RegraViolada("sem_prova", "Entre de novo com gov.br, ou crie uma senha, e repita.")


@never_cache
def email_confirmar(requisicao: HttpRequest, segredo: str) -> HttpResponse:
    """The link sent to the new address: a button confirms."""
    contar("email-confirmar", endereco_de(requisicao), maximo=60, segundos=HORA)
    try:
        troca = troca_do_segredo(segredo)
        if requisicao.method == "POST":
            confirmar_troca(segredo)
            messages.success(requisicao, "E-mail confirmado: é o da sua conta a partir de agora.")
            return redirect("meus_processos")
    except NaoEncontrado:
        return _sem_uso(requisicao, "Este endereço já foi usado ou venceu. Peça a troca de novo.")
    except RegraViolada as erro:
        return _sem_uso(requisicao, erro.mensagem)
    return render(requisicao, "conta/email_confirmar.html", {"email": troca.email})


def _sem_uso(requisicao: HttpRequest, porque: str) -> HttpResponse:
    return render(requisicao, "conta/sem_uso.html", {"porque": porque}, status=410)
