"""How who petitions proves, at that moment, that it is them: the one place that decides it."""

from dataclasses import dataclass
from typing import Any

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.externas import METODO_DA_CONTA
from seiva.organizacao.models import Conta
from seiva.organizacao.seguranca.senha import conta_com_senha


@dataclass(frozen=True)
class Prova:
    """What came with the sending: the password of the account, and the terms acknowledged."""

    senha: str = ""
    termos: bool = False

    metodo: str = METODO_DA_CONTA


def conferir_prova(ator: Ator, *, prova: Prova, **_resto: Any) -> None:
    """`antes` of the acts that deliver: nothing is locked while the password is checked.

    Norma: Lei 14.063/2020, art. 4º, I.
    """
    if not ator.e_de_fora or ator.conta_id is None:
        raise RegraViolada("so_cidadao", "Entre na sua conta para enviar o pedido.")
    if not prova.termos:
        raise RegraViolada(
            "termos_por_aceitar", "Para enviar, leia e aceite as declarações.", campo="termos"
        )
    if not Conta.objects.get(pk=ator.minha_conta).has_usable_password():
        raise RegraViolada(
            "conta_sem_senha",
            "A sua conta ainda não tem senha, e é com ela que se assina. Crie uma em “Esqueci "
            "minha senha” e volte: o rascunho fica guardado.",
            campo="senha",
        )
    conta_com_senha(ator, prova.senha)
