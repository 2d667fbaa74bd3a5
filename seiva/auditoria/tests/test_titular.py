"""The read across institutions shows a person nothing but the register of that very person."""

import pytest
from django.db import connection

from seiva.auditoria.titular import instituicoes_que_me_conhecem
from seiva.core.tenancy import escopo_da_conta
from seiva.organizacao.models import Pessoa
from tests.elenco import Casa, Elenco

pytestmark = pytest.mark.django_db


def cadastrar(elenco: Elenco, casa: Casa, nome: str) -> None:
    conta = elenco.contas[nome]
    with elenco.em(casa):
        Pessoa.objects.create(tipo="PF", nome=conta.nome, documento=conta.cpf)
        Pessoa.objects.create(tipo="PF", nome="Sem documento")


def documentos() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT documento FROM organizacao_pessoa")
        return [linha[0] for linha in cursor.fetchall()]


def test_cada_pessoa_so_ve_o_proprio_cadastro(elenco: Elenco) -> None:
    for casa in (elenco.casa, elenco.outra):
        cadastrar(elenco, casa, "dora")
    cadastrar(elenco, elenco.casa, "bia")
    dora, bia, fabio = (elenco.contas[nome] for nome in ("dora", "bia", "fabio"))
    assert instituicoes_que_me_conhecem(dora) == [elenco.casa.instituicao, elenco.outra.instituicao]
    assert instituicoes_que_me_conhecem(bia) == [elenco.casa.instituicao]
    assert instituicoes_que_me_conhecem(fabio) == []
    with escopo_da_conta(dora.pk):
        assert documentos() == [dora.cpf] * 2
    with escopo_da_conta(fabio.pk):
        assert documentos() == []
    assert documentos() == []
