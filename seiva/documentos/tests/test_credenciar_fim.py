"""How a credential of signature ends by itself, and what signing by one does not change."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.credenciar import (
    cassar_credencial_assinatura,
    conceder_credencial_assinatura,
)
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.documentos.tests.apoio_de_credencial import abre, dar
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.cassar import cassar_credencial
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.models import Credencial, Passagem, Processo
from seiva.processos.tests.apoio_de_sigilo import conhece, tipos_de
from tests.apoio import ao_mesmo_tempo
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


@pytest.fixture
def minuta(cena: Elenco) -> Documento:
    """Ana's draft in a process under sigilo."""
    ana = cena.ator("ana")
    return redigir(ana, cena.casa, autuar_sigiloso(ana, cena.casa), texto="segredo")


def test_com_o_fim_do_sigilo_a_exclusao_ou_o_processo_fechado_nada_se_abre(
    cena: Elenco, minuta: Documento
) -> None:
    ana, bia, processo = cena.ator("ana"), cena.ator("bia"), minuta.processo
    outra = redigir(ana, cena.casa, processo)
    dar(cena, minuta, "bia", "TRIB")
    dar(cena, outra, "bia", "TRIB")
    concluir_processo(ana, processo=processo)
    assert not abre(bia, minuta)
    reabrir_processo(ana, processo=processo)
    assert abre(bia, minuta)
    excluir_documento(ana, documento=outra)
    assert CredencialDeAssinatura.objects.get(documento_id=outra.pk).fim == "anulada"
    assert CredencialDeAssinatura.objects.get(documento_id=minuta.pk).fim == ""
    sem_sigilo = DadosDoCadastro(
        tipo=cena.casa.ferias,
        nivel=1,
        especificacao=processo.especificacao,
        hipotese=cena.casa.hipotese,
    )
    alterar_processo(ana, processo=processo, dados=sem_sigilo)
    assert CredencialDeAssinatura.objects.get(documento_id=minuta.pk).fim == "anulada"
    assert "credencial_assinatura_anulada" in tipos_de(processo)
    assert not abre(bia, minuta)
    # Who only held one to sign does not learn, afterwards, who else had what.
    visiveis = Andamento.objects.legiveis_por(bia).filter(processo=processo)
    assert not visiveis.filter(tipo__startswith="credencial").exists()


def test_assinar_por_credencial_nao_faz_o_processo_ter_passado_pela_unidade(
    cena: Elenco, minuta: Documento
) -> None:
    """Else the unit would read it, should it become restricted one day."""
    ana, bia, processo = cena.ator("ana"), cena.ator("bia"), minuta.processo
    trib = cena.casa.unidades["TRIB"]
    dar(cena, minuta, "bia", "TRIB")
    assinar(bia, cena.casa, minuta)
    conceder_credencial(ana, processo=processo, conta=cena.contas["bia"], unidade=trib)
    cassar_credencial(
        ana, processo=processo, credencial=Credencial.objects.get(conta=cena.contas["bia"])
    )
    assert not Passagem.objects.filter(processo=processo, unidade=trib).exists()


def test_documento_sigiloso_em_processo_aberto_a_todos(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    cena.casa.ferias.niveis = [0, 1, 2]
    cena.casa.ferias.save()
    processo = autuar(ana, cena.casa)
    dados = DadosDoDocumento(tipo=cena.casa.oficio, nivel=2, hipotese=cena.casa.hipotese)
    documento = incluir_documento(ana, processo=processo, dados=dados, conteudo="<p>segredo</p>")
    dar(cena, documento, "bia", "TRIB")
    assert abre(bia, documento)
    assert conhece(bia, Processo.objects.get(pk=processo.pk))
    assert not Documento.objects.listaveis_por(bia).exists()
    assinar(bia, cena.casa, documento)
    visiveis = Andamento.objects.legiveis_por(bia).filter(processo=processo)
    assert set(visiveis.values_list("tipo", flat=True)) == {"processo_gerado"}


@pytest.mark.django_db(transaction=True)
def test_de_assinar_e_cassar_ao_mesmo_tempo_acontece_um_so(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar_sigiloso(ana, casa))
        dada = conceder_credencial_assinatura(
            ana, documento=documento, conta=elenco.contas["bia"], unidade=casa.unidades["TRIB"]
        )

    def assina() -> None:
        with elenco.em(casa):
            assinar_documento(
                elenco.ator("bia"), documento=documento, senha=SENHA, cargo=casa.cargo
            )

    def cassa() -> None:
        with elenco.em(casa):
            cassar_credencial_assinatura(elenco.ator("ana"), documento=documento, credencial=dada)

    feitos = ao_mesmo_tempo(assina, cassa)
    with elenco.em(casa):
        credencial = CredencialDeAssinatura.objects.get()
        assinado = Documento.objects.get(pk=documento.pk).assinado
    assert sum(erro is None for erro in feitos) == 1
    assert (credencial.fim == "usada") == assinado
