"""Credential of signature: one person, one document, and nothing else of the process."""

import pytest
from django.core import mail

from seiva.andamentos.models import Andamento
from seiva.andamentos.tipos import tipo
from seiva.documentos.acoes.credenciar import (
    cassar_credencial_assinatura,
    conceder_credencial_assinatura,
    renunciar_credencial_assinatura,
)
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.documentos.tests.apoio_de_credencial import abre, dar
from seiva.documentos.tests.test_incluir import anexar
from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.renunciar import renunciar_credencial
from seiva.processos.models import Passagem
from seiva.processos.tests.apoio_de_sigilo import conhece, na_mesa, tipos_de
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


@pytest.fixture
def minuta(cena: Elenco) -> Documento:
    """Ana's draft in a process under sigilo."""
    ana = cena.ator("ana")
    return redigir(ana, cena.casa, autuar_sigiloso(ana, cena.casa), texto="segredo")


def test_a_pessoa_abre_e_assina_so_o_documento_e_a_credencial_acaba(
    cena: Elenco, minuta: Documento
) -> None:
    bia, processo = cena.ator("bia"), minuta.processo
    outra = redigir(cena.ator("ana"), cena.casa, processo)
    dar(cena, minuta, "bia", "TRIB")
    assert abre(bia, minuta)
    assert list(Documento.objects.para_assinar_por(bia)) == [minuta]
    assert not abre(bia, outra)
    assert not abre(cena.ator("edu"), minuta)
    assert not conhece(bia, processo)
    assert not na_mesa(bia, processo)
    assert not Documento.objects.listaveis_por(bia).exists()
    assert not Documento.objects.legiveis_por(bia).exists()
    assert not Andamento.objects.legiveis_por(bia).filter(processo=processo).exists()
    assinatura = assinar(bia, cena.casa, minuta)
    assert (assinatura.nome, assinatura.unidade.sigla) == ("Bia Lemos", "TRIB")
    assert not abre(bia, minuta)
    assert not Documento.objects.para_assinar_por(bia).exists()
    assert CredencialDeAssinatura.objects.get().fim == "usada"
    assert not Passagem.objects.filter(processo=processo, unidade=bia.unidade_id).exists()


def test_o_historico_conta_cada_passo_a_quem_tem_credencial_no_processo(
    cena: Elenco, minuta: Documento
) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    renunciar_credencial_assinatura(edu, documento=dar(cena, minuta, "edu", "GAB").documento)
    cassada = dar(cena, minuta, "edu", "GAB")
    cassar_credencial_assinatura(ana, documento=minuta, credencial=cassada)
    dar(cena, minuta, "bia", "TRIB")
    assinar(bia, cena.casa, minuta)
    assert tipos_de(minuta.processo)[-7:] == [
        "credencial_assinatura_concedida",
        "credencial_assinatura_renunciada",
        "credencial_assinatura_concedida",
        "credencial_assinatura_cassada",
        "credencial_assinatura_concedida",
        "documento_assinado",
        "credencial_assinatura_usada",
    ]
    ultima = Andamento.objects.legiveis_por(ana).recentes_primeiro()[0]
    assert ultima.dados["pessoa"] == "Bia Lemos"
    assert ultima.dados["unidade"] == "TRIB"
    assert {73, 74, 75, 76} <= {tipo(codigo).tarefa for codigo in tipos_de(minuta.processo)}


def test_o_aviso_por_email_nao_diz_de_que_documento(cena: Elenco, minuta: Documento) -> None:
    dar(cena, minuta, "bia", "TRIB")
    executar_tarefas()
    (carta,) = mail.outbox
    assert carta.to == ["bia@exemplo.example"]
    assert "Para assinar" in carta.body
    for segredo in (minuta.numero_formatado, minuta.processo.numero, "Ofício", "Férias"):
        assert segredo not in carta.subject + carta.body


def test_o_colega_da_unidade_sem_credencial_no_processo_tambem_pode_receber(
    cena: Elenco, minuta: Documento
) -> None:
    fabio = cena.ator("fabio")
    with recusado("processo_fechado_na_unidade"):
        assinar(fabio, cena.casa, minuta)
    dar(cena, minuta, "fabio", "RH")
    assert list(Documento.objects.para_assinar_por(fabio)) == [minuta]
    assinar(fabio, cena.casa, minuta)
    assert not conhece(fabio, minuta.processo)


