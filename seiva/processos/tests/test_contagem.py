"""The deadline that explains itself: tables of the norm, and the closed forms at random."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.processos.regras.contagem import Especie, contar, dia_do_ato, por_extenso
from seiva.processos.regras.prazos import (
    PrazoInvalido,
    e_dia_util,
    prazo_corrido,
    prazo_meses,
    prazo_util,
    prorrogar_por_indisponibilidade,
)

ABRIL = {date(2026, 4, 20): "Ponto facultativo", date(2026, 4, 21): "Tiradentes"}
DIAS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
UM_DIA = timedelta(days=1)


@pytest.mark.parametrize(
    ("base", "especie", "quantidade", "feriados", "ate"),
    [
        (date(2026, 3, 6), Especie.TACITO, 10, {}, date(2026, 3, 18)),
        (date(2026, 3, 6), Especie.TACITO, 15, {}, date(2026, 3, 23)),
        (date(2026, 4, 8), Especie.TACITO, 10, ABRIL, date(2026, 4, 22)),
        (date(2026, 4, 17), Especie.UTEIS, 1, ABRIL, date(2026, 4, 22)),
        (date(2026, 3, 6), Especie.UTEIS, 5, {}, date(2026, 3, 13)),
        (date(2026, 1, 29), Especie.MESES, 1, {}, date(2026, 3, 2)),
        (date(2027, 12, 30), Especie.MESES, 2, {}, date(2028, 2, 29)),
        (date(2026, 3, 6), Especie.ANOS, 1, {}, date(2027, 3, 9)),
    ],
)
def test_as_referencias_da_norma(
    base: date, especie: Especie, quantidade: int, feriados: dict[date, str], ate: date
) -> None:
    assert contar(base, especie, quantidade, feriados=feriados).ate == ate


def test_o_prazo_explica_cada_linha() -> None:
    assert contar(date(2026, 4, 8), Especie.TACITO, 10, feriados=ABRIL).linhas == (
        "Quarta-feira, 08/04/2026: é o dia do ato, que não conta.",
        "Dia 1: quinta-feira, 09/04/2026, o primeiro dia útil depois do ato.",
        "São 10 dias corridos, sem pular nenhum: o último é sábado, 18/04/2026.",
        "Sábado, 18/04/2026 não é dia útil (fim de semana): passa para o dia seguinte.",
        "Domingo, 19/04/2026 não é dia útil (fim de semana): passa para o dia seguinte.",
        "Segunda-feira, 20/04/2026 não é dia útil (Ponto facultativo): passa para o dia seguinte.",
        "Terça-feira, 21/04/2026 não é dia útil (Tiradentes): passa para o dia seguinte.",
        "Termina em quarta-feira, 22/04/2026, às 23h59min59s, no horário de Brasília.",
        "Regra: Lei 11.419/2006, art. 5º, § 3º, e Lei 9.784/1999, art. 66, §§ 1º e 2º.",
    )


def test_os_dias_uteis_dizem_o_que_foi_pulado() -> None:
    linhas = contar(date(2026, 4, 17), Especie.UTEIS, 2, feriados=ABRIL).linhas
    assert linhas[1:4] == (
        "Dia 1: quarta-feira, 22/04/2026, o primeiro dia útil depois do ato.",
        "Não abrem a contagem: sábados e domingos: 18/04, 19/04; feriados: "
        "20/04 (Ponto facultativo), 21/04 (Tiradentes).",
        "São 2 dias úteis: o último é quinta-feira, 23/04/2026.",
    )


def test_o_mes_sem_o_dia_diz_que_vale_o_ultimo() -> None:
    prazo = contar(date(2026, 3, 30), Especie.MESES, 1)
    assert prazo.ate == date(2026, 4, 30)
    assert "Esse mês não tem dia 31: vale o último dia do mês." in prazo.linhas


def test_o_ultimo_instante_e_o_de_brasilia() -> None:
    fim = contar(date(2026, 3, 6), Especie.TACITO, 10).fim
    assert fim == datetime(2026, 3, 18, 23, 59, 59, tzinfo=ZoneInfo("America/Sao_Paulo"))


def test_dois_dias_fora_do_ar_seguidos_passam_duas_vezes() -> None:
    fora = {date(2026, 3, 18): "queda de energia", date(2026, 3, 19): "queda de energia"}
    prazo = contar(date(2026, 3, 6), Especie.TACITO, 10, indisponiveis=fora)
    assert prazo.ate == date(2026, 3, 20)
    assert sum("fora do ar (queda de energia)" in linha for linha in prazo.linhas) == 2


def test_quem_abre_em_dia_sem_expediente_abre_no_dia_util_seguinte() -> None:
    prazo = dia_do_ato(date(2026, 4, 18), ABRIL)
    assert prazo.ate == date(2026, 4, 22)
    assert "não é dia útil" in prazo.explicacao
    assert dia_do_ato(date(2026, 4, 17), ABRIL).ate == date(2026, 4, 17)


@pytest.mark.parametrize("especie", list(Especie))
def test_prazo_de_zero_nao_existe(especie: Especie) -> None:
    with pytest.raises(PrazoInvalido):
        contar(date(2026, 3, 6), especie, 0)


def test_o_tamanho_por_extenso() -> None:
    assert [por_extenso(especie, 1) for especie in Especie] == [
        "1 dia corrido", "1 dia corrido", "1 dia útil", "1 mês", "1 ano",
    ]  # fmt: skip
    assert por_extenso(Especie.MESES, 2) == "2 meses"


@given(
    base=DIAS,
    especie=st.sampled_from(list(Especie)),
    quantidade=st.integers(1, 40),
    salto=st.sets(st.integers(0, 60), max_size=15),
    fora=st.sets(st.integers(0, 90), max_size=8),
)
def test_o_dia_e_sempre_o_da_forma_fechada(
    base: date, especie: Especie, quantidade: int, salto: set[int], fora: set[int]
) -> None:
    feriados = {base + n * UM_DIA: f"Feriado {n}" for n in salto}
    indisponiveis = {base + n * UM_DIA: "pane" for n in fora}
    prazo = contar(base, especie, quantidade, feriados=feriados, indisponiveis=indisponiveis)
    fechadas = {
        Especie.UTEIS: lambda: prazo_util(base, quantidade, feriados.keys()),
        Especie.MESES: lambda: prazo_meses(base, quantidade, feriados.keys()),
        Especie.ANOS: lambda: prazo_meses(base, 12 * quantidade, feriados.keys()),
    }
    corrido = prazo_corrido(base, quantidade, feriados.keys())
    sem_pane = fechadas.get(especie, lambda: corrido)()
    esperado = prorrogar_por_indisponibilidade(sem_pane, feriados.keys(), indisponiveis.keys())
    assert prazo.ate == esperado
    assert e_dia_util(prazo.ate, feriados.keys())
    assert prazo.ate not in indisponiveis
    assert prazo.linhas[-2].startswith("Termina em ")
