"""From pilot to production."""

import pytest

from seiva.core.erros import RegraViolada, SemPermissao
from seiva.implantacao.acoes.produzir import passar_a_producao
from seiva.organizacao.models import Alteracao, Fase, Instituicao
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir


def piloto(elenco: Elenco) -> Instituicao:
    Instituicao.objects.filter(pk=elenco.casa.instituicao.pk).update(fase=Fase.PILOTO)
    return elenco.casa.instituicao


def assinar_um(cena: Elenco) -> None:
    ana = cena.ator("ana")
    assinar(ana, cena.casa, redigir(ana, cena.casa, autuar(ana, cena.casa)))


@pytest.mark.django_db
def test_passa_uma_vez_so_e_nunca_volta(cena: Elenco) -> None:
    casa, edu = piloto(cena), cena.ator("edu")
    with recusado("sem_primeiro_processo"):
        passar_a_producao(edu, senha=SENHA)
    assinar_um(cena)
    with recusado("senha_incorreta"):
        passar_a_producao(edu, senha="outra")
    passar_a_producao(edu, senha=SENHA)
    casa.refresh_from_db()
    assert casa.fase == Fase.PRODUCAO
    mudou = Alteracao.objects.get()
    assert (mudou.antes, mudou.depois) == ({"fase": "Piloto"}, {"fase": "Produção"})
    with recusado("ja_em_producao"):
        passar_a_producao(edu, senha=SENHA)


@pytest.mark.django_db
def test_so_quem_administra(cena: Elenco) -> None:
    piloto(cena)
    with pytest.raises(SemPermissao):
        passar_a_producao(cena.ator("ana"), senha=SENHA)


@pytest.mark.django_db(transaction=True)
def test_dois_ao_mesmo_tempo_um_passa_e_outro_fica_sabendo(elenco: Elenco) -> None:
    piloto(elenco)
    with elenco.em(elenco.casa):
        assinar_um(elenco)

    def passar() -> None:
        with elenco.em(elenco.casa):
            passar_a_producao(elenco.ator("edu"), senha=SENHA)

    respostas = ao_mesmo_tempo(passar, passar)
    assert respostas.count(None) == 1, respostas
    assert [r.codigo for r in respostas if isinstance(r, RegraViolada)] == ["ja_em_producao"]
