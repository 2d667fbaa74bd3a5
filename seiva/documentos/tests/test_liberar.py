"""Liberar and recolher: what reaches another unit, and only that."""

import pytest

from seiva.core.ator import Ator
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.liberar import liberar_documentos, recolher_documentos
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.models import Documento, Liberacao
from seiva.documentos.tests.test_incluir import anexar
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from tests.apoio import recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def liberar(cena: Elenco, *documentos: Documento, assina: bool = True, origem: str = "x") -> None:
    liberar_documentos(
        cena.ator("ana"),
        origem=origem,
        unidades=[cena.casa.unidades["TRIB"]],
        documentos=documentos,
        assina=assina,
    )


def test_quem_recebe_le_e_assina_e_quem_nao_recebe_nada_ve(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa, nivel=1))
    liberar(cena, documento)
    assert Documento.objects.legiveis_por(bia).get() == documento
    assert not Processo.objects.legiveis_por(bia).exists()
    assert not Documento.objects.listaveis_por(edu).exists()
    assert not Documento.objects.listaveis_por(Ator.publico(cena.casa.instituicao.pk)).exists()
    assinar(bia, cena.casa, documento)


def test_so_para_ler_nao_assina_nem_edita(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    liberar(cena, documento, assina=False)
    assert documento in Documento.objects.legiveis_por(bia)
    with recusado("documento_de_outra_unidade"):
        assinar(bia, cena.casa, documento)
    with recusado("documento_de_outra_unidade"):
        salvar_documento(bia, documento=documento, conteudo="<p>x</p>", versao_base=1)


def test_ninguem_libera_o_que_outra_unidade_escreveu_nem_arquivos(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    processo = autuar(ana, cena.casa)
    enviar_processo(
        ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]], manter_aberto=True
    )
    da_trib = redigir(bia, cena.casa, processo)
    arquivo = anexar(cena, processo)
    liberar_documentos(
        ana,
        origem="x",
        unidades=[cena.casa.unidades["GAB"]],
        documentos=[da_trib, arquivo],
        assina=True,
    )
    assert not Liberacao.objects.exists()
    assert da_trib not in Documento.objects.listaveis_por(edu)


def test_recolher_e_por_origem_e_por_unidade(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    liberar(cena, documento, origem="um")
    liberar(cena, documento, origem="dois")
    recolher_documentos(ana, origem="um", unidade_id=cena.casa.unidades["GAB"].pk)
    assert Liberacao.objects.count() == 2
    recolher_documentos(ana, origem="um")
    assert documento in Documento.objects.legiveis_por(bia)  # still by the other
    recolher_documentos(ana, origem="dois")
    assert documento not in Documento.objects.listaveis_por(bia)


def test_assinado_por_duas_unidades_tem_um_so_congelamento(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    liberar(cena, documento)
    primeira = assinar(bia, cena.casa, documento)
    segunda = assinar_documento(ana, documento=documento, senha=SENHA, cargo=cena.casa.cargo)
    assert primeira.congelamento == segunda.congelamento
