"""Which level results, and what each level demands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.processos.regras.niveis import (
    Nivel,
    Politica,
    exigencias,
    exigencias_da_mudanca,
    nivel_do_documento,
    nivel_efetivo,
    nivel_inicial,
)

PUBLICO, RESTRITO, SIGILOSO = Nivel


@pytest.mark.parametrize(
    ("local", "documentos", "anexados", "efetivo"),
    [
        (PUBLICO, [], [], PUBLICO),
        (PUBLICO, [PUBLICO, RESTRITO], [], RESTRITO),
        (RESTRITO, [PUBLICO], [], RESTRITO),
        (PUBLICO, [PUBLICO], [SIGILOSO], SIGILOSO),
        (SIGILOSO, [PUBLICO], [RESTRITO], SIGILOSO),
    ],
)
def test_the_most_restricted_part_decides_for_the_whole(
    local: Nivel, documentos: list[Nivel], anexados: list[Nivel], efetivo: Nivel
) -> None:
    assert nivel_efetivo(local, documentos, anexados) is efetivo


def test_without_contamination_one_restricted_document_does_not_hide_the_rest() -> None:
    assert nivel_efetivo(PUBLICO, [RESTRITO], [SIGILOSO], contaminar=False) is PUBLICO


def test_a_document_is_never_more_open_than_its_process() -> None:
    assert nivel_do_documento(PUBLICO, RESTRITO) is RESTRITO
    assert nivel_do_documento(SIGILOSO, RESTRITO) is SIGILOSO


def test_a_level_not_informed_is_the_one_suggested_by_the_type() -> None:
    assert nivel_inicial(None, RESTRITO) is RESTRITO
    assert nivel_inicial(PUBLICO, RESTRITO) is PUBLICO


niveis = st.sampled_from(Nivel)


@given(niveis, st.lists(niveis, max_size=5), st.lists(niveis, max_size=3), niveis)
def test_adding_a_document_never_opens_the_process(
    local: Nivel, documentos: list[Nivel], anexados: list[Nivel], outro: Nivel
) -> None:
    antes = nivel_efetivo(local, documentos, anexados)
    depois = nivel_efetivo(local, [*documentos, outro], anexados)
    assert depois >= antes >= local
    assert depois == max(antes, outro)


def codigos(**argumentos: object) -> list[str]:
    base: dict[str, object] = {"permitidos": set(Nivel), "tem_hipotese": False}
    nivel = argumentos.pop("nivel")
    return [p.codigo for p in exigencias(nivel, **{**base, **argumentos})]  # type: ignore[arg-type]


def test_a_public_process_demands_nothing() -> None:
    assert codigos(nivel=PUBLICO) == []


@pytest.mark.parametrize("nivel", [RESTRITO, SIGILOSO])
def test_restriction_demands_its_legal_ground(nivel: Nivel) -> None:
    assert codigos(nivel=nivel) == ["sem_hipotese_legal"]
    assert codigos(nivel=nivel, tem_hipotese=True) == []


@pytest.mark.parametrize("politica", [Politica.OPCIONAL, Politica.NAO_USA])
def test_the_institution_may_waive_the_legal_ground(politica: Politica) -> None:
    assert codigos(nivel=RESTRITO, hipotese=politica) == []


def test_a_public_process_with_a_legal_ground_is_contradictory() -> None:
    assert codigos(nivel=PUBLICO, tem_hipotese=True) == ["hipotese_em_publico"]


def test_the_degree_of_secrecy_belongs_to_secret_processes_only() -> None:
    assert codigos(nivel=SIGILOSO, tem_hipotese=True, grau=Politica.OBRIGATORIA) == [
        "sem_grau_de_sigilo"
    ]
    assert codigos(nivel=RESTRITO, tem_hipotese=True, tem_grau=True) == ["grau_sem_sigilo"]


def test_the_type_of_process_limits_the_levels_and_says_which_remain() -> None:
    (problema,) = exigencias(SIGILOSO, permitidos={PUBLICO, RESTRITO}, tem_hipotese=True)
    assert problema.codigo == "nivel_nao_permitido"
    assert "público ou restrito" in problema.mensagem


def test_all_problems_come_at_once() -> None:
    assert codigos(nivel=SIGILOSO, permitidos={PUBLICO}, grau=Politica.OBRIGATORIA) == [
        "nivel_nao_permitido",
        "sem_hipotese_legal",
        "sem_grau_de_sigilo",
    ]


def test_a_process_open_elsewhere_cannot_become_secret() -> None:
    (problema,) = exigencias_da_mudanca(
        RESTRITO, SIGILOSO, outras_unidades_abertas=["SEFAZ/TRIB", "PGM"]
    )
    assert "PGM, SEFAZ/TRIB" in problema.mensagem
    assert exigencias_da_mudanca(RESTRITO, SIGILOSO, outras_unidades_abertas=[]) == ()
    assert exigencias_da_mudanca(PUBLICO, RESTRITO, outras_unidades_abertas=["PGM"]) == ()
    assert exigencias_da_mudanca(SIGILOSO, SIGILOSO, outras_unidades_abertas=["PGM"]) == ()
