"""The deadlines of notices, with the calendar of the institution and its outages."""

from datetime import date

from seiva.catalogo.models import Feriado
from seiva.intimacoes.models import ForaDoAr, Indisponibilidade, PrazoTacito, TipoDeIntimacao
from seiva.processos.models import Processo
from seiva.processos.regras.contagem import Especie, Prazo, contar, dia_do_ato

TACITO = 10  # Lei 11.419/2006, art. 5º, § 3º


def feriados_por_nome() -> dict[date, str]:
    """Every holiday in force of the institution, by day."""
    return dict(Feriado.objects.filter(ativo=True).values_list("data", "nome"))


def dias_tacitos(processo: Processo) -> int:
    """Days of the type of the process; the general ones of the institution; those of the law."""
    linhas = PrazoTacito.objects.filter(tipo_id__isnull=True)
    linhas = linhas | PrazoTacito.objects.filter(tipo=processo.tipo_id)
    por_tipo = dict(linhas.values_list("tipo_id", "dias"))
    return int(por_tipo.get(processo.tipo_id) or por_tipo.get(None) or TACITO)


def prazo_tacito(processo: Processo, dia: date) -> Prazo:
    """Until when a notice served on `dia` may be opened before it counts as known."""
    return contar(dia, Especie.TACITO, dias_tacitos(processo), feriados=feriados_por_nome())


def dia_do_cumprimento(dia: date) -> Prazo:
    """The day that counts for a notice opened on `dia`."""
    return dia_do_ato(dia, feriados_por_nome())


def prazo_de_resposta(tipo: TipoDeIntimacao, dia: date) -> Prazo:
    """Until when a notice known on `dia` may be answered, outages registered so far included."""
    return contar(
        dia,
        Especie(tipo.contagem),
        tipo.quantidade,
        feriados=feriados_por_nome(),
        indisponiveis=dias_fora_do_ar(dia),
    )


def dias_fora_do_ar(desde: date) -> dict[date, str]:
    """Each day from `desde` on with an outage that extends deadlines, with the reason: of the
    institution, and of the whole service."""
    dias: dict[date, str] = {}
    registros = [
        *Indisponibilidade.objects.que_prorrogam(desde),
        *ForaDoAr.objects.que_prorrogam(desde),
    ]
    for fora in registros:
        for ordinal in range(fora.inicio.toordinal(), fora.fim.toordinal() + 1):
            dias.setdefault(date.fromordinal(ordinal), fora.motivo)
    return dias
