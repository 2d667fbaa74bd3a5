"""Accounts: choosing a password, and finding or making the account of each CPF."""

import secrets
from collections.abc import Mapping

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from seiva.core.erros import Conflito, RegraViolada
from seiva.organizacao.models import Conta, ContaPropria
from seiva.organizacao.provas import exigir_da_pessoa

LOTE = 1000


def criar_contas(pedidas: Mapping[str, tuple[str, str]]) -> dict[str, Conta]:
    """Accounts by CPF, each with the name and e-mail given unless it already existed.

    `pedidas` is CPF → (name, e-mail in lower case), already checked. An account that exists is
    answered as it is. Two institutions may create the same person at once: the first one does.
    Raises `Conflito` when somebody else took an e-mail meanwhile, and `RegraViolada` when the
    account with a CPF was opened by who only typed it (`provas.exigir_da_pessoa`).
    """
    ja_existem = _existentes(pedidas)
    proprias = ContaPropria.objects.filter(provada_em=None, conta__cpf__in=list(ja_existem))
    for propria in proprias.select_related("conta"):
        exigir_da_pessoa(propria.conta, pedidas[propria.conta.cpf][1])
    Conta.objects.bulk_create(
        [
            Conta(cpf=cpf, nome=nome, email=email, password=make_password(None))
            for cpf, (nome, email) in pedidas.items()
            if cpf not in ja_existem
        ],
        batch_size=LOTE,
        ignore_conflicts=True,
    )
    contas = _existentes(pedidas)
    faltam = [cpf for cpf in pedidas if cpf not in contas]
    if faltam:
        raise Conflito(
            "email_tomado",
            f"O e-mail {pedidas[faltam[0]][1]} acabou de ser usado na conta de outra pessoa. "
            "Confira de novo.",
            campo="email",
        )
    return contas


def _existentes(pedidas: Mapping[str, tuple[str, str]]) -> dict[str, Conta]:
    cpfs = sorted(pedidas)
    achadas: dict[str, Conta] = {}
    for i in range(0, len(cpfs), LOTE):
        achadas |= {conta.cpf: conta for conta in Conta.objects.filter(cpf__in=cpfs[i : i + LOTE])}
    return achadas


def conferir_senha_nova(conta: Conta, senha: str, confirmacao: str) -> None:
    """The rules of the house for a password, typed twice the same; raises `RegraViolada`."""
    if senha != confirmacao:
        raise RegraViolada(
            "senhas_diferentes", "As duas senhas não são iguais.", campo="confirmacao"
        )
    try:
        validate_password(senha, conta)
    except ValidationError as erro:
        raise RegraViolada("senha_fraca", " ".join(erro.messages), campo="senha") from erro


def conta_convidada(cpf: str, nome: str, email: str) -> tuple[Conta, bool]:
    """The account of a person, and whether it was made now, with a password that nobody knows:
    the person chooses one by a link sent by e-mail.

    Raises `RegraViolada` when the e-mail is another person's, or the account with this CPF was
    opened by who only typed it.
    """
    conta = Conta.objects.filter(cpf=cpf).first()
    if conta is not None:
        exigir_da_pessoa(conta, email)
        return conta, False
    if Conta.objects.filter(email__iexact=email).exists():
        raise RegraViolada(
            "email_de_outra_pessoa",
            f"O e-mail {email} já é o de outra pessoa na plataforma.",
            campo="email",
        )
    return Conta.objects.create_user(cpf, nome, email, secrets.token_urlsafe(32)), True
