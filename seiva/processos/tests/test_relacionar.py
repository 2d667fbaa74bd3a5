"""Linking processes."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.processos.acoes.relacionar import relacionar_processo, remover_relacao
from seiva.processos.models import Processo, Relacao
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar


def textos(processo: Processo) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    return [a.texto for a in historia][1:]


@pytest.mark.django_db
def test_a_relacao_e_simetrica_e_os_dois_historicos_contam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    um, outro = autuar(ana, cena.casa), autuar(ana, cena.casa)
    relacionar_processo(ana, processo=outro, outro=um)
    relacao = Relacao.objects.get()
    assert (relacao.menor_id, relacao.maior_id) == (um.pk, outro.pk)
    assert textos(um) == [f"Processo relacionado a {outro.numero}"]
    assert textos(outro) == [f"Processo relacionado a {um.numero}"]
    with recusado("ja_relacionados"):
        relacionar_processo(ana, processo=um, outro=outro)


@pytest.mark.django_db
def test_basta_um_deles_estar_aberto_na_unidade(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    da_ana, da_bia = autuar(ana, cena.casa), autuar(bia, cena.casa)
    relacionar_processo(ana, processo=da_ana, outro=da_bia)
    with recusado("nao_aberto_na_unidade"):
        remover_relacao(bia, processo=da_ana, outro=da_bia)


@pytest.mark.django_db
def test_nao_se_relaciona_consigo_mesmo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with recusado("mesmo_processo"):
        relacionar_processo(ana, processo=processo, outro=processo)


@pytest.mark.django_db
def test_processo_que_nao_se_pode_conhecer_e_como_se_nao_existisse(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    sigiloso, publico = autuar(bia, casa, nivel=2), autuar(ana, casa)
    with pytest.raises(NaoEncontrado):
        relacionar_processo(ana, processo=publico, outro=sigiloso)


@pytest.mark.django_db
def test_a_relacao_com_sigiloso_nao_aparece_no_historico_do_outro(cena: Elenco) -> None:
    """Its number is known to credential holders only (domain.md §2.4)."""
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    sigiloso, publico = autuar(ana, casa, nivel=2), autuar(ana, casa)
    relacionar_processo(ana, processo=publico, outro=sigiloso)
    visto_por_bia = [a.texto for a in Andamento.objects.legiveis_por(bia)]
    assert not [t for t in visto_por_bia if sigiloso.numero in t]
    assert textos(sigiloso) == [f"Processo relacionado a {publico.numero}"]
    remover_relacao(ana, processo=publico, outro=sigiloso)
    assert not [a for a in Andamento.objects.legiveis_por(bia) if sigiloso.numero in a.texto]
    assert len(textos(sigiloso)) == 2


@pytest.mark.django_db
def test_so_quem_relacionou_remove(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    da_ana, da_bia = autuar(ana, cena.casa), autuar(bia, cena.casa)
    relacionar_processo(ana, processo=da_ana, outro=da_bia)
    with recusado("relacao_de_outra_unidade"):
        remover_relacao(bia, processo=da_bia, outro=da_ana)
    remover_relacao(ana, processo=da_ana, outro=da_bia)
    assert not Relacao.objects.exists()
    assert textos(da_bia)[-1] == f"Removido o relacionamento com {da_ana.numero}"
    with pytest.raises(NaoEncontrado):
        remover_relacao(ana, processo=da_ana, outro=da_bia)


@pytest.mark.django_db(transaction=True)
def test_cruzados_ao_mesmo_tempo_um_vale_e_o_outro_sabe_que_ja_ha(elenco: Elenco) -> None:
    """A→B and B→A lock in opposite orders: the database breaks the tie, the act tries again."""
    casa = elenco.casa
    for _ in range(3):
        with elenco.em(casa):
            ana = elenco.ator("ana")
            um, outro = autuar(ana, casa), autuar(ana, casa)

        def relacionar(deste: Processo, com: Processo) -> Relacao:
            with elenco.em(casa):
                return relacionar_processo(elenco.ator("ana"), processo=deste, outro=com)

        respostas = ao_mesmo_tempo(
            lambda: relacionar(um, outro),  # noqa: B023
            lambda: relacionar(outro, um),  # noqa: B023
        )
        assert sum(isinstance(r, Relacao) for r in respostas) == 1, respostas
        assert [r.codigo for r in respostas if isinstance(r, RegraViolada)] == ["ja_relacionados"]
