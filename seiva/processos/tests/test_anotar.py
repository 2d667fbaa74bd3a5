"""Notes, science, free history entries and the unit's own deadline."""

from datetime import date

import pytest

from seiva.andamentos.models import Andamento
from seiva.processos.acoes.anotar import (
    anotar_processo,
    atualizar_andamento,
    dar_ciencia,
    definir_prazo,
)
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Anotacao, Ciencia, Processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def tipos_de(processo: Processo) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    return list(historia.values_list("tipo", flat=True))[1:]


def test_a_anotacao_e_uma_por_unidade_e_a_nova_substitui(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    anotar_processo(ana, processo=processo, texto="Ligar para Maria")
    anotar_processo(fabio, processo=processo, texto="  Já liguei  ", prioritaria=True)
    anotacao = Anotacao.objects.get(processo=processo)
    assert anotacao.texto == "Já liguei"
    assert anotacao.prioritaria
    assert anotacao.conta_id == fabio.conta_id


def test_texto_vazio_remove_a_anotacao_e_remover_o_que_nao_ha_nada_registra(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    assert anotar_processo(ana, processo=processo, texto=" ") is None
    anotar_processo(ana, processo=processo, texto="Ligar")
    assert anotar_processo(ana, processo=processo, texto="") is None
    assert not Anotacao.objects.exists()
    assert tipos_de(processo) == ["anotado", "anotacao_removida"]


def test_anotacao_longa_e_recusada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    with recusado("anotacao_longa") as recusa:
        anotar_processo(ana, processo=autuar(ana, cena.casa), texto="x" * 501)
    assert recusa.value.campo == "texto"


def test_so_a_unidade_ve_que_anotou(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    anotar_processo(ana, processo=processo, texto="Ligar")
    vistos = {
        nome: set(
            Andamento.objects.legiveis_por(ator)
            .filter(processo=processo)
            .values_list("tipo", flat=True)
        )
        for nome, ator in (("ana", ana), ("bia", bia))
    }
    assert vistos == {"ana": {"processo_gerado", "anotado"}, "bia": {"processo_gerado"}}


def test_remover_a_anotacao_ao_enviar_fica_registrado(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    trib = [casa.unidades["TRIB"]]
    anotar_processo(ana, processo=processo, texto="Ligar")
    enviar_processo(ana, processo=processo, destinos=trib, remover_anotacao=True)
    assert not Anotacao.objects.exists()
    assert "anotacao_removida" in tipos_de(processo)


def test_a_anotacao_espera_o_processo_voltar(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    anotar_processo(ana, processo=processo, texto="Ligar")
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    assert Anotacao.objects.get().texto == "Ligar"


def test_ciencia_e_da_pessoa_e_vale_uma_vez(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    primeira = dar_ciencia(ana, processo=processo)
    assert dar_ciencia(ana, processo=processo).pk == primeira.pk
    dar_ciencia(fabio, processo=processo)
    assert Ciencia.objects.filter(processo=processo).count() == 2
    assert tipos_de(processo) == ["ciencia", "ciencia"]


def test_andamento_livre_fica_como_foi_escrito(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    texto = "Recebida a via {física} do ofício: 100% conferida."
    assert atualizar_andamento(ana, processo=processo, texto=f" {texto} ").texto == texto


@pytest.mark.parametrize(("texto", "codigo"), [(" ", "sem_texto"), ("x" * 2001, "texto_longo")])
def test_andamento_livre_sem_texto_ou_longo_e_recusado(
    cena: Elenco, texto: str, codigo: str
) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with recusado(codigo):
        atualizar_andamento(ana, processo=processo, texto=texto)


def test_prazo_da_unidade_se_define_e_se_remove(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    dia = date(2026, 12, 1)
    assert definir_prazo(ana, processo=processo, data=dia).prazo == dia
    definir_prazo(ana, processo=processo, data=dia)
    assert definir_prazo(ana, processo=processo, data=None).prazo is None
    assert tipos_de(processo) == ["prazo_definido", "prazo_removido"]


def test_outra_unidade_nao_anota_nem_da_ciencia_nem_poe_prazo(cena: Elenco) -> None:
    processo, bia = autuar(cena.ator("ana"), cena.casa), cena.ator("bia")
    for ato in (
        lambda: anotar_processo(bia, processo=processo, texto="x"),
        lambda: dar_ciencia(bia, processo=processo),
        lambda: atualizar_andamento(bia, processo=processo, texto="x"),
        lambda: definir_prazo(bia, processo=processo, data=None),
    ):
        with recusado("nao_aberto_na_unidade"):
            ato()
