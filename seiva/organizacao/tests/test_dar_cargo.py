"""Cargos under which people sign: given, ended, given again."""

from datetime import date

import pytest

from seiva.core.relogio import hoje
from seiva.organizacao.acoes.dar_cargo import dar_cargo, encerrar_titularidade
from seiva.organizacao.models import Alteracao, Cargo, Titularidade
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_dar_encerrar_e_dar_de_novo(cena: Elenco) -> None:
    edu, dora = cena.ator("edu"), cena.contas["dora"]
    cargo = cena.casa.cargo
    titular = dar_cargo(edu, conta=dora, cargo=cargo, inicio=date(2026, 1, 5))
    with recusado("ja_titular"):
        dar_cargo(edu, conta=dora, cargo=cargo)
    encerrar_titularidade(edu, titularidade=titular)
    assert Titularidade.objects.get(conta=dora).fim < hoje()
    with recusado("ja_encerrada"):
        encerrar_titularidade(edu, titularidade=titular)
    dar_cargo(edu, conta=dora, cargo=cargo)
    assert Titularidade.objects.get(conta=dora).fim is None
    verbos = Alteracao.objects.filter(cadastro="organizacao.titularidade").order_by("id")
    assert [a.verbo for a in verbos] == ["criou", "desativou", "alterou"]


def test_o_que_nao_serve_se_recusa(cena: Elenco) -> None:
    edu, dora = cena.ator("edu"), cena.contas["dora"]
    velho = Cargo.objects.create(nome="Extinto", ativo=False)
    with recusado("cargo_desativado"):
        dar_cargo(edu, conta=dora, cargo=velho)
    with recusado("periodo_invertido"):
        dar_cargo(edu, conta=dora, cargo=cena.casa.cargo, inicio=hoje(), fim=date(2020, 1, 1))
    with recusado("sem_permissao"):
        dar_cargo(cena.ator("ana"), conta=dora, cargo=cena.casa.cargo)
