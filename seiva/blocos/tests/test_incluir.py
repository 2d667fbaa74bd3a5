"""Incluir, retirar, anotar: what a block holds."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.blocos.acoes.concluir import concluir_bloco
from seiva.blocos.acoes.disponibilizar import devolver_bloco
from seiva.blocos.acoes.incluir import (
    anotar_item,
    incluir_documento_em_bloco,
    incluir_processo_em_bloco,
    retirar_do_bloco,
)
from seiva.blocos.models import ItemDoBloco
from seiva.blocos.tests.apoio import de_assinatura, de_reuniao, disponibilizar, novo, textos
from seiva.core.ator import Ator
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Documento
from seiva.documentos.tests.test_incluir import anexar
from seiva.processos.acoes.concluir import concluir_processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def test_documento_entra_na_ordem_e_conta_no_processo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    bloco, documentos = de_assinatura(ana, cena.casa, 2)
    itens = list(ItemDoBloco.objects.do_bloco(bloco))
    assert [i.documento for i in itens] == documentos
    assert [i.ordem for i in itens] == [1, 2]
    assert textos(cena, "bloco_documento_incluido") == [
        f"Documento {d.numero_formatado} ({d.nome}) incluído no {bloco.nome}" for d in documentos
    ]


def test_o_mesmo_documento_cabe_em_varios_blocos_e_uma_vez_em_cada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    incluir_documento_em_bloco(ana, documento=documento, bloco=novo(ana))
    with recusado("ja_no_bloco"):
        incluir_documento_em_bloco(ana, documento=documento, bloco=bloco)
    reuniao, processo = de_reuniao(ana, cena.casa)
    with recusado("ja_no_bloco"):
        incluir_processo_em_bloco(ana, processo=processo, bloco=reuniao)


def test_recusas_de_incluir_documento(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo, bloco = autuar(ana, cena.casa), novo(ana)
    minuta = redigir(ana, cena.casa, processo)
    with recusado("documento_externo"):
        incluir_documento_em_bloco(ana, documento=anexar(cena, processo), bloco=bloco)
    with recusado("documento_de_outra_unidade"):
        incluir_documento_em_bloco(bia, documento=minuta, bloco=novo(bia))
    with recusado("bloco_de_outra_unidade"):
        incluir_documento_em_bloco(ana, documento=minuta, bloco=novo(bia))
    with recusado("tipo_de_bloco"):
        incluir_documento_em_bloco(ana, documento=minuta, bloco=novo(ana, "R"))
    assinar(ana, cena.casa, minuta)
    minuta = Documento.objects.get(pk=minuta.pk)
    ver_documento(Ator.publico(cena.casa.instituicao.pk), documento=minuta)
    cancelar_documento(ana, documento=minuta, motivo="Engano")
    with recusado("documento_cancelado"):
        incluir_documento_em_bloco(ana, documento=minuta, bloco=bloco)
    outra = redigir(ana, cena.casa, processo)
    concluir_processo(ana, processo=processo)
    with recusado("processo_fechado_na_unidade"):
        incluir_documento_em_bloco(ana, documento=outra, bloco=bloco)


def test_recusas_de_incluir_processo(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, cena.casa)
    with recusado("tipo_de_bloco"):
        incluir_processo_em_bloco(ana, processo=processo, bloco=novo(ana, "A"))
    with recusado("nao_aberto_na_unidade"):
        incluir_processo_em_bloco(bia, processo=processo, bloco=novo(bia, "R"))
    concluido = novo(ana, "R")
    concluir_bloco(ana, bloco=concluido)
    with recusado("bloco_concluido"):
        incluir_processo_em_bloco(ana, processo=processo, bloco=concluido)
    assert not ItemDoBloco.objects.exists()


def test_o_sigiloso_nao_entra(cena: Elenco) -> None:
    ana = cena.ator("ana")
    cena.casa.ferias.niveis = [0, 1, 2]
    cena.casa.ferias.save()
    processo = autuar(ana, cena.casa, nivel=2)
    minuta = redigir(ana, cena.casa, processo)
    with recusado("processo_sigiloso"):
        incluir_processo_em_bloco(ana, processo=processo, bloco=novo(ana, "R"))
    with recusado("documento_sigiloso"):
        incluir_documento_em_bloco(ana, documento=minuta, bloco=novo(ana))


def test_a_pasta_interna_so_aparece_no_historico_para_a_unidade(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    de_reuniao(ana, cena.casa, "I")
    de_reuniao(ana, cena.casa, "R")
    da_bia = Andamento.objects.legiveis_por(bia).values_list("tipo", flat=True)
    assert "bloco_interno_incluido" not in da_bia
    assert "bloco_processo_incluido" in da_bia
    assert Andamento.objects.legiveis_por(ana).filter(tipo="bloco_interno_incluido").exists()


def test_retirar_deixa_o_documento_como_esta(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    item = ItemDoBloco.objects.get()
    with recusado("bloco_de_outra_unidade"):
        retirar_do_bloco(bia, bloco=bloco, item=item)
    retirar_do_bloco(ana, bloco=bloco, item=item)
    assert not ItemDoBloco.objects.exists()
    assert Documento.objects.get(pk=documento.pk).minuta
    assert textos(cena, "bloco_documento_retirado") == [
        f"Documento {documento.numero_formatado} ({documento.nome}) retirado do {bloco.nome}"
    ]


def test_quem_tem_o_bloco_anota_os_itens(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, _ = de_assinatura(ana, cena.casa)
    item = ItemDoBloco.objects.get()
    with recusado("bloco_de_outra_unidade"):
        anotar_item(bia, bloco=bloco, item=item, texto="Veja a cláusula 3")
    disponibilizar(ana, cena.casa, bloco)
    anotar_item(bia, bloco=bloco, item=item, texto=" Veja a cláusula 3 ")
    item = ItemDoBloco.objects.get()
    assert (item.anotacao, item.anotado_por) == ("Veja a cláusula 3", "Bia Lemos, TRIB")
    with recusado("anotacao_longa"):
        anotar_item(bia, bloco=bloco, item=item, texto="x" * 501)
    devolver_bloco(bia, bloco=bloco)
    with recusado("bloco_de_outra_unidade"):
        anotar_item(bia, bloco=bloco, item=item, texto="")
    anotar_item(ana, bloco=bloco, item=item, texto="")
    assert ItemDoBloco.objects.get().anotado_por == ""
