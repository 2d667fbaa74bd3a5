"""Accounts created for people by an institution: no password, one for each CPF."""

from collections.abc import Mapping

from django.contrib.auth.hashers import make_password

from seiva.core.erros import Conflito
from seiva.organizacao.models import Conta

LOTE = 1000


def criar_contas(pedidas: Mapping[str, tuple[str, str]]) -> dict[str, Conta]:
    """Accounts by CPF, each with the name and e-mail given unless it already existed.

    `pedidas` is CPF → (name, e-mail in lower case), already checked. An account that exists is
    answered as it is. Two institutions may create the same person at once: the first one does.
    Raises `Conflito` when somebody else took an e-mail meanwhile.
    """
    ja_existem = _existentes(pedidas)
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
