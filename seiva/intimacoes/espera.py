"""What waits for a person among the notices, for the page of everything that waits."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.intimacoes.models import Destinatario, TipoDeIntimacao
from seiva.processos.regras.contagem import Prazo

MAXIMO = 50


@dataclass(frozen=True)
class Espera:
    """One notice to open or to answer: what to do, its key in the address, the last instant."""

    texto: str
    destinatario_id: int
    ate: datetime


def o_que_espera(ator: Ator) -> list[Espera]:
    """In the institution in scope: to open, and to answer when an answer is demanded; the nearest
    deadline first."""
    exigem = Q(
        resposta_ate__gte=hoje(),
        respondida_em__isnull=True,
        intimacao__tipo__resposta=TipoDeIntimacao.Resposta.EXIGIDA,
    )
    meus = Destinatario.objects.da_pessoa(ator).filter(cancelada_em__isnull=True)
    esperas = [
        _espera(alvo) for alvo in meus.filter(Q(resposta_ate__isnull=True) | exigem)[:MAXIMO]
    ]
    return sorted(esperas, key=lambda espera: espera.ate)


def _espera(alvo: Destinatario) -> Espera:
    verbo = "Responder à intimação" if alvo.cumprida else "Abrir a intimação"
    ate = Prazo(alvo.resposta_ate or alvo.tacito_ate, ()).fim
    return Espera(f"{verbo} do processo {alvo.intimacao.processo.numero}", alvo.pk, ate)
