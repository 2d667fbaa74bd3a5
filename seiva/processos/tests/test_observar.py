"""The unit's own observation about a process."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.pesquisa.busca import Filtros, pelas_palavras
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.observar import observar_processo
from seiva.processos.models import Observacao, Processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def tipos_de(processo: Processo) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    return list(historia.values_list("tipo", flat=True))[1:]


def test_a_observacao_e_uma_por_unidade_e_a_nova_substitui(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    observar_processo(ana, processo=processo, texto="Falta o laudo")
    observar_processo(fabio, processo=processo, texto=" Laudo chegou ")
    observar_processo(ana, processo=processo, texto="Laudo chegou")
    assert Observacao.objects.get(processo=processo).texto == "Laudo chegou"
    assert tipos_de(processo) == ["observacao_alterada"] * 2


def test_texto_vazio_remove_e_remover_o_que_nao_ha_nada_registra(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    assert observar_processo(ana, processo=processo, texto=" ") is None
    observar_processo(ana, processo=processo, texto="Falta o laudo")
    assert observar_processo(ana, processo=processo, texto="") is None
    assert not Observacao.objects.exists()
    assert len(tipos_de(processo)) == 2


def test_so_a_propria_unidade_acha_pelas_palavras(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    observar_processo(ana, processo=processo, texto="Jabuticaba")

    def achados(ator: object) -> list[Processo]:
        return pelas_palavras(ator, "jabuticaba", Filtros()).pagina.linhas  # type: ignore[arg-type]

    assert achados(ana) == [processo]
    assert achados(bia) == []
    observar_processo(ana, processo=processo, texto="")
    assert achados(ana) == []


def test_longa_demais_e_recusada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    with recusado("observacao_longa") as recusa:
        observar_processo(ana, processo=autuar(ana, cena.casa), texto="x" * 1001)
    assert recusa.value.campo == "texto"


def test_so_onde_o_processo_esta_aberto(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, cena.casa)
    with recusado("nao_aberto_na_unidade"):
        observar_processo(bia, processo=processo, texto="x")
    concluir_processo(ana, processo=processo)
    with recusado("nao_aberto_na_unidade"):
        observar_processo(ana, processo=processo, texto="x")
