"""Drafts, releases and credentials of signature when a unit takes the place of another."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import SemPermissao
from seiva.documentos.acoes.credenciar import conceder_credencial_assinatura
from seiva.documentos.acoes.suceder import suceder_credencial_de_assinatura, suceder_minutas
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.processos.acoes.suceder import suceder_processo
from seiva.processos.models import Passagem
from seiva.processos.sucessao import Sucessao
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


def sucessao(cena: Elenco, de: str = "RH", para: str = "TRIB") -> Sucessao:
    return Sucessao(cena.casa.unidades[de], cena.casa.unidades[para], "Decreto 12/2026")


def test_a_minuta_passa_e_o_assinado_continua_de_quem_assinou(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar(ana, casa)
    assinado, minuta = redigir(ana, casa, processo), redigir(ana, casa, processo)
    assinar(ana, casa, assinado)
    suceder_processo(edu, processo=processo, sucessao=sucessao(cena))
    assert suceder_minutas(edu, processo=processo, sucessao=sucessao(cena)) == 1
    assert suceder_minutas(edu, processo=processo, sucessao=sucessao(cena)) == 0
    assert Documento.objects.get(pk=minuta.pk).unidade.sigla == "TRIB"
    assert Documento.objects.get(pk=assinado.pk).unidade.sigla == "RH"
    assert Documento.objects.para_assinar_por(cena.ator("bia")).filter(pk=minuta.pk).exists()
    assert Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).para_assinar == 1
    entrada = Andamento.objects.get(processo=processo, tipo="minuta_sucedida")
    assert minuta.numero_formatado in entrada.texto


def test_a_credencial_de_assinatura_vai_com_a_pessoa(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar_sigiloso(ana, casa)
    minuta = redigir(ana, casa, processo)
    credencial = conceder_credencial_assinatura(
        ana, documento=minuta, conta=cena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    onde = sucessao(cena, "TRIB", "GAB")
    suceder_credencial_de_assinatura(edu, credencial=credencial, sucessao=onde)
    suceder_credencial_de_assinatura(edu, credencial=credencial, sucessao=onde)
    assert CredencialDeAssinatura.objects.get().unidade.sigla == "GAB"
    contadas = Andamento.objects.filter(tipo="credencial_de_assinatura_sucedida")
    assert contadas.count() == 1


def test_so_quem_administra(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    with pytest.raises(SemPermissao):
        suceder_minutas(cena.ator("ana"), processo=processo, sucessao=sucessao(cena))
