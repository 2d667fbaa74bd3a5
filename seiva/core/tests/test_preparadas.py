"""Questions compiled once answer what the queryset answers, for whoever asks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count, OuterRef, Subquery
from django.forms import model_to_dict
from django.test.utils import CaptureQueriesContext

from seiva.core.ator import Ator
from seiva.core.erros import EscopoAusente
from seiva.core.preparadas import NaoSePrepara, Preparada, PreparadaDeObjetos, UmDe
from seiva.core.relogio import agora, hoje
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Conta, Instituicao, Unidade
from seiva.processos.models import Passagem, Processo
from tests.elenco import Elenco
from tests.fabricas import autuar


def _legiveis(ator: Ator) -> Any:
    return Processo.objects.legiveis_por(ator).order_by("pk").values_list("pk", "numero")


def _siglas(_ator: Ator, ordem: str) -> Any:
    return Unidade.objects.order_by(ordem).values_list("sigla")


def _alguns(_ator: Ator, *, unidades: Any, maior: int) -> Any:
    alguns = Unidade.objects.filter(UmDe("pk", unidades), pk__lte=maior)
    return alguns.order_by("pk").values_list("pk")


def test_cada_pessoa_e_cada_instituicao_recebem_a_sua_resposta(elenco: Elenco) -> None:
    """The text is compiled for the first who asks; the second sees only what is hers."""
    pergunta = Preparada(_legiveis)
    esperadas, respostas = [], []
    for casa, nome in ((elenco.casa, "ana"), (elenco.casa, "bia"), (elenco.outra, "caio")):
        with elenco.em(casa):
            ator = elenco.ator(nome)
            autuar(ator, casa, nivel=1)
            esperadas.append(list(_legiveis(ator)))
            respostas.append(pergunta(ator))
    assert respostas == esperadas
    assert [len(r) for r in respostas] == [1, 1, 1]
    assert len({r[0][0] for r in respostas}) == 3
    assert len(pergunta._feitas) == 1


def test_quem_nao_e_servidor_tem_a_sua_forma(cena: Elenco) -> None:
    pergunta = Preparada(_legiveis)
    ana = cena.ator("ana")
    autuar(ana, cena.casa, nivel=1)
    publico = autuar(ana, cena.casa)
    cidadao = Ator.publico(cena.casa.instituicao.pk)
    assert len(pergunta(ana)) == 2
    assert pergunta(cidadao) == [(publico.pk, publico.numero)]
    assert pergunta(Ator.tarefa(cena.casa.instituicao.pk)) == pergunta(ana)


def test_a_chave_escolhe_a_forma_e_os_valores_a_preenchem(cena: Elenco) -> None:
    ana = cena.ator("ana")
    siglas = Preparada(_siglas)
    assert siglas(ana, "sigla") == list(reversed(siglas(ana, "-sigla")))
    alguns = Preparada(_alguns)
    todas = sorted(u.pk for u in cena.casa.unidades.values())
    assert alguns(ana, unidades=todas[:2], maior=todas[-1]) == [(pk,) for pk in todas[:2]]
    assert alguns(ana, unidades=todas, maior=todas[0]) == [(todas[0],)]
    assert alguns(ana, unidades=[], maior=todas[0]) == []


def test_sem_escopo_nao_ha_resposta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
    with pytest.raises(EscopoAusente):
        Preparada(_siglas)(ana, "sigla")


def test_o_escopo_do_banco_continua_o_de_quem_pergunta(elenco: Elenco) -> None:
    """Compiling does not touch the transaction's setting: the second lock stays shut."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
    alheia = replace(ana, instituicao_id=elenco.outra.instituicao.pk)
    with transaction.atomic(), escopo(elenco.outra.instituicao.pk):
        assert {s for (s,) in Preparada(_siglas)(alheia, "sigla")} == set(elenco.outra.unidades)


def test_pergunta_sobre_a_lista_de_unidades_do_ator_nao_se_prepara(cena: Elenco) -> None:
    def minhas(ator: Ator) -> Any:
        return Passagem.objects.filter(unidade__in=list(ator.unidades)).values_list("pk")

    with pytest.raises(NaoSePrepara):
        Preparada(minhas)(cena.ator("ana"))


def test_pergunta_sem_instituicao_nao_se_prepara(cena: Elenco) -> None:
    with pytest.raises(NaoSePrepara):
        Preparada(lambda _ator: Conta.objects.values_list("pk"))(cena.ator("ana"))
    casas = Preparada(
        lambda ator: Instituicao.objects.filter(pk=ator.instituicao_id).values_list("slug")
    )
    assert casas(cena.ator("ana")) == [("campo-alto",)]


def test_pergunta_que_depende_da_hora_nao_se_prepara(cena: Elenco) -> None:
    def recentes(_ator: Ator) -> Any:
        return Passagem.objects.filter(aberta_em__lte=agora()).values_list("pk")

    with pytest.raises(NaoSePrepara):
        Preparada(recentes)(cena.ator("ana"))


def _passagens(ator: Ator, *, processo: int) -> Any:
    quantas = Passagem.objects.filter(processo=OuterRef("processo")).values("processo")
    return (
        Passagem.objects.filter(processo__in=Processo.objects.legiveis_por(ator), processo=processo)
        .select_related("unidade", "processo__tipo")
        .annotate(quantas=Subquery(quantas.annotate(n=Count("pk")).values("n")))
    )


def test_objetos_vem_com_o_que_a_pergunta_trouxe(cena: Elenco) -> None:
    """The instances of a prepared question are those of the queryset, related rows included."""
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    perguntar = PreparadaDeObjetos(_passagens)
    perguntar(ana, processo=processo.pk)
    with CaptureQueriesContext(connection) as consultas:
        (passagem,) = perguntar(ana, processo=processo.pk)
        assert passagem.unidade.sigla and passagem.processo.tipo.nome
    assert len(consultas) == 1
    (direta,) = _passagens(ana, processo=processo.pk)
    assert passagem == direta
    assert model_to_dict(passagem) == model_to_dict(direta)
    assert (passagem.unidade, passagem.quantas) == (direta.unidade, 1)
    assert not passagem._state.adding
    assert perguntar(ana, processo=0) == []


def test_objetos_com_prefetch_nao_se_preparam(cena: Elenco) -> None:
    perguntar = PreparadaDeObjetos(lambda _ator: Processo.objects.prefetch_related("interessados"))
    with pytest.raises(NaoSePrepara):
        perguntar(cena.ator("ana"))


def test_textos_e_dias_preenchem_a_pergunta(cena: Elenco) -> None:
    ana = cena.ator("ana")

    def com_sigla(_ator: Ator, *, sigla: str, dia: date) -> Any:
        return Unidade.objects.filter(sigla=sigla, inicio__lte=dia).values_list("sigla")

    perguntar = Preparada(com_sigla)
    uma, outra = list(cena.casa.unidades)[:2]
    assert perguntar(ana, sigla=uma, dia=hoje()) == [(uma,)]
    assert perguntar(ana, sigla=outra, dia=hoje()) == [(outra,)]
    assert perguntar(ana, sigla=uma, dia=date(1900, 1, 1)) == []


def test_texto_que_nao_e_o_valor_inteiro_nao_se_prepara(cena: Elenco) -> None:
    """A pattern made of the value would keep the mark inside it."""
    perguntar = Preparada(
        lambda _ator, texto: Unidade.objects.filter(nome__contains=texto).values_list("pk")
    )
    with pytest.raises(NaoSePrepara):
        perguntar(cena.ator("ana"), texto="Obras")
