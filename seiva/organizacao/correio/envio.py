"""Sending, from inside a job: once for each event, and with the same Message-ID whenever tried."""

from collections.abc import Mapping
from dataclasses import replace
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction

from seiva.core.relogio import agora
from seiva.core.segredos import segredo_de
from seiva.core.tenancy import escopo, instituicao_atual
from seiva.organizacao.acesso import onde_atua
from seiva.organizacao.correio.compor import Mensagem, compor
from seiva.organizacao.correio.especies import Especie, achar_especie
from seiva.organizacao.models import Conta, Instituicao, MensagemEnviada


def entregar(
    especie: Especie,
    *,
    chave: str,
    para: str,
    variaveis: Mapping[str, str],
    cabecalhos: Mapping[str, str] | None = None,
) -> bool:
    """Send to one address, for the institution in scope, unless this event was already told.

    `chave` names the event (`convite:12`), at most 80 characters. Call it last in a job's
    transaction: the row goes in first, a second worker waits for it, and it stays only if the
    server took the message. Answers False when there was nothing left to do. Errors of the server
    go up, and the job is tried again. `cabecalhos` are headers that the module itself wrote
    (List-Unsubscribe), never somebody's words.
    """
    casa = Instituicao.objects.get(pk=instituicao_atual())
    mensagem = compor(casa, especie, variaveis)
    return _uma_vez(especie, chave, para, mensagem, cabecalhos)


def entregar_a_conta(conta: Conta, especie: str, evento: str, variaveis: Mapping[str, str]) -> None:
    """Send about an account, in the words of the one institution where the person works.

    Who works in several, or in none, belongs to no institution's ledger: a copy that a dead
    worker repeats has the same Message-ID.
    """
    declarada = achar_especie(especie)
    onde = onde_atua(conta)
    if len(onde) == 1:
        with escopo(onde[0].instituicao.pk):
            entregar(declarada, chave=evento, para=conta.email, variaveis=variaveis)
        return
    mensagem = compor(None, declarada, variaveis)
    postar(mensagem, conta.email, identidade(f"conta:{conta.pk}:{especie}:{evento}"))


def entregar_prova(conta: Conta, especie: str, evento: str) -> bool:
    """Send what is in force, with examples in place of values, to who asked to see it."""
    declarada = achar_especie(especie)
    casa = Instituicao.objects.get(pk=instituicao_atual())
    mensagem = compor(casa, declarada, {v.nome: v.exemplo for v in declarada.variaveis})
    prova = replace(mensagem, assunto=f"[Prova] {mensagem.assunto}")
    return _uma_vez(declarada, f"prova:{evento}", conta.email, prova)


def _uma_vez(
    especie: Especie,
    chave: str,
    para: str,
    mensagem: Mensagem,
    cabecalhos: Mapping[str, str] | None = None,
) -> bool:
    evento = {"especie": especie.codigo, "chave": chave}
    try:
        with transaction.atomic():
            MensagemEnviada.objects.create(**evento, enviada_em=agora())
    except IntegrityError:
        if not MensagemEnviada.objects.filter(**evento).exists():
            raise
        return False
    quem = identidade(f"{instituicao_atual()}:{especie.codigo}:{chave}")
    postar(mensagem, para, quem, cabecalhos)
    return True


def identidade(evento: str) -> str:
    """The Message-ID of an event: always the same, so that who receives a repeated copy knows it
    (RFC 5322, §3.6.4)."""
    endereco = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    dominio = endereco.rpartition("@")[2] or "localhost"
    return f"<{segredo_de('correio', evento)}@{dominio}>"


def postar(
    mensagem: Mensagem, para: str, message_id: str, cabecalhos: Mapping[str, str] | None = None
) -> None:
    """Hand a message to the server. Nobody's automatic answer should come back (RFC 3834).

    Addresses under `.invalid` (RFC 2606) stand for people without an e-mail: nothing goes out.
    """
    if para.endswith(".invalid"):
        return
    carta = EmailMultiAlternatives(
        mensagem.assunto,
        mensagem.texto,
        mensagem.de.cabecalho,
        [para],
        reply_to=[mensagem.responder_a] if mensagem.responder_a else None,
        headers={
            "Message-ID": message_id,
            "Auto-Submitted": "auto-generated",
            **(cabecalhos or {}),
        },
    )
    carta.attach_alternative(mensagem.html, "text/html")
    carta.send()
