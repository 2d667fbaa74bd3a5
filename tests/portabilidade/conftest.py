"""Another Seiva: a second database and a second store, beside those of the test."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.test import override_settings
from psycopg import sql

from seiva.local.enderecos import DONO
from seiva.portabilidade.saida.fazer import fazer_pacote
from tests.banco import BancoDeTeste, _apontar
from tests.elenco import Elenco, casa_nova, conta_nova, lotar
from tests.isolamento.povoar import povoar
from tests.portabilidade.apoio import QUANDO

NaOutra = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def na_outra_casa(banco_de_teste: BancoDeTeste, tmp_path: Path, db: None) -> Iterator[NaOutra]:
    """`with na_outra_casa():` works in another installation, that already has its own people."""
    nome = f"{banco_de_teste.nome}_outra"
    dela = banco_de_teste.servidor.do_banco(nome)
    mestre = psycopg.connect(banco_de_teste.servidor.do_banco("postgres").super_, autocommit=True)
    novo, molde = sql.Identifier(nome), sql.Identifier(banco_de_teste.molde)
    apagar = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(novo)
    mestre.execute(apagar)
    mestre.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(novo, molde, sql.Identifier(DONO))
    )
    mestre.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO seiva_app").format(novo))
    armazem = settings.STORAGES["default"]
    pasta = {**armazem, "OPTIONS": {**armazem["OPTIONS"], "location": str(tmp_path / "outra")}}

    @contextmanager
    def la() -> Iterator[None]:
        _apontar(dela.aplicacao)
        with override_settings(STORAGES={**settings.STORAGES, "default": pasta}):
            yield
        _apontar(banco_de_teste.enderecos.aplicacao)

    with la():
        _ja_moram()
    yield la
    _apontar(banco_de_teste.enderecos.aplicacao)
    mestre.execute(apagar)
    mestre.close()


def _ja_moram() -> None:
    """Another town and other people, so that no id is the same; Bia works there too."""
    casa = casa_nova("pedra-branca", "Prefeitura de Pedra Branca", "Pedra Branca")
    type(casa.instituicao).objects.update(cnpj="")
    for nome, cpf in (("Zilda Alves", "15350946056"), ("Bia Lemos", "39053344705")):
        lotar(casa, conta_nova(nome, cpf), "RH", "Gestor")


@pytest.fixture
def pacote(elenco: Elenco, tmp_path: Path) -> Path:
    """The package of a house with something in every table."""
    povoar(elenco, elenco.casa, "ana")
    (tmp_path / "ida").mkdir()
    return fazer_pacote(elenco.casa.instituicao.pk, tmp_path / "ida", QUANDO).caminho
