"""Acts over several processes chosen in the mesa."""

import pytest

from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem
from seiva.web.tests.apoio import entrar, novo, texto, tipos, url
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_lote_sem_nada_marcado_explica(elenco: Elenco) -> None:
    mesa = entrar(elenco, "ana").post(
        url(elenco.casa, "mesa/lote/"), {"acao": "enviar"}, follow=True
    )
    assert "Marque ao menos um processo" in texto(mesa)


def test_lote_faz_o_que_pode_e_diz_o_que_ficou(elenco: Elenco) -> None:
    casa = elenco.casa
    um, dois, fechado = novo(elenco), novo(elenco), novo(elenco)
    with elenco.em(casa):
        concluir_processo(elenco.ator("ana"), processo=fechado)
    ana = entrar(elenco, "ana")
    marcados = [um.pk, dois.pk, fechado.pk]
    pagina = ana.post(
        url(casa, "mesa/lote/"), {"acao": "enviar", "processo": marcados}, follow=True
    )
    corpo = texto(pagina)
    assert "Estes ficam como estão" in corpo
    assert corpo.count('name="processo"') == 2
    dados = {"processo": marcados, "destinos": [casa.unidades["TRIB"].pk]}
    mesa = texto(ana.post(url(casa, "mesa/lote/enviar/"), dados, follow=True))
    assert "2 processos: enviado a TRIB." in mesa
    assert f"{fechado.numero}: O processo não está aberto na sua unidade" in mesa
    with elenco.em(casa):
        chegaram = Passagem.objects.filter(unidade=casa.unidades["TRIB"], aberta=True)
        assert {p.processo_id for p in chegaram} == {um.pk, dois.pk}
    assert tipos(elenco, fechado) == ["processo_gerado", "concluido"]


def test_lote_de_processo_alheio_nao_existe(elenco: Elenco) -> None:
    processo = novo(elenco)
    caio = entrar(elenco, "caio")
    endereco = url(elenco.outra, f"mesa/lote/concluir/?processo={processo.pk}")
    assert caio.get(endereco).status_code == 404
    assert entrar(elenco, "ana").get(url(elenco.casa, "mesa/lote/apagar/")).status_code == 404


def test_receber_em_lote_sem_abrir(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    with elenco.em(casa):
        enviar_processo(elenco.ator("ana"), processo=processo, destinos=[casa.unidades["TRIB"]])
    bia = entrar(elenco, "bia")
    bia.post(url(casa, "mesa/lote/receber/"), {"processo": [processo.pk]})
    assert tipos(elenco, processo)[-1] == "recebido"
