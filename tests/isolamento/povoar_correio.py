"""Rows that only the e-mails of the system make: an own text, and a message that went out."""

from seiva.core.relogio import agora
from seiva.organizacao.models import MensagemEnviada, TextoDeMensagem


def povoar_correio() -> None:
    """One row in each table; needs the scope open."""
    TextoDeMensagem.objects.create(especie="senha", assunto="Senha", corpo="Abra {{ link }}.")
    MensagemEnviada.objects.create(especie="convite", chave="convite:0", enviada_em=agora())
