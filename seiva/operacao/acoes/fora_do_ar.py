"""Outages of the whole service: registered by who operates it, they count in every institution."""

from dataclasses import dataclass
from datetime import date

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.intimacoes.models import ForaDoAr
from seiva.intimacoes.tarefas import prorrogar_em_todas
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao

CAMPOS = ("inicio", "fim", "motivo", "prorroga")
MAIOR_MOTIVO, MAIOR_PERIODO = 200, 60


@dataclass(frozen=True)
class DadosDoPeriodo:
    """First and last day, why (people read it), and whether deadlines are extended by it."""

    inicio: date
    fim: date
    motivo: str
    prorroga: bool = True


@acao(
    "registrar_fora_do_ar",
    titulo="Registrar indisponibilidade",
    exige="plataforma.operar",
    registra=False,
)
def registrar_fora_do_ar(ator: Ator, *, dados: DadosDoPeriodo) -> ForaDoAr:
    """The whole service was out: deadlines to answer that end in these days move, everywhere.

    Each institution is asked by a job; each deadline moved has its andamento and its message.
    Norma: Lei 11.419/2006, art. 10, § 2º; Decreto 8.539/2015, art. 7º.
    """
    motivo = uma_linha(dados.motivo)
    _conferir(dados, motivo)
    fora: ForaDoAr = ForaDoAr.objects.create(
        inicio=dados.inicio,
        fim=dados.fim,
        motivo=motivo,
        prorroga=dados.prorroga,
        criada_em=agora(),
        criada_por_id=ator.minha_conta,
    )
    registrar_alteracao(ator, fora, Alteracao.Verbo.CRIOU, depois=retrato(fora, CAMPOS))
    if fora.prorroga:
        enfileirar(prorrogar_em_todas, unica="intimacoes-prorrogar-em-todas")
    return fora


@acao(
    "retirar_fora_do_ar",
    titulo="Retirar indisponibilidade",
    exige="plataforma.operar",
    registra=False,
)
def retirar_fora_do_ar(ator: Ator, *, fora: ForaDoAr) -> ForaDoAr:
    """It was registered by mistake: it counts no more for what is still to be counted.

    What people were told stays: a deadline that moved does not come back.
    """
    atual: ForaDoAr = ForaDoAr.objects.select_for_update().get(pk=fora.pk)
    if atual.retirada_em is not None:
        raise RegraViolada("ja_retirada", "Este registro já foi retirado.")
    atual.retirada_em = agora()
    atual.save(update_fields=["retirada_em"])
    depois = retrato(atual, ("retirada_em",))
    registrar_alteracao(
        ator, atual, Alteracao.Verbo.ALTEROU, antes={"retirada_em": None}, depois=depois
    )
    return atual


def _conferir(dados: DadosDoPeriodo, motivo: str) -> None:
    if not motivo or len(motivo) > MAIOR_MOTIVO:
        raise RegraViolada(
            "sem_motivo", f"Diga o motivo, com até {MAIOR_MOTIVO} letras.", campo="motivo"
        )
    if dados.fim < dados.inicio:
        raise RegraViolada("fim_antes", "O fim não vem antes do início.", campo="fim")
    if (dados.fim - dados.inicio).days > MAIOR_PERIODO:
        raise RegraViolada(
            "longa_demais", f"Registre períodos de até {MAIOR_PERIODO} dias.", campo="fim"
        )
