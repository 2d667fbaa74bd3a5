"""What an institution demands of citizens, and who it stops."""

from collections.abc import Iterator

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.core.relogio import agora
from seiva.organizacao import exigencias
from seiva.organizacao.acoes.decidir_cadastro import desativar_cadastro, liberar_cadastro
from seiva.organizacao.acoes.exigir_do_cidadao import exigir_do_cidadao
from seiva.organizacao.acoes.pedir_cadastro import pedir_cadastro
from seiva.organizacao.exigencias import Exigivel, declarar_exigivel, exigir_nivel
from seiva.organizacao.models import Alteracao, VinculoGovBr
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
ATO = "pedir_poda"


@pytest.fixture(autouse=True)
def declarado() -> Iterator[None]:
    declarar_exigivel(Exigivel(ATO, "Pedir poda"))
    yield
    del exigencias._exigiveis[ATO]


@pytest.fixture
def dora(cena: Elenco) -> Ator:
    return Ator.cidadao(cena.casa.instituicao.pk, cena.contas["dora"].pk)


def recusa(dora: Ator) -> str:
    try:
        exigir_nivel(dora, ATO)
    except RegraViolada as erro:
        return erro.codigo
    return ""


@pytest.mark.parametrize(
    ("exige", "recusas"),
    [
        ("conta", ["", "", "", ""]),
        ("cadastro", ["cadastro_exigido", "cadastro_exigido", "", ""]),
        ("prata", ["nivel_baixo", "nivel_baixo", "", ""]),
        ("ouro", ["nivel_baixo", "nivel_baixo", "nivel_baixo", ""]),
    ],
)
def test_cada_exigencia_para_quem_tem_menos(
    cena: Elenco, dora: Ator, exige: str, recusas: list[str]
) -> None:
    exigir_do_cidadao(cena.ator("edu"), ato=ATO, exige=exige)
    achadas = []
    for nivel in range(4):
        VinculoGovBr.objects.update_or_create(
            conta_id=dora.conta_id,
            defaults={"nivel": nivel, "nivel_em": agora(), "desde": agora()},
        )
        achadas.append(recusa(dora))
    assert achadas == recusas


def test_o_cadastro_liberado_basta_ate_ser_desativado(cena: Elenco, dora: Ator) -> None:
    edu = cena.ator("edu")
    exigir_do_cidadao(edu, ato=ATO, exige="cadastro")
    cadastro = liberar_cadastro(edu, cadastro=pedir_cadastro(dora))
    assert recusa(dora) == ""
    desativar_cadastro(edu, cadastro=cadastro, motivo="CPF suspenso")
    assert recusa(dora) == "cadastro_desativado"
    exigir_do_cidadao(edu, ato=ATO, exige="conta")
    assert recusa(dora) == ""


def test_a_exigencia_de_uma_instituicao_nao_vale_na_outra(cena: Elenco, dora: Ator) -> None:
    exigir_do_cidadao(cena.ator("edu"), ato=ATO, exige="ouro")
    assert recusa(dora) == "nivel_baixo"
    with cena.em(cena.outra):
        exigir_nivel(Ator.cidadao(cena.outra.instituicao.pk, dora.minha_conta), ATO)


def test_so_quem_administra_exige_e_fica_registrado(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        exigir_do_cidadao(cena.ator("ana"), ato=ATO, exige="ouro")
    edu = cena.ator("edu")
    exigir_do_cidadao(edu, ato=ATO, exige="ouro")
    mudanca = Alteracao.objects.recentes()[0]
    assert (mudanca.rotulo, mudanca.depois) == ("Pedir poda", {"exige": "gov.br ouro"})
    with recusado("exigencia_invalida"):
        exigir_do_cidadao(edu, ato=ATO, exige="platina")
    with pytest.raises(NaoEncontrado):
        exigir_do_cidadao(edu, ato="inventado", exige="ouro")
