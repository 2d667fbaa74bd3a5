"""The pure rules: bands of time, stays, periods, what a process adds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.estadias import Caminho, Estadia, Fato, reconstituir
from seiva.estatisticas.regras.faixas import faixa, limites, mediana, p90, por_extenso
from seiva.estatisticas.regras.periodos import Corte, Periodo, cortar, ultimos_meses

DIA = 86400.0


def em(dia: int, hora: int = 12) -> datetime:
    return datetime(2026, 3, dia, hora, tzinfo=UTC)


@given(st.floats(min_value=0, max_value=50 * 365 * DIA))
def test_toda_duracao_cai_dentro_da_sua_faixa(segundos: float) -> None:
    de, ate = limites(faixa(segundos))
    assert de - 1e-3 <= segundos <= ate * (1 + 1e-6)


@given(st.lists(st.floats(min_value=60, max_value=1e8), min_size=1, max_size=60))
def test_a_mediana_das_faixas_erra_no_maximo_a_largura_de_uma(duracoes: list[float]) -> None:
    contagem: dict[int, int] = {}
    for duracao in duracoes:
        contagem[faixa(duracao)] = contagem.get(faixa(duracao), 0) + 1
    certa = sorted(duracoes)[(len(duracoes) - 1) // 2]
    achada = mediana(contagem)
    assert achada is not None
    assert certa / 1.2 <= achada <= certa * 1.2
    assert achada <= (p90(contagem) or 0)


def test_sem_nada_contado_nao_ha_mediana() -> None:
    assert mediana({}) is None
    assert por_extenso(None) == "—"


@pytest.mark.parametrize(
    ("segundos", "texto"),
    [
        (20, "1 min"),
        (40 * 60, "40 min"),
        (3 * 3600, "3 h"),
        (DIA, "1 dia"),
        (1.5 * DIA, "1,5 dia"),
        (2.5 * DIA, "2,5 dias"),
        (12.2 * DIA, "12 dias"),
        (1500 * DIA, "1.500 dias"),
    ],
)
def test_o_tempo_se_diz_em_uma_so_unidade(segundos: float, texto: str) -> None:
    assert por_extenso(segundos) == texto


def test_enviar_fecha_a_origem_e_a_espera_vai_ate_o_recebimento() -> None:
    fatos = [
        Fato(em(1), "gerado", 10),
        Fato(em(3), "enviado", 20, 10, False),
        Fato(em(5), "recebido", 20),
        Fato(em(9), "fechado", 20),
    ]
    assert reconstituir(fatos) == (
        [Estadia(10, em(1), em(3)), Estadia(20, em(5), em(9))],
        [Caminho(10, 20, em(3), em(5))],
    )


def test_mantido_aberto_continua_na_origem_e_quem_nao_abriu_ainda_espera() -> None:
    fatos = [Fato(em(1), "gerado", 10), Fato(em(3), "enviado", 20, 10, True)]
    assert reconstituir(fatos) == (
        [Estadia(10, em(1), None), Estadia(20, em(3), None)],
        [Caminho(10, 20, em(3), None)],
    )


def test_unidade_que_ja_estava_com_o_processo_segue_na_mesma_estadia() -> None:
    fatos = [
        Fato(em(1), "gerado", 10),
        Fato(em(2), "enviado", 20, 10, True),
        Fato(em(3), "recebido", 20),
        Fato(em(4), "enviado", 20, 10, True),
        Fato(em(6), "recebido", 20),
        Fato(em(8), "fechado", 20),
    ]
    estadias, caminhos = reconstituir(fatos)
    assert Estadia(20, em(3), em(8)) in estadias
    assert [k.recebido for k in caminhos] == [em(3), em(6)]


def test_reabrir_comeca_outra_estadia() -> None:
    fatos = [
        Fato(em(1), "gerado", 10),
        Fato(em(2), "fechado", 10),
        Fato(em(6), "aberto", 10),
        Fato(em(7), "fechado", 10),
        Fato(em(8), "fechado", 10),
    ]
    assert reconstituir(fatos)[0] == [Estadia(10, em(1), em(2)), Estadia(10, em(6), em(7))]


@pytest.mark.parametrize(
    ("de", "ate", "corte"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), Corte((date(2026, 1, 1), date(2026, 3, 1)), ())),
        (
            date(2026, 1, 10),
            date(2026, 3, 5),
            Corte(
                (date(2026, 2, 1), date(2026, 2, 1)),
                ((date(2026, 1, 10), date(2026, 1, 31)), (date(2026, 3, 1), date(2026, 3, 5))),
            ),
        ),
        (
            date(2026, 1, 10),
            date(2026, 1, 20),
            Corte(None, ((date(2026, 1, 10), date(2026, 1, 20)),)),
        ),
        (
            date(2026, 1, 20),
            date(2026, 2, 10),
            Corte(None, ((date(2026, 1, 20), date(2026, 2, 10)),)),
        ),
    ],
)
def test_o_periodo_se_corta_em_meses_inteiros_e_dias(de: date, ate: date, corte: Corte) -> None:
    assert cortar(Periodo(de, ate)) == corte


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 900))
def test_o_corte_cobre_cada_dia_uma_vez_so(de: date, quantos: int) -> None:
    periodo = Periodo(de, de + timedelta(days=quantos))
    corte = cortar(periodo)
    dias = [d + timedelta(days=i) for d, a in corte.dias for i in range((a - d).days + 1)]
    if corte.meses:
        ate = Periodo(*corte.meses).meses()[-1]
        atual = corte.meses[0]
        while (atual.year, atual.month) <= (ate.year, ate.month):
            dias.append(atual)
            atual += timedelta(days=1)
    assert sorted(dias) == [de + timedelta(days=i) for i in range(quantos + 1)]


def test_os_ultimos_doze_meses_terminam_hoje() -> None:
    assert ultimos_meses(date(2026, 11, 23)) == Periodo(date(2025, 12, 1), date(2026, 11, 23))
    assert ultimos_meses(date(2026, 1, 2), 1) == Periodo(date(2026, 1, 1), date(2026, 1, 2))


def historia(**mais: object) -> c.Historia:
    padrao: dict = {
        "tipo": 1,
        "nivel": 0,
        "unidade": 10,
        "autuado_em": em(1),
        "concluido_em": None,
        "fatos": [Fato(em(1), "gerado", 10)],
        "abertas": [(10, em(1))],
    }
    return c.Historia(**(padrao | mais))


def test_sob_sigilo_nada_se_conta() -> None:
    documento = c.DocumentoContado(em(2), True, 10, None)
    sigiloso = historia(nivel=2, documentos=[documento])
    assert c.contribuicoes(sigiloso) == {}
    assert not sigiloso.pendente


def test_o_restrito_se_conta_como_os_outros() -> None:
    assert c.contribuicoes(historia(nivel=1)) == c.contribuicoes(historia())


def test_em_curso_fica_no_dia_em_que_abriu_e_na_unidade_em_que_esta() -> None:
    contadas = c.contribuicoes(historia(abertas=[(20, em(7))]))
    assert contadas[c.Chave(c.EM_CURSO, date(2026, 3, 1), 1, 10)] == c.Quanto(1)
    assert contadas[c.Chave(c.NA_UNIDADE, date(2026, 3, 7), 1, 20)] == c.Quanto(1)


def test_concluido_conta_no_dia_com_o_tempo_que_levou() -> None:
    contadas = c.contribuicoes(historia(concluido_em=em(11), abertas=[]))
    chave = c.Chave(c.CONCLUIDOS, date(2026, 3, 11), 1, 10, None, faixa(10 * DIA))
    assert contadas[chave] == c.Quanto(1)
    assert c.EM_CURSO not in {k.medida for k in contadas}


@pytest.mark.parametrize(
    ("cumprido", "medida"),
    [
        (None, c.PRAZOS_CORRENDO),
        (em(4, 23), c.PRAZOS_CUMPRIDOS),
        (em(6), c.PRAZOS_PERDIDOS),
    ],
)
def test_prazo_se_conta_na_data_em_que_vence(cumprido: datetime | None, medida: str) -> None:
    contadas = c.contribuicoes(historia(prazos=[c.Prazo(20, date(2026, 3, 4), cumprido)]))
    assert contadas[c.Chave(medida, date(2026, 3, 4), 1, 20)] == c.Quanto(1)


def test_paginas_que_ainda_nao_se_sabem_deixam_o_processo_pendente() -> None:
    h = historia(
        documentos=[
            c.DocumentoContado(em(2), True, 10, 3),
            c.DocumentoContado(em(2), True, 10, None),
        ]
    )
    assert h.pendente
    chave = c.Chave(c.DOCUMENTOS_ESCRITOS, date(2026, 3, 2), 1, 10)
    assert c.contribuicoes(h)[chave] == c.Quanto(2, 3)


def test_a_diferenca_leva_de_uma_contagem_a_outra() -> None:
    antes, depois = c.contribuicoes(historia()), c.contribuicoes(historia(tipo=2))
    mudou = c.diferenca(antes, depois)
    assert {k: q.n for k, q in mudou.items() if k.tipo == 1} == {k: -q.n for k, q in antes.items()}
    assert c.diferenca(antes, antes) == {}
