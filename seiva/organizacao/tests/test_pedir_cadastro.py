"""A citizen asks an institution to be known by it."""

from collections.abc import Iterator

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.organizacao.acoes.pedir_cadastro import pedir_cadastro
from seiva.organizacao.lugares import lugares_de
from seiva.organizacao.models import Alteracao, CadastroExterno, NivelGovBr, VinculoGovBr
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
Estado = CadastroExterno.Estado


@pytest.fixture
def dora(cena: Elenco) -> Iterator[Ator]:
    conta = cena.contas["dora"]
    yield Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)


def com_govbr(cena: Elenco, nivel: NivelGovBr) -> None:
    VinculoGovBr.objects.create(
        conta=cena.contas["dora"], nivel=nivel, nivel_em=agora(), desde=agora()
    )


@pytest.mark.parametrize("nivel", [None, NivelGovBr.BRONZE])
def test_sem_nivel_ou_com_bronze_espera_conferencia(
    cena: Elenco, dora: Ator, nivel: NivelGovBr | None
) -> None:
    if nivel:
        com_govbr(cena, nivel)
    cadastro = pedir_cadastro(dora)
    assert (cadastro.estado, cadastro.vale) == (Estado.PENDENTE, False)
    assert lugares_de(cena.contas["dora"]) == [cena.casa.instituicao]
    assert Alteracao.objects.recentes()[0].rotulo == "Dora Luz"
    with recusado("cadastro_pendente"):
        pedir_cadastro(dora)


@pytest.mark.parametrize("nivel", [NivelGovBr.PRATA, NivelGovBr.OURO])
def test_prata_e_ouro_entram_na_hora(cena: Elenco, dora: Ator, nivel: NivelGovBr) -> None:
    com_govbr(cena, nivel)
    cadastro = pedir_cadastro(dora)
    assert (cadastro.vale, cadastro.forma) == (True, "govbr")
    with recusado("cadastro_liberado"):
        pedir_cadastro(dora)


def test_quem_esperava_e_subiu_de_nivel_entra_sem_esperar(cena: Elenco, dora: Ator) -> None:
    pedido = pedir_cadastro(dora)
    com_govbr(cena, NivelGovBr.PRATA)
    assert pedir_cadastro(dora) == pedido
    assert CadastroExterno.objects.um(pk=pedido.pk).vale


def test_o_desativado_nao_volta_por_pedir(cena: Elenco, dora: Ator) -> None:
    pedido = pedir_cadastro(dora)
    pedido.ativo = False
    pedido.save()
    com_govbr(cena, NivelGovBr.OURO)
    with recusado("cadastro_desativado"):
        pedir_cadastro(dora)


def test_servidor_tambem_pede_como_cidadao(cena: Elenco) -> None:
    ana = cena.contas["ana"]
    assert pedir_cadastro(Ator.cidadao(cena.casa.instituicao.pk, ana.pk)).conta == ana


def test_quem_nao_entrou_nao_pede(cena: Elenco) -> None:
    with pytest.raises(NaoEncontrado):
        pedir_cadastro(Ator.publico(cena.casa.instituicao.pk))
