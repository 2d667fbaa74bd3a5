"""Concluir and reabrir a block."""

import pytest

from seiva.blocos.acoes.concluir import concluir_bloco, reabrir_bloco
from seiva.blocos.acoes.disponibilizar import devolver_bloco
from seiva.blocos.tests.apoio import (
    atual,
    de_assinatura,
    de_reuniao,
    disponibilizar,
    novo,
    textos,
)
from seiva.core.erros import SemPermissao
from seiva.organizacao.models import Perfil
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_aberto_ou_retornado_se_conclui_e_reabre(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, _ = de_assinatura(ana, cena.casa)
    concluir_bloco(ana, bloco=bloco)
    assert atual(bloco).estado == "C"
    reabrir_bloco(ana, bloco=bloco)
    disponibilizar(ana, cena.casa, bloco)
    devolver_bloco(bia, bloco=bloco)
    concluir_bloco(ana, bloco=bloco)
    reabrir_bloco(ana, bloco=bloco)
    assert atual(bloco).estado == "A"
    assert textos(cena, "bloco_concluido") == [f"{bloco.nome} concluído"] * 2
    assert textos(cena, "bloco_reaberto") == [f"{bloco.nome} reaberto"] * 2


def test_recusas_de_concluir_e_reabrir(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, _ = de_assinatura(ana, cena.casa)
    with recusado("bloco_nao_concluido"):
        reabrir_bloco(ana, bloco=bloco)
    with recusado("bloco_de_outra_unidade"):
        concluir_bloco(bia, bloco=bloco)
    disponibilizar(ana, cena.casa, bloco)
    with recusado("bloco_disponibilizado"):
        concluir_bloco(ana, bloco=bloco)
    with recusado("bloco_nao_concluido"):
        reabrir_bloco(ana, bloco=bloco)
    devolver_bloco(bia, bloco=bloco)
    concluir_bloco(ana, bloco=bloco)
    with recusado("bloco_concluido"):
        concluir_bloco(ana, bloco=bloco)
    with recusado("bloco_de_outra_unidade"):
        reabrir_bloco(bia, bloco=bloco)


def test_o_interno_se_conclui_em_silencio_para_as_outras_unidades(cena: Elenco) -> None:
    ana = cena.ator("ana")
    bloco, _ = de_reuniao(ana, cena.casa, "I")
    concluir_bloco(ana, bloco=bloco)
    reabrir_bloco(ana, bloco=bloco)
    assert textos(cena, "bloco_interno_concluido") == [f"{bloco.nome} concluído"]
    assert textos(cena, "bloco_interno_reaberto") == [f"{bloco.nome} reaberto"]
    assert textos(cena, "bloco_concluido") == []


def test_o_vazio_se_conclui_e_o_perfil_decide(cena: Elenco) -> None:
    bloco = novo(cena.ator("ana"))
    Perfil.objects.filter(nome="Básico").update(permissoes=[])
    with pytest.raises(SemPermissao):
        concluir_bloco(cena.ator("fabio"), bloco=bloco)
    concluir_bloco(cena.ator("ana"), bloco=bloco)
    assert atual(bloco).estado == "C"
