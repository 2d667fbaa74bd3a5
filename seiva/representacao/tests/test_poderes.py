"""The rule of powers, case by case."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from seiva.representacao.regras.poderes import (
    TODOS,
    Poder,
    Situacao,
    Titulo,
    em_ordem,
    pode,
    situacao,
)

FUSO = ZoneInfo("America/Sao_Paulo")
DESDE = datetime(2026, 3, 10, 12, tzinfo=UTC)
BASE = Titulo("ativa", frozenset({"peticionar"}), DESDE, date(2026, 3, 10), date(2026, 3, 20))


def em(*partes: int) -> datetime:
    return datetime(*partes, tzinfo=FUSO)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("mudanca", "instante", "esperada"),
    [
        ({}, DESDE, Situacao.VIGENTE),
        ({}, datetime(2026, 3, 10, 11, 59, 59, tzinfo=UTC), Situacao.PENDENTE),
        ({}, em(2026, 3, 20, 23, 59, 59), Situacao.VIGENTE),
        ({}, em(2026, 3, 21, 0, 0, 0), Situacao.VENCIDA),
        ({"ate": None}, em(2099, 1, 1), Situacao.VIGENTE),
        ({"inicio": date(2026, 3, 12)}, em(2026, 3, 11, 23, 59), Situacao.FUTURA),
        ({"inicio": date(2026, 3, 12)}, em(2026, 3, 12), Situacao.VIGENTE),
        ({"desde": None, "estado": "pendente"}, em(2026, 3, 15), Situacao.PENDENTE),
        ({"desde": None, "estado": "recusada"}, em(2026, 3, 15), Situacao.RECUSADA),
        (
            {"estado": "revogada", "encerrada_em": em(2026, 3, 15, 10)},
            em(2026, 3, 15, 10),
            Situacao.REVOGADA,
        ),
        (
            {"estado": "revogada", "encerrada_em": em(2026, 3, 15, 10)},
            em(2026, 3, 15, 9, 59),
            Situacao.VIGENTE,
        ),
        (
            {"estado": "renunciada", "encerrada_em": em(2026, 3, 15, 10)},
            em(2027, 1, 1),
            Situacao.RENUNCIADA,
        ),
        (
            {"estado": "renunciada", "desde": None, "encerrada_em": em(2026, 3, 15, 10)},
            em(2026, 3, 16),
            Situacao.RENUNCIADA,
        ),
        ({"documento_vale": False}, em(2026, 3, 15), Situacao.SEM_DOCUMENTO),
    ],
)
def test_a_situacao_muda_no_instante_certo(
    mudanca: dict[str, Any], instante: datetime, esperada: Situacao
) -> None:
    titulo = replace(BASE, **mudanca)
    assert situacao(titulo, instante, FUSO) == esperada
    assert pode(titulo, "peticionar", instante, FUSO) == (esperada == Situacao.VIGENTE)


@pytest.mark.parametrize(
    ("mudanca", "poder", "processo", "esperado"),
    [
        ({}, "peticionar", None, True),
        ({}, "peticionar", 7, True),
        ({}, "assinar", None, False),
        ({"processo": 7}, "peticionar", 7, True),
        ({"processo": 7}, "peticionar", 8, False),
        ({"processo": 7}, "peticionar", None, False),
        ({"poderes": TODOS}, "receber", None, True),
        ({"poderes": frozenset()}, "peticionar", None, False),
        ({"poderes": TODOS}, "tudo", None, False),
    ],
)
def test_so_vale_o_poder_dado_e_onde_foi_dado(
    mudanca: dict[str, Any], poder: str, processo: int | None, esperado: bool
) -> None:
    assert pode(replace(BASE, **mudanca), poder, em(2026, 3, 15), FUSO, processo) is esperado


def test_poderes_saem_em_uma_so_ordem_sem_repetir_nem_inventar() -> None:
    assert em_ordem(["consultar", "peticionar", "consultar", "voar"]) == [
        Poder.PETICIONAR,
        Poder.CONSULTAR,
    ]
