"""Blocks when a unit takes the place of another."""

import pytest

from seiva.blocos.acoes.criar import DadosDoBloco, criar_bloco
from seiva.blocos.acoes.disponibilizar import disponibilizar_bloco
from seiva.blocos.acoes.incluir import incluir_documento_em_bloco
from seiva.blocos.acoes.suceder import suceder_bloco, suceder_bloco_recebido
from seiva.blocos.models import Bloco, Disponibilizacao, Ocorrencia
from seiva.core.erros import SemPermissao
from seiva.documentos.models import Documento, Liberacao
from seiva.processos.sucessao import Sucessao
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def sucessao(cena: Elenco, de: str, para: str) -> Sucessao:
    return Sucessao(cena.casa.unidades[de], cena.casa.unidades[para], "Decreto 12/2026")


@pytest.fixture
def bloco(cena: Elenco) -> Bloco:
    """A block of RH, with a draft, in TRIB."""
    casa, ana = cena.casa, cena.ator("ana")
    bloco = criar_bloco(ana, dados=DadosDoBloco(tipo="A", descricao="Para assinar"))
    documento = redigir(ana, casa, autuar(ana, casa))
    incluir_documento_em_bloco(ana, documento=documento, bloco=bloco)
    disponibilizar_bloco(ana, bloco=bloco, unidades=[casa.unidades["TRIB"]])
    return Bloco.objects.get(pk=bloco.pk)


def test_o_bloco_da_unidade_passa_com_o_que_esta_fora(cena: Elenco, bloco: Bloco) -> None:
    edu, onde = cena.ator("edu"), sucessao(cena, "RH", "GAB")
    assert suceder_bloco(edu, bloco=bloco, sucessao=onde)
    assert not suceder_bloco(edu, bloco=bloco, sucessao=onde)
    bloco.refresh_from_db()
    assert (bloco.unidade.sigla, bloco.estado) == ("GAB", Bloco.Estado.DISPONIBILIZADO)
    assert Ocorrencia.objects.filter(bloco=bloco, texto__contains="Passou de RH para GAB").exists()


def test_o_bloco_que_estava_na_sucessora_volta_a_ser_so_dela(cena: Elenco, bloco: Bloco) -> None:
    suceder_bloco(cena.ator("edu"), bloco=bloco, sucessao=sucessao(cena, "RH", "TRIB"))
    bloco.refresh_from_db()
    assert (bloco.unidade.sigla, bloco.estado) == ("TRIB", Bloco.Estado.ABERTO)
    assert not Liberacao.objects.exists()


def test_o_bloco_recebido_passa_com_o_direito_de_assinar(cena: Elenco, bloco: Bloco) -> None:
    edu = cena.ator("edu")
    onde = sucessao(cena, "TRIB", "GAB")
    assert suceder_bloco_recebido(edu, bloco=bloco, sucessao=onde)
    assert not suceder_bloco_recebido(edu, bloco=bloco, sucessao=onde)
    assert Disponibilizacao.objects.get(bloco=bloco).unidade.sigla == "GAB"
    assert Documento.objects.para_assinar_por(edu).count() == 1
    assert Documento.objects.para_assinar_por(cena.ator("bia")).count() == 0


def test_o_bloco_recebido_pela_dona_volta_a_ela(cena: Elenco, bloco: Bloco) -> None:
    suceder_bloco_recebido(cena.ator("edu"), bloco=bloco, sucessao=sucessao(cena, "TRIB", "RH"))
    bloco.refresh_from_db()
    assert bloco.estado == Bloco.Estado.RETORNADO
    assert not Liberacao.objects.exists()


def test_o_bloco_que_ja_estava_nas_duas_fica_uma_vez(cena: Elenco, bloco: Bloco) -> None:
    ana, gab = cena.ator("ana"), cena.casa.unidades["GAB"]
    from seiva.blocos.acoes.disponibilizar import cancelar_disponibilizacao

    cancelar_disponibilizacao(ana, bloco=bloco)
    disponibilizar_bloco(ana, bloco=bloco, unidades=[cena.casa.unidades["TRIB"], gab])
    onde = sucessao(cena, "TRIB", "GAB")
    suceder_bloco_recebido(cena.ator("edu"), bloco=bloco, sucessao=onde)
    vigentes = [d.unidade.sigla for d in Disponibilizacao.objects.filter(bloco=bloco) if d.vigente]
    assert vigentes == ["GAB"]
    assert Liberacao.objects.count() == 1


def test_so_quem_administra(cena: Elenco, bloco: Bloco) -> None:
    with pytest.raises(SemPermissao):
        suceder_bloco(cena.ator("ana"), bloco=bloco, sucessao=sucessao(cena, "RH", "GAB"))
