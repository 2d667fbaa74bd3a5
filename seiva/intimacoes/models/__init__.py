"""Electronic service of notices: what is served, on whom, how it became known, what was answered.

Norma: Lei 11.419/2006, art. 5º; Lei 9.784/1999, arts. 26 a 28.
"""

from seiva.intimacoes.models.da_instalacao import AgendaDaPessoa, ForaDoAr
from seiva.intimacoes.models.intimacao import (
    Agenda,
    AnexoDaIntimacao,
    Cumprimento,
    Destinatario,
    DocumentoDaResposta,
    Intimacao,
)
from seiva.intimacoes.models.registros import Indisponibilidade, PrazoTacito, TipoDeIntimacao

__all__ = [
    "Agenda",
    "AgendaDaPessoa",
    "AnexoDaIntimacao",
    "Cumprimento",
    "Destinatario",
    "DocumentoDaResposta",
    "ForaDoAr",
    "Indisponibilidade",
    "Intimacao",
    "PrazoTacito",
    "TipoDeIntimacao",
]
