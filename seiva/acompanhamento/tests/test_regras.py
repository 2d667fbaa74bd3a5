"""Tables of the rules: how steps are gathered, what is expected, when a message may go."""

from datetime import UTC, date, datetime, timedelta

import pytest

from seiva.acompanhamento.regras.espera import acabou, falta
from seiva.acompanhamento.regras.linha import Passo, agrupar
from seiva.acompanhamento.regras.onde import Etapa, fora_das_unidades
from seiva.acompanhamento.regras.previsao import (
    Amostra,
    em_dias,
    pelo_menos,
    prever,
    proxima,
    tempo_na_etapa,
)

HOJE = date(2026, 11, 23)
INSTANTE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CHEIA = Amostra(34, 40.0, 90.0)


def passo(quando: datetime, unidade: str, frase: str) -> Passo:
    return Passo(1, quando, unidade, frase, frase)


def test_os_passos_se_juntam_por_unidade_e_dia_o_mais_recente_primeiro() -> None:
    manha = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    grupos = agrupar(
        [
            passo(manha, "RH", "Aberto."),
            passo(manha, "RH", "Assinado."),
            passo(manha, "RH", "Assinado."),
            passo(manha, "TRIB", "Recebido."),
            passo(manha, "RH", "De volta."),
            passo(manha + timedelta(days=1), "RH", "Enviado."),
        ]
    )
    assert [(g.dia.day, g.unidade, g.frases) for g in grupos] == [
        (21, "RH", ("Enviado.",)),
        (20, "RH", ("De volta.",)),
        (20, "TRIB", ("Recebido.",)),
        (20, "RH", ("Aberto.", "Assinado. (2 vezes)")),
    ]


def test_o_dia_e_o_de_brasilia() -> None:
    madrugada = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert agrupar([passo(madrugada, "RH", "Aberto.")])[0].dia == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("dias", "dito"),
    [(0.2, "menos de um dia"), (0.9, "1 dia"), (1.4, "1 dia"), (9.0, "9 dias"), (40.4, "40 dias")],
)
def test_o_tempo_se_diz_em_dias(dias: float, dito: str) -> None:
    assert em_dias(dias) == dito


@pytest.mark.parametrize(("casos", "ditos"), [(10, 10), (14, 10), (34, 30), (35, 35)])
def test_a_contagem_exata_nao_se_diz(casos: int, ditos: int) -> None:
    assert pelo_menos(casos) == ditos


@pytest.mark.parametrize(
    ("ha_dias", "ate"),
    [
        (0, HOJE + timedelta(days=40)),  # half of the others
        (40, HOJE),
        (41, HOJE + timedelta(days=49)),  # past half: nine in ten
        (90, HOJE),
        (91, None),  # later than almost all: like none of them
    ],
)
def test_a_data_esperada_vem_dos_outros_processos(ha_dias: int, ate: date | None) -> None:
    previsao = prever(HOJE - timedelta(days=ha_dias), HOJE, CHEIA)
    assert previsao.ate == ate
    assert "pelo menos 30 processos deste tipo concluídos nos últimos 12 meses" in previsao.base
    assert ("Deve terminar" in previsao.frase) is (ate is not None)


@pytest.mark.parametrize("casos", [0, 1, 4, 9])
def test_com_poucos_casos_nao_ha_previsao_e_se_diz_por_que(casos: int) -> None:
    amostra = Amostra(casos, 40.0, 90.0)
    previsao = prever(HOJE, HOJE, amostra)
    assert (previsao.ate, previsao.base) == (None, "")
    assert "poucos processos deste tipo" in previsao.frase
    assert "Ainda não há casos bastantes" in tempo_na_etapa(amostra)
    assert not any(c.isdigit() for c in previsao.frase + tempo_na_etapa(amostra))


def test_o_tempo_da_etapa_diz_em_quantos_casos_se_apoia() -> None:
    assert tempo_na_etapa(Amostra(34, 9.1, 20.0)) == (
        "Processos como este levam, em geral, 9 dias nesta etapa: metade leva menos, metade leva "
        "mais (pelo menos 30 casos nos últimos 12 meses)."
    )


@pytest.mark.parametrize(
    ("caminhos", "unidade"),
    [
        ({}, None),
        ({1: 9}, None),  # too few
        ({1: 10}, 1),
        ({1: 12, 2: 12}, None),  # no majority
        ({1: 12, 2: 30}, 2),
        ({1: 9, 2: 8}, None),  # a majority of too few
    ],
)
def test_para_onde_costuma_seguir(caminhos: dict[int, int], unidade: int | None) -> None:
    assert proxima(caminhos) == unidade


def test_onde_esta_se_diz_por_inteiro() -> None:
    etapa = Etapa(1, "Secretaria de Fazenda", date(2026, 11, 12), False)
    assert etapa.frase == (
        "Está na unidade Secretaria de Fazenda desde 12/11/2026, aguardando a análise da unidade."
    )
    assert etapa.depois == ""
    pedida = Etapa(1, "Fazenda", date(2026, 11, 12), True, ("Gabinete", date(2026, 12, 1)))
    assert "aguardando que a unidade o receba" in pedida.frase
    assert pedida.depois == "Depois, volta para Gabinete, que o pediu de volta até 01/12/2026."


@pytest.mark.parametrize(
    ("concluido", "dentro", "dito"),
    [
        (date(2026, 11, 1), "", "O processo foi concluído em 01/11/2026."),
        (None, "0001/2026", "parte do processo 0001/2026"),
        (None, "", "não está aberto em nenhuma unidade"),
    ],
)
def test_fora_das_unidades(concluido: date | None, dentro: str, dito: str) -> None:
    assert dito in fora_das_unidades(concluido, dentro)


@pytest.mark.parametrize(
    ("ha_segundos", "espera"), [(None, 0), (0, 3600), (3599, 1), (3600, 0), (9000, 0)]
)
def test_uma_mensagem_por_hora(ha_segundos: int | None, espera: int) -> None:
    ultima = None if ha_segundos is None else INSTANTE - timedelta(seconds=ha_segundos)
    assert falta(ultima, INSTANTE) == espera


@pytest.mark.parametrize(
    ("ha_dias", "fim"), [(None, False), (0, False), (89, False), (90, True), (400, True)]
)
def test_o_acompanhamento_acaba_noventa_dias_depois_da_conclusao(
    ha_dias: int | None, fim: bool
) -> None:
    concluido = None if ha_dias is None else INSTANTE - timedelta(days=ha_dias)
    assert acabou(concluido, INSTANTE) is fim
