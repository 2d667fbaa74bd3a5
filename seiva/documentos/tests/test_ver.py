"""The first access from outside the unit."""

import pytest

from seiva.core.ator import Ator
from seiva.documentos.acoes.ver import ver_documento, ver_novidades
from seiva.documentos.models import Documento
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def visto(ator: Ator) -> bool:
    ver_documento(ator, documento=Documento.objects.get())
    return Documento.objects.get().visto_fora


def test_colega_da_unidade_nao_torna_imutavel(cena: Elenco) -> None:
    ana = cena.ator("ana")
    assinar(ana, cena.casa, redigir(ana, cena.casa, autuar(ana, cena.casa)))
    assert not visto(cena.ator("fabio"))


@pytest.mark.parametrize("quem", ["bia", "publico"])
def test_outra_unidade_e_o_publico_tornam(cena: Elenco, quem: str) -> None:
    ana = cena.ator("ana")
    assinar(ana, cena.casa, redigir(ana, cena.casa, autuar(ana, cena.casa)))
    ator = Ator.publico(cena.casa.instituicao.pk) if quem == "publico" else cena.ator(quem)
    assert visto(ator)


def test_minuta_nao_se_torna_imutavel(cena: Elenco) -> None:
    ana = cena.ator("ana")
    redigir(ana, cena.casa, autuar(ana, cena.casa))
    assert not visto(cena.ator("bia"))


def test_o_sistema_nao_e_leitor(cena: Elenco) -> None:
    ana = cena.ator("ana")
    assinar(ana, cena.casa, redigir(ana, cena.casa, autuar(ana, cena.casa)))
    assert not visto(Ator.tarefa(cena.casa.instituicao.pk))


def test_a_novidade_acaba_so_na_unidade_que_viu(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    destinos = [casa.unidades["TRIB"], casa.unidades["GAB"]]
    enviar_processo(ana, processo=processo, destinos=destinos, manter_aberto=True)
    assinar(ana, casa, redigir(ana, casa, processo))
    ver_novidades(cena.ator("bia"), processo=processo)
    com_novidade = {
        p.unidade.sigla for p in Passagem.objects.filter(novidade=True).select_related("unidade")
    }
    assert com_novidade == {"GAB"}
