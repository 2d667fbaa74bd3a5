"""Searches that a person keeps."""

import pytest

from seiva.core.erros import NaoEncontrado
from seiva.pesquisa.acoes import guardar
from seiva.pesquisa.acoes.guardar import esquecer_pesquisa, guardar_pesquisa
from seiva.pesquisa.models import PesquisaSalva
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_guardada_e_so_de_quem_guardou_ate_ser_esquecida(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    guardada = guardar_pesquisa(ana, nome=" Muros ", consulta="q=muro")
    assert [(g.nome, g.consulta) for g in list(PesquisaSalva.objects.de_quem(ana))] == [
        ("Muros", "q=muro")
    ]
    assert list(PesquisaSalva.objects.de_quem(fabio)) == []
    with pytest.raises(NaoEncontrado):
        PesquisaSalva.objects.de_quem(fabio).um(pk=guardada.pk)
    esquecer_pesquisa(ana, guardada=PesquisaSalva.objects.de_quem(ana).um(pk=guardada.pk))
    assert list(PesquisaSalva.objects.de_quem(ana)) == []


def test_o_mesmo_nome_guarda_por_cima(cena: Elenco) -> None:
    ana = cena.ator("ana")
    guardar_pesquisa(ana, nome="Muros", consulta="q=muro")
    guardar_pesquisa(ana, nome="Muros", consulta="q=muros+altos")
    assert [g.consulta for g in list(PesquisaSalva.objects.de_quem(ana))] == ["q=muros+altos"]


def test_sem_nome_sem_pesquisa_ou_longa_demais_e_recusada(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = cena.ator("ana")
    with recusado("sem_nome"):
        guardar_pesquisa(ana, nome=" ", consulta="q=muro")
    with recusado("nome_longo"):
        guardar_pesquisa(ana, nome="a" * 81, consulta="q=muro")
    for consulta in ("", "q=" + "a" * 2000):
        with recusado("nada_a_guardar"):
            guardar_pesquisa(ana, nome="Muros", consulta=consulta)
    monkeypatch.setattr(guardar, "MAIS_GUARDADAS", 1)
    guardar_pesquisa(ana, nome="Muros", consulta="q=muro")
    with recusado("pesquisas_demais"):
        guardar_pesquisa(ana, nome="Outra", consulta="q=muro")
    guardar_pesquisa(ana, nome="Muros", consulta="q=de+novo")
