"""The proof, out of gov.br, that who signs is the owner of the account, at that moment.

It is asked for one thing, serves once and for five minutes. Norma: Lei 14.063/2020, art. 4º.
"""

import hashlib
import json
import secrets
from datetime import timedelta
from typing import Any

from seiva.core import segredos
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, NivelGovBr, ProvaGovBr
from seiva.organizacao.provas import cpf_provado
from seiva.organizacao.seguranca.govbr import Identidade, anotar_nivel

PRAZO = timedelta(minutes=5)
GUARDA = timedelta(days=1)  # for how long one that nobody used is kept
OUTRA_PESSOA = (
    "Quem entrou no gov.br não é a pessoa desta conta. Saia do gov.br e confirme de novo, com o "
    "seu CPF. Nada se perdeu."
)
SEM_CPF_PROVADO = (
    "Ainda não sabemos se o CPF da sua conta é seu. Saia e entre uma vez com gov.br; depois volte "
    "aqui para assinar."
)


def resumo_do_alvo(instituicao_id: int, finalidade: str, *partes: Any) -> str:
    """SHA-256, hexadecimal, of what is to be signed: other words, another summary."""
    tudo = [instituicao_id, finalidade, *partes]
    corpo = json.dumps(tudo, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(corpo.encode()).hexdigest()


def guardar_prova(
    conta: Conta, quem: Identidade, *, finalidade: str, alvo: str
) -> tuple[ProvaGovBr, str]:
    """Keep what gov.br said of the owner of `conta`; the secret goes to the session that asked.

    Inside a transaction. Raises `RegraViolada` when gov.br spoke of another person, and for an
    account whose CPF was only typed: that one is for the entry to settle, which may hand the
    account to its owner.
    """
    if quem.cpf != conta.cpf:
        raise RegraViolada("govbr_de_outra_pessoa", OUTRA_PESSOA)
    if not cpf_provado(conta):
        raise RegraViolada("conta_sem_prova", SEM_CPF_PROVADO)
    anotar_nivel(conta, quem)
    segredo, quando = secrets.token_urlsafe(32), agora()
    prova = ProvaGovBr.objects.create(
        conta=conta,
        finalidade=finalidade,
        alvo=alvo,
        nivel=quem.nivel,
        formas=" ".join(quem.formas)[:200],
        resumo=segredos.resumo(segredo),
        feita_em=quando,
        vence_em=quando + PRAZO,
    )
    return prova, segredo


def gastar_prova(ator: Ator, segredo: str, *, alvo: str) -> NivelGovBr:
    """Use a proof, once, for what it was asked for; the level that gov.br told.

    Inside a running act: what it undoes gives the proof back. Two at once: one of them uses it.
    Raises `RegraViolada`.
    """
    prova = (
        ProvaGovBr.objects.select_for_update()
        .filter(resumo=segredos.resumo(segredo), conta=ator.minha_conta)
        .first()
    )
    if prova is None:
        raise _recusa("prova_desconhecida", "Confirme no gov.br que é você, e assine.")
    if prova.usada_em is not None:
        raise _recusa("prova_usada", "Esta confirmação do gov.br já foi usada. Confirme de novo.")
    if prova.alvo != alvo:
        raise _recusa(
            "prova_de_outro",
            "O que você confirmou no gov.br é outro, ou mudou depois. Leia de novo e confirme "
            "outra vez no gov.br.",
        )
    if prova.vence_em <= agora():
        raise _recusa(
            "prova_vencida",
            "A confirmação do gov.br vale por cinco minutos, e eles passaram. Confirme de novo.",
        )
    prova.usada_em = agora()
    prova.save(update_fields=["usada_em"])
    return NivelGovBr(prova.nivel)


def varrer_provas() -> None:
    """Forget the proofs that nobody used."""
    vencidas = ProvaGovBr.objects.filter(usada_em=None, vence_em__lte=agora() - GUARDA)
    vencidas.delete()


def _recusa(codigo: str, mensagem: str) -> RegraViolada:
    return RegraViolada(codigo, mensagem, campo="govbr")
