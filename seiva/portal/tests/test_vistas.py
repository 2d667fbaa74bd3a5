"""The citizen's pages of asking to read, and of what was answered."""

from typing import Any

import pytest
from django.test import Client

from seiva.core.ator import Ator
from seiva.documentos.acoes.vista import conceder_vista, pedir_vista, recusar_vista
from seiva.documentos.models import Documento, PedidoDeVista
from seiva.processos.models import Processo
from tests.elenco import Elenco, conta_nova
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def restrito(elenco: Elenco, nivel: int = 1) -> tuple[Processo, Documento]:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa, nivel=nivel)
        documento = redigir(ana, elenco.casa, processo, "Conteúdo fechado.")
        assinar(ana, elenco.casa, documento)
        return processo, documento


def de_paula(elenco: Elenco) -> Client:
    cliente = Client()
    cliente.force_login(conta_nova("Paula Reis", "93541134780"))
    return cliente


def texto(resposta: Any) -> str:
    corpo: str = resposta.content.decode()
    return corpo


def test_a_pagina_do_restrito_leva_a_pedir_e_o_pedido_aparece_com_o_prazo(elenco: Elenco) -> None:
    processo, documento = restrito(elenco)
    publica = f"/campo-alto/processo/{processo.digitos}/"
    pedir = f"{publica}pedir-vista/"
    for onde in (publica, f"/campo-alto/documento/{documento.numero}/"):
        assert pedir in texto(Client().get(onde))
    assert Client().get(pedir).status_code == 302
    cliente = de_paula(elenco)
    pagina = texto(cliente.get(pedir))
    assert documento.numero_formatado in pagina
    assert documento.nome not in pagina
    assert cliente.post(pedir, {"alcance": "inteiro", "motivo": "Sou parte"}).status_code == 302
    with elenco.em(elenco.casa):
        pedido = PedidoDeVista.objects.get()
    meus = texto(cliente.get("/campo-alto/meus/vistas/"))
    assert processo.numero in meus
    assert f"{pedido.prazo:%d/%m/%Y}" in meus
    assert "Você já pediu" in texto(cliente.get(pedir))
    assert cliente.post(pedir, {"alcance": "inteiro"}).status_code == 422


def test_escolher_sem_marcar_volta_com_o_que_se_escreveu(elenco: Elenco) -> None:
    processo, _ = restrito(elenco)
    pedir = f"/campo-alto/processo/{processo.digitos}/pedir-vista/"
    resposta = de_paula(elenco).post(pedir, {"alcance": "alguns", "motivo": "Sou vizinha"})
    assert resposta.status_code == 422
    assert "Sou vizinha" in texto(resposta)
    assert "Escolha ao menos um" in texto(resposta)


def test_do_publico_a_resposta_e_o_endereco(elenco: Elenco) -> None:
    processo, _ = restrito(elenco, nivel=0)
    pedir = f"/campo-alto/processo/{processo.digitos}/pedir-vista/"
    pagina = texto(de_paula(elenco).get(pedir))
    assert "Você não precisa pedir" in pagina
    assert f'href="/campo-alto/processo/{processo.digitos}/"' in pagina
    assert pedir not in texto(Client().get(f"/campo-alto/processo/{processo.digitos}/"))


def test_concedido_le_e_recusado_sabe_como_recorrer(elenco: Elenco) -> None:
    cliente = de_paula(elenco)
    (aberto, documento), (fechado, _) = restrito(elenco), restrito(elenco)
    for processo in (aberto, fechado):
        cliente.post(
            f"/campo-alto/processo/{processo.digitos}/pedir-vista/", {"alcance": "inteiro"}
        )
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        dado = PedidoDeVista.objects.do_processo(aberto).get()
        conceder_vista(ana, processo=aberto, pedido=dado)
        recusar_vista(
            ana,
            processo=fechado,
            pedido=PedidoDeVista.objects.do_processo(fechado).get(),
            hipotese=elenco.casa.hipotese,
            resposta="Dados de saúde",
        )
    meus = texto(cliente.get("/campo-alto/meus/vistas/"))
    for dito in ("Como recorrer", "Dados de saúde", "art. 15", "Ler o que foi aberto"):
        assert dito in meus
    leitura = f"/campo-alto/meus/acesso/{aberto.digitos}/"
    assert leitura in texto(cliente.get(f"/campo-alto/processo/{aberto.digitos}/"))
    corpo = cliente.get(f"{leitura}documento/{documento.numero}/conteudo/")
    assert "Conteúdo fechado." in texto(corpo)


def test_cada_um_ve_os_seus_pedidos(elenco: Elenco) -> None:
    processo, _ = restrito(elenco)
    de_paula(elenco).post(
        f"/campo-alto/processo/{processo.digitos}/pedir-vista/", {"alcance": "inteiro"}
    )
    outro = Client()
    outro.force_login(elenco.contas["dora"])
    assert processo.numero not in texto(outro.get("/campo-alto/meus/vistas/"))
    assert Client().get("/campo-alto/meus/vistas/").status_code == 302


def test_a_unidade_responde_na_pagina_do_processo(elenco: Elenco) -> None:
    processo, documento = restrito(elenco)
    with elenco.em(elenco.casa):
        conta = conta_nova("Paula Reis", "93541134780")
        ator = Ator.cidadao(elenco.casa.instituicao.pk, conta.pk, conta.nome)
        pedido = pedir_vista(ator, processo=processo, integral=True, motivo="Sou parte")
    ana = Client()
    ana.force_login(elenco.contas["ana"])
    endereco = f"/campo-alto/processos/{processo.pk}/acesso-externo/"
    pagina = texto(ana.get(endereco))
    assert "Sou parte" in pagina
    recusa = {"ato": "recusar_vista", "pedido": pedido.pk, "hipotese": "", "resposta": "Não dá"}
    resposta = ana.post(endereco, recusa)
    assert resposta.status_code == 422
    assert "Não dá" in texto(resposta)
    prorroga = {"ato": "prorrogar_vista", "pedido": pedido.pk, "motivo": "Ouvir a TRIB"}
    assert ana.post(endereco, prorroga).status_code == 302
    assert "Ouvir a TRIB" in texto(ana.get(endereco))
    assert ana.post(endereco, {"ato": "conceder_vista", "pedido": 10**9}).status_code == 404
    errada = {"ato": "conceder_vista", "pedido": pedido.pk, "dias": "5", "numeros": "999999"}
    assert ana.post(endereco, errada).status_code == 422
    concede = errada | {"numeros": documento.numero_formatado}
    assert ana.post(endereco, concede).status_code == 302
    assert "Concedido" in texto(ana.get(endereco))
    assert ana.post(endereco, concede).status_code == 422
