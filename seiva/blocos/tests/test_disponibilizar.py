"""Disponibilizar, cancelar, receber, devolver: the state machine and what each side sees."""

from typing import Any

import pytest
from django.db import transaction

from seiva.blocos.acoes.concluir import concluir_bloco
from seiva.blocos.acoes.criar import alterar_bloco
from seiva.blocos.acoes.disponibilizar import (
    cancelar_disponibilizacao,
    devolver_bloco,
    disponibilizar_bloco,
    receber_bloco,
)
from seiva.blocos.acoes.incluir import incluir_documento_em_bloco, retirar_do_bloco
from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco
from seiva.blocos.tests.apoio import (
    atual,
    de_assinatura,
    de_reuniao,
    disponibilizar,
    novo,
    textos,
)
from seiva.core.erros import RegraViolada
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.models import Assinatura, Documento, Liberacao
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def test_disponibilizar_deixa_ver_editar_e_assinar_e_conta_no_historico(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    assert not Documento.objects.listaveis_por(bia).exists()
    disponibilizar(ana, cena.casa, bloco, "TRIB")
    assert atual(bloco).estado == "D"
    assert Documento.objects.legiveis_por(bia).get() == documento
    assert Documento.objects.para_assinar_por(bia).get() == documento
    assert not Documento.objects.listaveis_por(edu).exists()
    assert Bloco.objects.recebidos_por(bia).get() == bloco
    assert not Bloco.objects.visiveis_por(edu).exists()
    salvar_documento(bia, documento=documento, conteudo="<p>Indefiro.</p>", versao_base=1)
    assinar(bia, cena.casa, documento)
    assert Assinatura.objects.get().unidade == cena.casa.unidades["TRIB"]
    assert textos(cena, "bloco_disponibilizado") == [f"{bloco.nome} disponibilizado para TRIB"]


def test_o_processo_nao_vai_para_a_unidade_nem_o_que_esta_ao_lado(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, cena.casa, nivel=1)
    no_bloco, ao_lado = (redigir(ana, cena.casa, processo) for _ in range(2))
    assinado = redigir(ana, cena.casa, processo)
    assinar(ana, cena.casa, assinado)
    bloco = novo(ana)
    incluir_documento_em_bloco(ana, documento=no_bloco, bloco=bloco)
    disponibilizar(ana, cena.casa, bloco)
    assert set(Documento.objects.legiveis_por(bia)) == {no_bloco}
    assert set(Documento.objects.listaveis_por(bia)) == {no_bloco, assinado}
    assert ao_lado not in Documento.objects.listaveis_por(bia)
    assert not Processo.objects.legiveis_por(bia).filter(pk=processo.pk).exists()
    assert not Passagem.objects.filter(unidade=cena.casa.unidades["TRIB"]).exists()


def test_reuniao_mostra_as_minutas_da_unidade_e_so_para_ler(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, processo = de_reuniao(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco)
    depois = redigir(ana, cena.casa, processo)  # written while the block is there
    assert Documento.objects.legiveis_por(bia).get() == depois
    assert not Documento.objects.para_assinar_por(bia).exists()
    with recusado("documento_de_outra_unidade"):
        assinar(bia, cena.casa, depois)
    with recusado("documento_de_outra_unidade"):
        salvar_documento(bia, documento=depois, conteudo="<p>x</p>", versao_base=1)


def test_minuta_de_outra_unidade_nao_se_libera_por_reuniao(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    bloco, processo = de_reuniao(ana, cena.casa)
    enviar_processo(
        ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]], manter_aberto=True
    )
    da_trib = redigir(bia, cena.casa, processo)
    da_rh = redigir(ana, cena.casa, processo)
    disponibilizar(ana, cena.casa, bloco, "GAB")
    assert set(Documento.objects.listaveis_por(edu)) == {da_rh}
    assert da_trib not in Documento.objects.listaveis_por(ana)


@pytest.mark.parametrize(
    ("preparar", "codigo"),
    [
        (lambda ana, casa, bloco: None, "bloco_vazio"),
        (lambda ana, casa, bloco: concluir_bloco(ana, bloco=bloco), "bloco_concluido"),
    ],
)
def test_nao_se_disponibiliza_vazio_nem_concluido(cena: Elenco, preparar: Any, codigo: str) -> None:
    ana = cena.ator("ana")
    bloco = novo(ana)
    preparar(ana, cena.casa, bloco)
    with recusado(codigo):
        disponibilizar(ana, cena.casa, bloco)


def test_recusas_de_disponibilizar(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    interno, _ = de_reuniao(ana, cena.casa, "I")
    with recusado("bloco_interno"):
        disponibilizar(ana, cena.casa, interno)
    bloco, _ = de_assinatura(ana, cena.casa)
    with recusado("propria_unidade"):
        disponibilizar(ana, cena.casa, bloco, "TRIB", "RH")
    with recusado("sem_unidade"):
        disponibilizar_bloco(ana, bloco=bloco, unidades=[])
    with recusado("bloco_de_outra_unidade"):
        disponibilizar(bia, cena.casa, bloco, "GAB")
    disponibilizar(ana, cena.casa, bloco)
    with recusado("bloco_disponibilizado"):
        disponibilizar(ana, cena.casa, bloco, "GAB")


def test_fora_da_unidade_o_dono_nao_muda_o_bloco(cena: Elenco) -> None:
    ana = cena.ator("ana")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    outro = redigir(ana, cena.casa, documento.processo)
    disponibilizar(ana, cena.casa, bloco)
    item = ItemDoBloco.objects.get()
    with recusado("bloco_disponibilizado"):
        incluir_documento_em_bloco(ana, documento=outro, bloco=bloco)
    with recusado("bloco_disponibilizado"):
        retirar_do_bloco(ana, bloco=bloco, item=item)
    with recusado("bloco_disponibilizado"):
        alterar_bloco(ana, bloco=bloco, descricao="Outra")
    with recusado("bloco_disponibilizado"):
        concluir_bloco(ana, bloco=bloco)


def test_cancelar_recolhe_de_todas_e_o_que_foi_assinado_fica(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    bloco, (um, dois) = de_assinatura(ana, cena.casa, 2)
    with recusado("bloco_nao_disponibilizado"):
        cancelar_disponibilizacao(ana, bloco=bloco)
    disponibilizar(ana, cena.casa, bloco, "TRIB", "GAB")
    assinar(bia, cena.casa, um)
    with recusado("bloco_de_outra_unidade"):
        cancelar_disponibilizacao(bia, bloco=bloco)
    cancelar_disponibilizacao(ana, bloco=bloco)
    assert atual(bloco).estado == "A"
    assert not Liberacao.objects.exists()
    assert Assinatura.objects.filter(documento=um).count() == 1
    for ator in (bia, edu):
        assert dois not in Documento.objects.listaveis_por(ator)
        assert not Bloco.objects.visiveis_por(ator).exists()
    with recusado("documento_de_outra_unidade"):
        assinar(bia, cena.casa, dois)
    assert textos(cena, "bloco_disponibilizacao_cancelada") == [
        f"Cancelada a disponibilização do {bloco.nome}"
    ]


def test_cada_unidade_devolve_e_o_bloco_volta_com_a_ultima(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco, "TRIB", "GAB")
    devolver_bloco(bia, bloco=bloco)
    assert atual(bloco).estado == "D"
    assert documento not in Documento.objects.listaveis_por(bia)
    assert documento in Documento.objects.listaveis_por(edu)
    with recusado("bloco_nao_esta_aqui"):
        devolver_bloco(bia, bloco=bloco)
    with recusado("bloco_nao_esta_aqui"):
        devolver_bloco(ana, bloco=bloco)
    devolver_bloco(edu, bloco=bloco)
    assert atual(bloco).estado == "R"
    assert not Liberacao.objects.exists()
    assert textos(cena, "bloco_retornado") == [
        f"{bloco.nome} devolvido por {sigla}" for sigla in ("TRIB", "GAB")
    ]


def test_o_que_voltou_se_disponibiliza_de_novo(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco)
    devolver_bloco(bia, bloco=bloco)
    disponibilizar(ana, cena.casa, bloco)
    assert documento in Documento.objects.para_assinar_por(bia)
    assert Disponibilizacao.objects.get().vigente


def test_a_primeira_abertura_na_unidade_e_o_recebimento(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, _ = de_assinatura(ana, cena.casa)
    with recusado("bloco_nao_esta_aqui"):
        receber_bloco(bia, bloco=bloco)
    disponibilizar(ana, cena.casa, bloco)
    receber_bloco(bia, bloco=bloco)
    primeira = Disponibilizacao.objects.get().recebido_em
    receber_bloco(bia, bloco=bloco)
    assert primeira is not None
    assert Disponibilizacao.objects.get().recebido_em == primeira


@pytest.mark.django_db(transaction=True)
def test_duas_unidades_devolvem_ao_mesmo_tempo(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia, edu = elenco.ator("ana"), elenco.ator("bia"), elenco.ator("edu")
        bloco, _ = de_assinatura(ana, casa, 3)
        disponibilizar(ana, casa, bloco, "TRIB", "GAB")

    def devolver(ator: Any) -> Any:
        with transaction.atomic(), escopo(casa.instituicao.pk):
            return devolver_bloco(ator, bloco=bloco)

    respostas = ao_mesmo_tempo(lambda: devolver(bia), lambda: devolver(edu))
    assert all(isinstance(r, Bloco) for r in respostas), respostas
    with elenco.em(casa):
        assert atual(bloco).estado == "R"
        assert not Liberacao.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_o_dono_recolhe_enquanto_outro_assina(elenco: Elenco) -> None:
    """Either the signature came first and stays, or it is refused: never both, never neither."""
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        bloco, (documento,) = de_assinatura(ana, casa)
        disponibilizar(ana, casa, bloco)

    def recolher() -> Any:
        with transaction.atomic(), escopo(casa.instituicao.pk):
            return cancelar_disponibilizacao(ana, bloco=bloco)

    def firmar() -> Any:
        with transaction.atomic(), escopo(casa.instituicao.pk):
            return assinar(bia, casa, documento)

    recolhido, firmado = ao_mesmo_tempo(recolher, firmar)
    assert isinstance(recolhido, Bloco), recolhido
    with elenco.em(casa):
        assinaturas = Assinatura.objects.filter(documento=documento).count()
        assert atual(bloco).estado == "A"
    if isinstance(firmado, RegraViolada):
        assert firmado.codigo == "documento_de_outra_unidade"
        assert assinaturas == 0
    else:
        assert isinstance(firmado, Assinatura), firmado
        assert assinaturas == 1
