"""One notice in a list of the person's: its state in words, and whether it waits for them."""

from typing import Any

from django.urls import reverse

from seiva.core.relogio import hoje
from seiva.intimacoes.models import Destinatario


def linha_de(slug: str, alvo: Destinatario) -> dict[str, Any]:
    """What the person should do next with one notice, and until when. `slug`: its institution."""
    vencida = alvo.resposta_ate is not None and alvo.resposta_ate < hoje()
    if not alvo.cumprida:
        estado = "Por abrir"
    elif alvo.respondida_em is not None:
        estado = "Respondida"
    else:
        estado = "Prazo encerrado" if vencida else "Aberta"
    return {
        "destinatario": alvo,
        "estado": estado,
        "espera": estado in {"Por abrir", "Aberta"},
        "url": reverse("meus_intimacao", args=[slug, alvo.pk]),
    }
