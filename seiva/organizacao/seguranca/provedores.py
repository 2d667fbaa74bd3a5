"""Who a provider of an institution vouches for: an account with work there, today."""

from typing import Any

from seiva.core.erros import RegraViolada
from seiva.organizacao.acesso import lotacoes_de
from seiva.organizacao.models import Conta, ProvedorDeEntrada
from seiva.organizacao.seguranca import ldap, oidc
from seiva.organizacao.seguranca.cofre import abrir, guardar

USO = "provedor"
SEM_LOTACAO = (
    "O provedor confirmou quem você é, mas não há lotação em vigor para o seu CPF nesta "
    "instituição. Procure quem administra o Seiva nela."
)


def em_uso(tipo: str) -> ProvedorDeEntrada | None:
    """The provider of a kind that the institution in scope has in use."""
    achado: ProvedorDeEntrada | None = ProvedorDeEntrada.objects.filter(
        tipo=tipo, ativo=True
    ).first()
    return achado


def cliente_de(provedor: ProvedorDeEntrada, volta: str) -> oidc.Cliente:
    """The provider as `oidc` needs it; `volta` is our address of return."""
    segredo = ""
    if provedor.segredo:
        segredo = abrir(provedor.segredo, uso=USO, dono=provedor.instituicao_id).decode()
    return oidc.Cliente(provedor.endereco, provedor.cliente, segredo, volta)


def embrulhar(segredo: str, instituicao_id: int) -> bytes:
    """A client secret as the database keeps it."""
    return guardar(segredo.encode(), uso=USO, dono=instituicao_id)


def conta_de(provedor: ProvedorDeEntrada, fatos: dict[str, Any]) -> Conta:
    """The account with the CPF that the provider tells, when it works in the institution today.

    Never by e-mail: whoever runs a directory chooses the addresses in it.
    """
    return _conta_com_cpf(str(fatos.get(provedor.campo) or ""))


def conta_do_diretorio(provedor: ProvedorDeEntrada, *, login: str, senha: str) -> Conta | None:
    """The account of who has this login and password in the directory; None when wrong."""
    cpf = ldap.conferir_no_diretorio(
        provedor.endereco, provedor.cliente, login=login, senha=senha, campo=provedor.campo
    )
    return None if cpf is None else _conta_com_cpf(cpf)


def _conta_com_cpf(bruto: str) -> Conta:
    cpf = "".join(c for c in bruto if c.isdecimal())
    conta = Conta.objects.filter(cpf=cpf, is_active=True).first() if len(cpf) == 11 else None
    if conta is None or not lotacoes_de(conta):
        raise RegraViolada("sem_lotacao", SEM_LOTACAO)
    return conta
