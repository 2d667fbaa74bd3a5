"""The reference table of municipalities."""

import pytest
from django.db import Error, connection, transaction
from django.db.models import Count

from seiva.organizacao.models import Municipio

pytestmark = pytest.mark.django_db

# IBGE, mesorregiões of Minas Gerais with how many municipalities each has.
MINAS = {
    "Campo das Vertentes": 36,
    "Central Mineira": 30,
    "Jequitinhonha": 51,
    "Metropolitana de Belo Horizonte": 105,
    "Noroeste de Minas": 19,
    "Norte de Minas": 89,
    "Oeste de Minas": 44,
    "Sul/Sudoeste de Minas": 146,
    "Triângulo Mineiro/Alto Paranaíba": 66,
    "Vale do Mucuri": 23,
    "Vale do Rio Doce": 102,
    "Zona da Mata": 142,
}
# Nine codes of the IBGE do not follow its own rule for the check digit.
SEM_REGRA = {
    "2201919", "2201988", "2202251", "2611533", "3117836", "3152131", "4305871", "5203939",
    "5203962",
}  # fmt: skip


def digito(base: str) -> str:
    soma = 0
    for posicao, algarismo in enumerate(base):
        produto = int(algarismo) * (1 + posicao % 2)
        soma += produto // 10 + produto % 10
    return str(-soma % 10)


def test_minas_tem_853_municipios_cada_um_em_sua_regiao() -> None:
    minas = Municipio.objects.filter(uf="MG")
    assert minas.count() == 853
    assert dict(minas.values_list("regiao").annotate(n=Count("pk")).order_by()) == MINAS
    assert not minas.exclude(ibge__startswith="31").exists()
    assert minas.values("nome").distinct().count() == 853
    assert not minas.filter(latitude__isnull=True).exists()
    assert str(minas.get(ibge="3125101")) == "Extrema/MG"


def test_o_brasil_inteiro_esta_na_tabela_com_codigos_verdadeiros() -> None:
    codigos = set(Municipio.objects.values_list("ibge", flat=True))
    assert len(codigos) == 5571
    assert {c for c in codigos if digito(c[:6]) != c[6]} == SEM_REGRA
    assert Municipio.objects.values("uf").distinct().count() == 27


@pytest.mark.parametrize(
    "comando",
    [
        "DELETE FROM organizacao_municipio",
        "UPDATE organizacao_municipio SET nome = 'x'",
        "INSERT INTO organizacao_municipio (ibge, nome, uf, regiao) VALUES ('1', 'x', 'MG', 'x')",
    ],
)
def test_a_aplicacao_nao_escreve_na_tabela(comando: str) -> None:
    with (
        pytest.raises(Error, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute(comando)
