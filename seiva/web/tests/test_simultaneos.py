"""Two people at once, over committed data."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from seiva.web.tests.apoio import caminho, entrar, novo, texto, tipos, url
from tests.elenco import montar

pytestmark = pytest.mark.django_db


def ao_mesmo_tempo(*tarefas: Callable[[], Any]) -> list[Any]:
    """Run each task in its own thread and connection; start together."""
    largada = threading.Barrier(len(tarefas))
    respostas: list[Any] = [None] * len(tarefas)

    def correr(indice: int, tarefa: Callable[[], Any]) -> None:
        largada.wait()
        try:
            respostas[indice] = tarefa()
        finally:
            connection.close()

    fios = [threading.Thread(target=correr, args=par) for par in enumerate(tarefas)]
    for fio in fios:
        fio.start()
    for fio in fios:
        fio.join()
    return respostas


@pytest.mark.django_db(transaction=True)
def test_dois_autuam_no_mesmo_instante_e_os_numeros_sao_distintos() -> None:
    elenco = montar()
    casa = elenco.casa
    clientes = [entrar(elenco, "ana"), entrar(elenco, "bia")] * 2
    dados = {"tipo": casa.ferias.pk, "nivel": 0}
    respostas = ao_mesmo_tempo(
        *(lambda c=c: c.post(url(casa, "processos/novo/"), dados) for c in clientes)
    )
    assert [r.status_code for r in respostas] == [302] * 4
    with elenco.em(casa):
        sequencias = sorted(p.numero.split(".")[2][:7] for p in Processo.objects.all())
    assert sequencias == ["0000001", "0000002", "0000003", "0000004"]


@pytest.mark.django_db(transaction=True)
def test_o_mesmo_formulario_duas_vezes_ao_mesmo_tempo_e_um_processo() -> None:
    elenco = montar()
    casa = elenco.casa
    dados = {
        "tipo": casa.ferias.pk,
        "nivel": 0,
        "chave": "6f1f8f1e-3a0e-4d6e-9a53-0f6a4e1b2c3d",
    }
    clientes = [entrar(elenco, "ana"), entrar(elenco, "ana")]
    respostas = ao_mesmo_tempo(
        *(lambda c=c: c.post(url(casa, "processos/novo/"), dados) for c in clientes)
    )
    assert len({r.headers["Location"] for r in respostas}) == 1
    with elenco.em(casa):
        assert Processo.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_dois_enviam_o_mesmo_processo_e_so_um_consegue() -> None:
    elenco = montar()
    casa = elenco.casa
    processo = novo(elenco)
    clientes = {"TRIB": entrar(elenco, "ana"), "GAB": entrar(elenco, "fabio")}
    respostas = ao_mesmo_tempo(
        *(
            lambda c=c, u=u: c.post(
                caminho(casa, processo, "enviar/"), {"destinos": [casa.unidades[u].pk]}
            )
            for u, c in clientes.items()
        )
    )
    assert sorted(r.status_code for r in respostas) == [302, 422]
    recusada = next(r for r in respostas if r.status_code == 422)
    assert "Talvez alguém já o tenha enviado ou concluído" in texto(recusada)
    assert tipos(elenco, processo).count("remetido") == 1


@pytest.mark.django_db(transaction=True)
def test_dois_abrem_o_que_chegou_e_o_recebimento_e_um_so() -> None:
    elenco = montar()
    casa = elenco.casa
    processo = novo(elenco, "bia")
    with elenco.em(casa):
        enviar_processo(elenco.ator("bia"), processo=processo, destinos=[casa.unidades["RH"]])
    clientes = [entrar(elenco, "ana"), entrar(elenco, "fabio")]
    respostas = ao_mesmo_tempo(*(lambda c=c: c.get(caminho(casa, processo)) for c in clientes))
    assert [r.status_code for r in respostas] == [200, 200]
    assert tipos(elenco, processo).count("recebido") == 1
