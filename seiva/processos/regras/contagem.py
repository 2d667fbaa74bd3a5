"""Deadlines that explain themselves: the last instant, and line by line why it is that one.

The counting is that of `prazos`; here are only the words. Pure: the holidays come with their
names, the days out of service with theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from seiva.processos.regras.prazos import (
    de_data_a_data,
    e_dia_util,
    prazo_corrido,
    prazo_meses,
    prazo_util,
    prorrogar,
    prorrogar_por_indisponibilidade,
    proximo_dia_util,
)

BRASILIA = ZoneInfo("America/Sao_Paulo")
ULTIMO_INSTANTE = time(23, 59, 59)
MESES_NO_ANO = 12
_UM_DIA = timedelta(days=1)
_SEMANA = ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira")
_FIM_DE_SEMANA = ("sábado", "domingo")
NORMA_DO_TACITO = "Lei 11.419/2006, art. 5º, § 3º"
NORMA_DOS_DIAS = "Lei 9.784/1999, art. 66, §§ 1º e 2º"
NORMA_DOS_MESES = "Lei 9.784/1999, art. 66, § 3º"

Nomes = Mapping[date, str]
NENHUM: Nomes = {}


class Especie(StrEnum):
    """How a deadline is counted. `TACITO`: calendar days until what is not opened counts as known."""

    TACITO = "tacito"
    CORRIDOS = "D"
    UTEIS = "U"
    MESES = "M"
    ANOS = "A"


@dataclass(frozen=True)
class Prazo:
    """The last day, and the sentences that say how it was reached, the norm in the last one."""

    ate: date
    linhas: tuple[str, ...]

    @property
    def fim(self) -> datetime:
        """The last instant: 23:59:59 in Brasília."""
        return datetime.combine(self.ate, ULTIMO_INSTANTE, BRASILIA)

    @property
    def explicacao(self) -> str:
        """The sentences, one a line."""
        return "\n".join(self.linhas)


def contar(
    base: date,
    especie: Especie,
    quantidade: int,
    *,
    feriados: Nomes = NENHUM,
    indisponiveis: Nomes = NENHUM,
) -> Prazo:
    """Count a deadline from the day of the event, which is not counted.

    feriados, indisponiveis: day → name of the holiday, reason of the outage that extends.
    Raises `PrazoInvalido` when `quantidade` is less than 1.
    """
    contado = _contado(base, especie, quantidade, feriados)
    nominal = _nominal(base, especie, quantidade, feriados)
    ate = prorrogar_por_indisponibilidade(contado, feriados.keys(), indisponiveis.keys())
    linhas = [
        f"{dia_por_extenso(base).capitalize()}: é o dia do ato, que não conta.",
        *_linhas_da_contagem(base, especie, quantidade, nominal, feriados),
        *_linhas_da_prorrogacao(nominal, contado, feriados),
        *_linhas_da_indisponibilidade(contado, ate, feriados, indisponiveis),
        f"Termina em {dia_por_extenso(ate)}, às 23h59min59s, no horário de Brasília.",
        f"Regra: {_norma(especie)}.",
    ]
    return Prazo(ate, tuple(linhas))


def dia_do_ato(dia: date, feriados: Nomes) -> Prazo:
    """The day that a reading counts as done: itself, or the next business day.

    Norma: Lei 11.419/2006, art. 5º, § 2º.
    """
    valido = prorrogar(dia, feriados.keys())
    if valido == dia:
        return Prazo(dia, (f"Aberta em {dia_por_extenso(dia)}, dia útil.",))
    return Prazo(
        valido,
        (
            f"Aberta em {dia_por_extenso(dia)}, que não é dia útil "
            f"({_porque(dia, feriados)}): vale como aberta em {dia_por_extenso(valido)} "
            "(Lei 11.419/2006, art. 5º, § 2º).",
        ),
    )


def dia_por_extenso(dia: date) -> str:
    """ "sexta-feira, 06/03/2026"."""
    return f"{(*_SEMANA, *_FIM_DE_SEMANA)[dia.weekday()]}, {dia:%d/%m/%Y}"


def por_extenso(especie: Especie, quantidade: int) -> str:
    """ "10 dias corridos", "1 mês"."""
    um = quantidade == 1
    nomes = {
        Especie.TACITO: "dia corrido" if um else "dias corridos",
        Especie.CORRIDOS: "dia corrido" if um else "dias corridos",
        Especie.UTEIS: "dia útil" if um else "dias úteis",
        Especie.MESES: "mês" if um else "meses",
        Especie.ANOS: "ano" if um else "anos",
    }
    return f"{quantidade} {nomes[especie]}"


def _nominal(base: date, especie: Especie, quantidade: int, feriados: Nomes) -> date:
    """Where the count falls, before a last day without business rolls to the next one."""
    uteis = feriados.keys()
    if especie is Especie.UTEIS:
        return prazo_util(base, quantidade, uteis)
    inicio = proximo_dia_util(base, uteis)
    if especie in {Especie.MESES, Especie.ANOS}:
        return de_data_a_data(inicio, _em_meses(especie, quantidade))
    return inicio + (quantidade - 1) * _UM_DIA


def _em_meses(especie: Especie, quantidade: int) -> int:
    return quantidade * (MESES_NO_ANO if especie is Especie.ANOS else 1)


def _contado(base: date, especie: Especie, quantidade: int, feriados: Nomes) -> date:
    """The last day by `prazos`, without outages."""
    uteis = feriados.keys()
    if especie is Especie.UTEIS:
        return prazo_util(base, quantidade, uteis)
    if especie in {Especie.MESES, Especie.ANOS}:
        return prazo_meses(base, _em_meses(especie, quantidade), uteis)
    return prazo_corrido(base, quantidade, uteis)


def _linhas_da_contagem(
    base: date, especie: Especie, quantidade: int, nominal: date, feriados: Nomes
) -> list[str]:
    """Which day is day 1, what was skipped, where the last one falls."""
    primeiro = proximo_dia_util(base, feriados.keys())
    linhas = [f"Dia 1: {dia_por_extenso(primeiro)}, o primeiro dia útil depois do ato."]
    linhas += _linha_dos_pulados(base + _UM_DIA, primeiro, feriados, "Não abrem a contagem")
    tamanho = por_extenso(especie, quantidade)
    if especie is Especie.UTEIS:
        linhas += _linha_dos_pulados(primeiro, nominal, feriados, "Não são dias úteis")
        linhas.append(f"São {tamanho}: o último é {dia_por_extenso(nominal)}.")
    elif especie in {Especie.MESES, Especie.ANOS}:
        linhas.append(f"O prazo é de {tamanho}, de data a data: cai em {dia_por_extenso(nominal)}.")
        if nominal.day != primeiro.day:
            linhas.append(f"Esse mês não tem dia {primeiro.day}: vale o último dia do mês.")
    else:
        linhas.append(f"São {tamanho}, sem pular nenhum: o último é {dia_por_extenso(nominal)}.")
    return linhas


def _linha_dos_pulados(desde: date, ate: date, feriados: Nomes, frase: str) -> list[str]:
    """The days without business from `desde` to the eve of `ate`, holidays by name."""
    pulados = [dia for dia in _dias(desde, ate) if not e_dia_util(dia, feriados.keys())]
    if not pulados:
        return []
    nomeados = [f"{dia:%d/%m} ({_porque(dia, feriados)})" for dia in pulados if dia in feriados]
    outros = [f"{dia:%d/%m}" for dia in pulados if dia not in feriados]
    partes = []
    if outros:
        partes.append(f"sábados e domingos: {', '.join(outros)}")
    if nomeados:
        partes.append(f"feriados: {', '.join(nomeados)}")
    return [f"{frase}: {'; '.join(partes)}."]


def _linhas_da_prorrogacao(nominal: date, contado: date, feriados: Nomes) -> list[str]:
    return [
        f"{dia_por_extenso(dia).capitalize()} não é dia útil ({_porque(dia, feriados)}): "
        "passa para o dia seguinte."
        for dia in _dias(nominal, contado)
    ]


def _linhas_da_indisponibilidade(
    contado: date, ate: date, feriados: Nomes, indisponiveis: Nomes
) -> list[str]:
    linhas = []
    while contado < ate:
        seguinte = proximo_dia_util(contado, feriados.keys())
        linhas.append(
            f"Em {dia_por_extenso(contado)} o sistema ficou fora do ar "
            f"({indisponiveis[contado]}): o prazo passa para {dia_por_extenso(seguinte)} "
            "(Lei 11.419/2006, art. 10, § 2º)."
        )
        contado = seguinte
    return linhas


def _porque(dia: date, feriados: Nomes) -> str:
    if dia in feriados:
        return feriados[dia]
    return "fim de semana"


def _dias(desde: date, ate: date) -> Iterator[date]:
    """Each day from `desde` to the eve of `ate`."""
    while desde < ate:
        yield desde
        desde += _UM_DIA


def _norma(especie: Especie) -> str:
    if especie is Especie.TACITO:
        return f"{NORMA_DO_TACITO}, e {NORMA_DOS_DIAS}"
    if especie in {Especie.MESES, Especie.ANOS}:
        return NORMA_DOS_MESES
    return NORMA_DOS_DIAS
