"""Rows that only the e-mails of the system make: an own text, and a message that went out."""

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.organizacao.acoes.alterar_mensagem import alterar_mensagem
from seiva.organizacao.mensagens import CONVITE
from seiva.organizacao.models import MensagemEnviada


def povoar_correio(ator: Ator) -> None:
    """One row in each table; needs the scope open."""
    alterar_mensagem(ator, especie=CONVITE, assunto="Bem-vinda", corpo="Entre por {{ link }}.")
    MensagemEnviada.objects.create(especie="convite", chave="convite:0", enviada_em=agora())
