"""Founding the institution that runs the service."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from seiva.adesao.plataforma import acervo, unidade_de_adesoes
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao, Lotacao

pytestmark = pytest.mark.django_db
DADOS = {
    "endereco": "operadora",
    "nome": "Companhia Operadora",
    "cnpj": "11.444.777/0001-61",
    "municipio": "Belo Horizonte",
    "operador_nome": "Otto Operador",
    "operador_cpf": "295.379.955-93",
    "operador_email": "otto@operadora.example",
}


def test_nasce_com_quem_a_opere_e_com_o_que_a_adesao_precisa() -> None:
    call_command("implantar_plataforma", **DADOS)
    casa = Instituicao.objects.get(plataforma=True)
    assert (casa.slug, casa.fase) == ("operadora", "producao")
    with transaction.atomic(), escopo(casa.pk):
        assert acervo().termo.nome == "Termo de adesão"
        assert unidade_de_adesoes().sigla == "ADESOES"
        assert Lotacao.objects.filter(conta__cpf="29537995593").count() == 2


@pytest.mark.parametrize(
    "errado",
    [{"operador_cpf": "1"}, {"cnpj": "1"}, {"endereco": "plataforma"}],
)
def test_com_dado_errado_nada_fica_pela_metade(errado: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("implantar_plataforma", **(DADOS | errado))
    assert Instituicao.objects.count() == 0


def test_so_ha_uma() -> None:
    call_command("implantar_plataforma", **DADOS)
    with pytest.raises(CommandError, match="já tem quem a opere"):
        call_command("implantar_plataforma", **(DADOS | {"endereco": "outra"}))