def test_vale_so_na_unidade_para_a_qual_foi_dada(cena: Elenco, minuta: Documento) -> None:
    Lotacao.objects.create(
        conta=cena.contas["bia"],
        unidade=cena.casa.unidades["GAB"],
        perfil=Perfil.objects.get(nome="Gestor"),
        inicio=Lotacao.objects.first().inicio,
    )
    dar(cena, minuta, "bia", "TRIB")
    assert abre(cena.ator("bia", "TRIB"), minuta)
    assert not abre(cena.ator("bia", "GAB"), minuta)
    with recusado("documento_de_outra_unidade"):
        assinar(cena.ator("bia", "GAB"), cena.casa, minuta)


def test_so_assina_nao_edita_nem_exclui_e_ler_nao_torna_o_documento_imutavel(
    cena: Elenco, minuta: Documento
) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    assinar(ana, cena.casa, minuta)
    dar(cena, minuta, "bia", "TRIB")
    with recusado("documento_de_outra_unidade"):
        salvar_documento(bia, documento=minuta, conteudo="<p>x</p>", versao_base=1)
    with recusado("documento_de_outra_unidade"):
        excluir_documento(bia, documento=minuta)
    ver_documento(bia, documento=Documento.objects.get(pk=minuta.pk))
    assert not Documento.objects.get(pk=minuta.pk).visto_fora


def test_quem_nao_le_o_processo_nao_concede_e_so_a_unidade_que_redigiu_concede(
    cena: Elenco, minuta: Documento
) -> None:
    casa, trib = cena.casa, cena.casa.unidades["TRIB"]
    with recusado("sem_credencial"):
        conceder_credencial_assinatura(
            cena.ator("fabio"), documento=minuta, conta=cena.contas["bia"], unidade=trib
        )
    conceder_credencial(
        cena.ator("ana"), processo=minuta.processo, conta=cena.contas["bia"], unidade=trib
    )
    with recusado("documento_de_outra_unidade"):
        conceder_credencial_assinatura(
            cena.ator("bia"),
            documento=minuta,
            conta=cena.contas["edu"],
            unidade=casa.unidades["GAB"],
        )


def test_o_que_nao_e_sigiloso_e_o_que_e_arquivo_nao_tem_credencial_de_assinatura(
    cena: Elenco, minuta: Documento
) -> None:
    ana = cena.ator("ana")
    with recusado("sem_credencial"):
        dar(cena, redigir(ana, cena.casa, autuar(ana, cena.casa)), "bia", "TRIB")
    with recusado("nao_assinavel"):
        dar(cena, anexar(cena, minuta.processo), "bia", "TRIB")


def test_so_recebe_quem_assina_onde_trabalha_e_ainda_nao_pode(
    cena: Elenco, minuta: Documento
) -> None:
    with recusado("pessoa_sem_lotacao"):
        dar(cena, minuta, "bia", "GAB")
    with recusado("ja_pode_assinar"):
        dar(cena, minuta, "ana", "RH")
    Lotacao.objects.filter(conta=cena.contas["edu"]).update(
        perfil=Perfil.objects.get(nome="Colaborador")
    )
    with recusado("nao_assina"):
        dar(cena, minuta, "edu", "GAB")
    dar(cena, minuta, "bia", "TRIB")
    with recusado("ja_tem_credencial"):
        dar(cena, minuta, "bia", "TRIB")
    assinar(cena.ator("bia"), cena.casa, minuta)
    with recusado("ja_assinado"):
        dar(cena, minuta, "bia", "TRIB")


def test_cassada_ninguem_mais_abre_nem_assina(cena: Elenco, minuta: Documento) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    dada = dar(cena, minuta, "bia", "TRIB")
    with recusado("sem_credencial"):
        cassar_credencial_assinatura(bia, documento=minuta, credencial=dada)
    cassar_credencial_assinatura(ana, documento=minuta, credencial=dada)
    assert not abre(bia, minuta)
    with recusado("documento_de_outra_unidade"):
        assinar(bia, cena.casa, minuta)
    with recusado("sem_credencial_de_assinatura"):
        renunciar_credencial_assinatura(bia, documento=minuta)
    dar(cena, minuta, "bia", "TRIB")
    assert abre(bia, minuta)


def test_so_cassa_quem_concedeu_ou_qualquer_titular_quando_ele_ja_nao_le(
    cena: Elenco, minuta: Documento
) -> None:
    ana, fabio, processo = cena.ator("ana"), cena.ator("fabio"), minuta.processo
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["fabio"], unidade=cena.casa.unidades["RH"]
    )
    dada = dar(cena, minuta, "bia", "TRIB")
    with recusado("credencial_de_outro"):
        cassar_credencial_assinatura(fabio, documento=minuta, credencial=dada)
    renunciar_credencial(ana, processo=processo)
    cassar_credencial_assinatura(fabio, documento=minuta, credencial=dada)
    assert not abre(cena.ator("bia"), minuta)
