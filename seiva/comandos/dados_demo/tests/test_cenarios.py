"""The scenarios obey the rules of the house and show every state a clerk will meet."""

from __future__ import annotations

import pytest

from seiva.comandos.dados_demo import carregar
from seiva.comandos.dados_demo.tests.simulacao import Doc, Estado, viver

DEMO = carregar()
ESTADOS: dict[str, dict[str, Estado]] = {casa.slug: viver(casa) for casa in DEMO.instituicoes}
TODOS = [estado for casa in ESTADOS.values() for estado in casa.values()]


def docs() -> list[Doc]:
    return [doc for estado in TODOS for doc in estado.docs.values()]


def test_there_are_about_forty_processes_in_the_three_towns() -> None:
    assert len(TODOS) >= 40
    assert all(len(estados) >= 8 for estados in ESTADOS.values())


@pytest.mark.parametrize(
    "marca",
    [
        "anotado",
        "anotado com prioridade",
        "atribuído",
        "ciência",
        "editado",
        "enviado",
        "mantido aberto",
        "prazo",
        "reaberto",
        "relacionado",
    ],
)
def test_some_process_shows_the_act(marca: str) -> None:
    assert any(marca in estado.marcas for estado in TODOS)


def test_some_process_was_just_opened_and_has_nothing_else() -> None:
    assert any(not estado.docs and not estado.processo.passos for estado in TODOS)


def test_every_town_has_an_unread_process_and_one_concluded_or_open_elsewhere() -> None:
    for estados in ESTADOS.values():
        assert any(False in e.abertas.values() for e in estados.values())
        assert any(e.passou - e.abertas.keys() for e in estados.values())


def test_some_process_is_concluded_everywhere() -> None:
    assert sum(not estado.abertas for estado in TODOS) >= 3


def test_returns_are_overdue_due_soon_and_far() -> None:
    retornos = [retorno for estado in TODOS for retorno in estado.retornos]
    assert min(retornos) < 0
    assert any(0 < retorno <= 3 for retorno in retornos)
    assert max(retornos) >= 4


def test_documents_appear_in_every_situation() -> None:
    assert any(doc.minuta for doc in docs())
    assert any(doc.assinaturas and not doc.visto for doc in docs())
    assert any(doc.assinaturas and doc.visto for doc in docs())
    assert any(len(doc.assinaturas) == 2 for doc in docs())
    assert any(doc.externo for doc in docs())
    assert {doc.situacao for doc in docs()} == {"vivo", "excluido", "cancelado"}


def test_every_access_level_appears_also_inside_a_public_process() -> None:
    assert {estado.processo.nivel for estado in TODOS} == {0, 1, 2}
    assert any(
        passo.nivel > 0
        for estado in TODOS
        if estado.processo.nivel == 0
        for passo in estado.processo.passos
    )


@pytest.mark.parametrize(
    ("slug", "pessoa"), [("extrema", "ana"), ("extrema", "bia"), ("ipatinga", "caio")]
)
def test_the_people_of_the_tour_find_work_on_their_table(slug: str, pessoa: str) -> None:
    (casa,) = [casa for casa in DEMO.instituicoes if casa.slug == slug]
    (servidor,) = [s for s in casa.servidores if s.chave == pessoa]
    unidade = servidor.lotacoes[0].unidade
    assert sum(unidade in estado.abertas for estado in ESTADOS[slug].values()) >= 3
