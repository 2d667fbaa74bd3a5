"""Accounts that people open for themselves: nothing exists before the e-mail is confirmed, and
nobody learns whether a CPF or an e-mail has an account."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from seiva.core import segredos
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.limites import contar
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.organizacao.contas import conferir_senha_nova
from seiva.organizacao.correio.pedidos import responder_pedido
from seiva.organizacao.models import Conta, ContaPropria, PedidoDeConta
from seiva.organizacao.regras import celulas

ASSUNTO = "pedido-de-conta"
DIAS = 2
UM_DIA = 86_400  # seconds
SEM_USO = "Este endereço já foi usado ou venceu. Se a sua conta ainda não existe, crie de novo."


@dataclass(frozen=True)
class DadosDaConta:
    """As the person typed."""

    nome: str
    cpf: str
    email: str
    senha: str
    confirmacao: str


def pedir_conta(dados: DadosDaConta) -> PedidoDeConta:
    """Keep the request and answer by e-mail, after the commit; the same for whoever asks.

    Raises `RegraViolada` on the field that does not hold, and `LimiteExcedido` past five requests
    a day for a CPF or an e-mail. Neither depends on there being an account.
    """
    nome = uma_linha(dados.nome)
    if len(nome.split()) < 2 or len(nome) > 200:
        raise RegraViolada("nome_incompleto", "Escreva o seu nome completo.", campo="nome")
    cpf, email = _lido(dados.cpf, "cpf"), _lido(dados.email, "email")
    conferir_senha_nova(Conta(cpf=cpf, nome=nome, email=email), dados.senha, dados.confirmacao)
    contar("criar-conta-cpf", cpf, maximo=5, segundos=UM_DIA)
    contar("criar-conta-email", email, maximo=5, segundos=UM_DIA)
    numero, momento = segredos.novo_numero(), agora()
    pedido = PedidoDeConta.objects.create(
        cpf=cpf,
        nome=nome,
        email=email,
        senha=make_password(dados.senha),
        numero=numero,
        resumo=segredos.resumo(segredos.segredo_de(ASSUNTO, numero)),
        pedido_em=momento,
        vence_em=momento + timedelta(days=DIAS),
    )
    responder_pedido(pedido.pk)
    return pedido


def _lido(texto: str, campo: str) -> str:
    ler = celulas.cpf if campo == "cpf" else celulas.email
    try:
        valor = ler(texto) if texto.strip() else ""
    except celulas.CelulaInvalida as erro:
        raise RegraViolada(f"{campo}_invalido", erro.mensagem, campo=campo) from erro
    if not valor:
        raise RegraViolada("campo_obrigatorio", "Preencha este campo.", campo=campo)
    return valor


def donos(pedido: PedidoDeConta) -> list[Conta]:
    """Accounts that already have the CPF or the e-mail of a request."""
    pelo_cpf = Conta.objects.filter(cpf=pedido.cpf)
    pelo_email = Conta.objects.filter(email__iexact=pedido.email)
    return list((pelo_cpf | pelo_email).order_by("pk"))


def pedido_do_segredo(segredo: str) -> PedidoDeConta:
    """The request that a link names, while it is good; `NaoEncontrado` otherwise."""
    achado = PedidoDeConta.objects.filter(
        resumo=segredos.resumo(segredo), vence_em__gt=agora()
    ).first()
    if achado is None:
        raise NaoEncontrado
    return achado


@transaction.atomic
def confirmar_conta(segredo: str) -> Conta:
    """Open the account of a confirmed request. A link works once, also on two devices at once.

    Raises `NaoEncontrado` for a link already used or expired, and `RegraViolada` when the CPF or
    the e-mail got an account meanwhile.
    """
    achado = pedido_do_segredo(segredo)
    pedido = PedidoDeConta.objects.select_for_update().filter(pk=achado.pk).first()
    if pedido is None:
        raise NaoEncontrado
    conta = Conta(cpf=pedido.cpf, nome=pedido.nome, email=pedido.email, password=pedido.senha)
    try:
        with transaction.atomic():
            conta.save()
    except IntegrityError as erro:
        raise RegraViolada(
            "ja_tem_conta",
            "Já há uma conta com estes dados. Entre com ela ou peça uma nova senha.",
        ) from erro
    ContaPropria.objects.create(conta=conta, aberta_em=agora())
    pedido.delete()
    return conta


def varrer_pedidos() -> int:
    """Forget requests that nobody confirmed in time; how many."""
    return PedidoDeConta.objects.filter(vence_em__lte=agora()).delete()[0]
