"""How who petitions proves, at that moment, that it is them: the one place that decides it."""

from dataclasses import dataclass
from typing import Any

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.externas import METODO_DA_CONTA, METODOS_DO_GOVBR
from seiva.organizacao.models import Conta
from seiva.organizacao.seguranca.prova_govbr import gastar_prova, resumo_do_alvo
from seiva.organizacao.seguranca.senha import conta_com_senha
from seiva.peticionamento.models import Papel, Rascunho

FINALIDADE = "peticao"
SEM_SENTIDO = {"criado_em", "tocado_em"}  # of a draft: they say nothing of what is signed


@dataclass(frozen=True)
class Prova:
    """What came with the sending: the password of the account, or the secret of a proof by gov.br
    (`govbr`); and the terms acknowledged."""

    senha: str = ""
    termos: bool = False
    govbr: str = ""


@dataclass(frozen=True)
class Provado:
    """How it was proved: `metodo` of the signature, and the level of gov.br (0 for a password)."""

    metodo: str
    nivel: int = 0


def conferir_prova(ator: Ator, *, prova: Prova, **_resto: Any) -> None:
    """`antes` of the acts that deliver: nothing is locked while the password is checked.

    A proof by gov.br is used inside the act, with what it was asked for (`provar`).
    Norma: Lei 14.063/2020, art. 4º.
    """
    if not ator.e_de_fora or ator.conta_id is None:
        raise RegraViolada("so_cidadao", "Entre na sua conta para enviar o pedido.")
    if not prova.termos:
        raise RegraViolada(
            "termos_por_aceitar", "Para enviar, leia e aceite as declarações.", campo="termos"
        )
    if prova.govbr:
        return
    if not Conta.objects.get(pk=ator.minha_conta).has_usable_password():
        raise RegraViolada(
            "conta_sem_senha",
            "A sua conta não tem senha. Assine com gov.br, ou crie uma senha em “Esqueci minha "
            "senha” e volte: o rascunho fica guardado.",
            campo="senha",
        )
    conta_com_senha(ator, prova.senha)


def provar(ator: Ator, *, prova: Prova, rascunho: Rascunho) -> Provado:
    """How who sends was proved, for exactly what is being sent; a proof of gov.br is used up.

    Inside a running act that checked the password (`conferir_prova`) and locked the draft. Raises
    `RegraViolada` for a proof that expired, was used, or was asked for something else.
    """
    if not prova.govbr:
        return Provado(METODO_DA_CONTA)
    nivel = gastar_prova(ator, prova.govbr, alvo=alvo_do(rascunho))
    return Provado(METODOS_DO_GOVBR[int(nivel)], int(nivel))


def alvo_do(rascunho: Rascunho) -> str:
    """What the person signs when sending a draft: all of it (whatever a draft comes to hold), but
    when it was touched, and every file."""
    papeis = Papel.objects.filter(rascunho=rascunho).order_by("pedido", "sha256")
    campos = [campo.attname for campo in Rascunho._meta.concrete_fields]
    return resumo_do_alvo(
        rascunho.instituicao_id,
        FINALIDADE,
        {nome: getattr(rascunho, nome) for nome in campos if nome not in SEM_SENTIDO},
        [[papel.pedido, papel.nome, papel.sha256] for papel in papeis],
    )
