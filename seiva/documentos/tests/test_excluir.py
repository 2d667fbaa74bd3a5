"""Excluding and cancelling documents."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.documentos.acoes.excluir import cancelar_documento, excluir_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Assinatura, Documento, Selo, Versao
from seiva.documentos.tests.test_incluir import anexar
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def firme_e_visto(cena: Elenco) -> Documento:
    """A signed document that another unit already read."""
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    assinar(ana, cena.casa, documento)
    ver_documento(cena.ator("bia"), documento=Documento.objects.get(pk=documento.pk))
    return documento


def test_minuta_excluida_some_da_arvore_mas_as_versoes_ficam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    documento = redigir(ana, cena.casa, processo)
    excluir_documento(ana, documento=documento)
    assert not Documento.objects.filter(pk=documento.pk).exists()
    assert Versao.objects.filter(documento_id=documento.pk).count() == 1
    assert Passagem.objects.get(processo=processo).para_assinar == 0
    assert Andamento.objects.get(tipo="documento_excluido").processo_id == processo.pk
    with pytest.raises(NaoEncontrado):
        excluir_documento(ana, documento=documento)


def test_o_numero_do_excluido_nao_volta(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    primeiro = redigir(ana, cena.casa, processo)
    excluir_documento(ana, documento=primeiro)
    segundo = redigir(ana, cena.casa, processo)
    assert segundo.numero > primeiro.numero
    assert segundo.ordem == 2
    assert segundo.numero_no_tipo.startswith("2/")


def test_assinado_que_ninguem_de_fora_viu_ainda_se_exclui(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    assinar(ana, cena.casa, documento)
    excluir_documento(ana, documento=documento)
    assert not Documento.objects.exists()
    assert Assinatura.objects.count() == 1


def test_o_selo_pedido_por_documento_excluido_nao_falha_para_sempre(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    assinar(ana, cena.casa, documento)
    excluir_documento(ana, documento=documento)
    executar_tarefas()
    assert not Selo.objects.exists()


def test_visto_fora_nao_se_exclui_so_se_cancela(cena: Elenco) -> None:
    documento, ana = firme_e_visto(cena), cena.ator("ana")
    with recusado("documento_imutavel"):
        excluir_documento(ana, documento=documento)
    cancelar_documento(ana, documento=documento, motivo=" Juntado por engano ")
    documento = Documento.objects.get()
    assert documento.cancelado
    assert documento.motivo_cancelamento == "Juntado por engano"
    assert Andamento.objects.get(tipo="documento_cancelado").texto.endswith("Juntado por engano")


def test_o_conteudo_cancelado_nao_e_de_ninguem_mas_o_no_fica(cena: Elenco) -> None:
    documento, ana = firme_e_visto(cena), cena.ator("ana")
    cancelar_documento(ana, documento=documento, motivo="Engano")
    for nome in ("ana", "bia"):
        ator = cena.ator(nome)
        assert Documento.objects.listaveis_por(ator).filter(pk=documento.pk).exists()
        assert not Documento.objects.legiveis_por(ator).exists()


def test_arquivo_se_exclui_ate_concluir_e_reabrir_depois_se_cancela(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    documento = anexar(cena, processo)
    with recusado("ainda_excluivel"):
        cancelar_documento(ana, documento=documento, motivo="Engano")
    concluir_processo(ana, processo=processo)
    reabrir_processo(ana, processo=processo)
    with recusado("nao_excluivel"):
        excluir_documento(ana, documento=documento)
    assert cancelar_documento(ana, documento=documento, motivo="Engano").cancelado


def test_arquivo_enviado_nao_se_exclui(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    documento = anexar(cena, processo)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    with recusado("documento_imutavel"):
        excluir_documento(ana, documento=documento)


def test_minuta_e_ja_cancelado_nao_se_cancelam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    minuta = redigir(ana, cena.casa, autuar(ana, cena.casa))
    with recusado("minuta_nao_cancela"):
        cancelar_documento(ana, documento=minuta, motivo="Engano")
    documento = firme_e_visto(cena)
    cancelar_documento(ana, documento=documento, motivo="Engano")
    with recusado("documento_cancelado"):
        cancelar_documento(ana, documento=documento, motivo="De novo")


@pytest.mark.parametrize(("motivo", "codigo"), [(" ", "sem_motivo"), ("x" * 501, "motivo_longo")])
def test_cancelar_exige_motivo_que_caiba(cena: Elenco, motivo: str, codigo: str) -> None:
    documento = firme_e_visto(cena)
    with recusado(codigo) as recusa:
        cancelar_documento(cena.ator("ana"), documento=documento, motivo=motivo)
    assert recusa.value.campo == "motivo"


def test_so_quem_gerou_exclui_e_so_quem_pode_cancela(cena: Elenco) -> None:
    casa, ana, bia, fabio = cena.casa, cena.ator("ana"), cena.ator("bia"), cena.ator("fabio")
    documento = firme_e_visto(cena)
    processo = Processo.objects.get()
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    with recusado("documento_de_outra_unidade"):
        cancelar_documento(bia, documento=documento, motivo="Engano")
    with recusado("documento_de_outra_unidade"):
        excluir_documento(bia, documento=documento)
    with pytest.raises(SemPermissao):
        cancelar_documento(fabio, documento=documento, motivo="Engano")


def test_cancelar_o_unico_restrito_solta_o_processo_contaminado(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    casa.instituicao.contaminar_nivel = True
    casa.instituicao.save()
    processo = autuar(ana, casa)
    documento = anexar(cena, processo, nivel=1, hipotese=casa.hipotese)
    assert Processo.objects.get().nivel_efetivo == 1
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    cancelar_documento(ana, documento=documento, motivo="Engano")
    assert Processo.objects.get().nivel_efetivo == 0
