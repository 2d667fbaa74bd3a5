"""Chains and closings, checked from rows that a hostile maker signed again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from seiva.documentos.chaves import chaveiro_publico
from seiva.portabilidade.dicionario import tabelas
from seiva.portabilidade.saida.tabelas import linhas
from seiva.portabilidade.verificacao.historico import Corrente, conferir_fechamentos
from tests.elenco import Elenco
from tests.isolamento.povoar import povoar

pytestmark = pytest.mark.django_db
Linhas = list[dict[str, Any]]


@pytest.fixture
def historia(elenco: Elenco, tmp_path: Path) -> tuple[Linhas, Linhas, Any]:
    """Entries, closings and public keys of a whole house."""
    povoar(elenco, elenco.casa, "ana")
    por_nome = {modelo.__name__: modelo for modelo in tabelas()}
    with elenco.em(elenco.casa):
        entradas = list(linhas(por_nome["Andamento"]))
        raizes = list(linhas(por_nome["RaizDeAndamentos"]))
        return entradas, raizes, chaveiro_publico()


def problemas(entradas: Linhas, raizes: Linhas, chaves: Any) -> list[str]:
    corrente = Corrente()
    achados = [p for linha in entradas if (p := corrente.seguir(linha))]
    pares = ((linha["id"], linha["hash"]) for linha in entradas)
    return achados + list(conferir_fechamentos(pares, raizes, chaves))


def test_o_historico_intacto_confere(historia: Any) -> None:
    assert problemas(*historia) == []


ESTRAGOS: dict[str, Callable[[Linhas, Linhas], Any]] = {
    "texto mudado": lambda e, r: e[3]["dados"].update(_nome="Outra"),
    "autor mudado": lambda e, r: e[3].update(conta_id=e[3]["conta_id"] + 1),
    "hora mudada": lambda e, r: e[3].update(quando="2020-01-01T00:00:00+00:00"),
    "andamento retirado": lambda e, r: e.pop(2),
    "ultimo retirado": lambda e, r: e.pop(
        max(i for i, a in enumerate(e) if a["id"] <= r[0]["ate"])
    ),
    "ordem trocada": lambda e, r: e.reverse(),
    "raiz mudada": lambda e, r: r[0].update(raiz="0" * 64),
    "raiz sem assinatura": lambda e, r: r[0].update(assinatura="00" * 64),
    "chave desconhecida": lambda e, r: r[0].update(kid="outra"),
}


@pytest.mark.parametrize("estrago", ESTRAGOS.values(), ids=ESTRAGOS)
def test_o_que_foi_mexido_aparece(historia: Any, estrago: Callable[..., Any]) -> None:
    entradas, raizes, chaves = historia
    estrago(entradas, raizes)
    assert problemas(entradas, raizes, chaves) != []
