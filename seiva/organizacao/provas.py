"""Whether the CPF of an account was proved. Whoever typed it, alone, proves nothing."""

from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.organizacao.models import (
    Autenticador,
    ChaveDeAcesso,
    CodigoDeRecuperacao,
    Conta,
    ContaPropria,
    SessaoAberta,
    TrocaDeEmail,
)

SEM_PROVA = (
    "Já existe uma conta com este CPF, aberta pela internet com outro e-mail, e ainda não se sabe "
    "se é desta pessoa. Use o e-mail dessa conta, ou peça que ela entre uma vez com gov.br."
)


def cpf_provado(conta: Conta) -> bool:
    """True for who an institution or gov.br vouched for; False for who only typed a CPF."""
    return not ContaPropria.objects.filter(conta=conta, provada_em__isnull=True).exists()


def provar_cpf(conta: Conta, *, prova: str) -> None:
    """Note that the CPF of an account is its owner's; a second time changes nothing."""
    sem = ContaPropria.objects.filter(conta=conta, provada_em__isnull=True)
    sem.update(provada_em=agora(), prova=prova)


def exigir_da_pessoa(conta: Conta, email: str) -> None:
    """Before an institution gives work to the account that has a CPF: is it that person's?

    The e-mail that the institution knows, confirmed by the account, is the proof. Raises
    `RegraViolada` when the account opened with this CPF has another one.
    """
    if cpf_provado(conta):
        return
    if conta.email.lower() != email.lower():
        raise RegraViolada("conta_sem_prova", SEM_PROVA, campo="cpf")
    provar_cpf(conta, prova="instituicao")


def devolver_ao_dono(conta: Conta, *, nome: str, email: str) -> None:
    """Hand an account, whose CPF somebody had only typed, to who proved that the CPF is theirs.

    Everything by which the one before could come in stops working: password, second factors,
    passkeys, recovery codes, open sessions (their hash is of the password), pending e-mails.
    """
    for modelo in (Autenticador, ChaveDeAcesso, CodigoDeRecuperacao, SessaoAberta, TrocaDeEmail):
        modelo._default_manager.filter(conta=conta).delete()
    conta.set_unusable_password()
    conta.nome, conta.email = nome, email
    conta.save(update_fields=["password", "nome", "email"])
