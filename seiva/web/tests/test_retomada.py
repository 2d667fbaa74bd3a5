"""A plain form that arrives after the session ended is not lost, and is nobody else's."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.models import Anotacao, Processo
from seiva.web.tests.apoio import caminho, novo, texto, url
from tests.elenco import INICIO, SENHA, Elenco

pytestmark = pytest.mark.django_db
NOTA = "Ligar para Maria amanhã cedo"


def entrar(cliente: Client, elenco: Elenco, quem: str, **extras: str) -> Any:
    dados = {"username": elenco.contas[quem].cpf, "password": SENHA, "sem_scripts": "1"} | extras
    return cliente.post("/entrar/", dados)


def perder_a_sessao(cliente: Client) -> None:
    """What the end of the eight hours does: the cookies stay, the session is no more."""
    cliente.session.flush()


def escrever(cliente: Client, elenco: Elenco, processo: Processo, **extras: str) -> Any:
    dados = {"texto": NOTA, "prioritaria": "on", "senha": "segredo-da-ana"} | extras
    endereco = caminho(elenco.casa, processo, "anotar/")
    return cliente.post(
        endereco, urlencode(dados), content_type="application/x-www-form-urlencoded"
    )


def escondidos(pagina: str) -> dict[str, str]:
    achados = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', pagina)
    return {nome: valor for nome, valor in achados if nome != "csrfmiddlewaretoken"}


def test_depois_de_entrar_o_formulario_volta_e_se_envia(elenco: Elenco) -> None:
    processo, ana = novo(elenco), Client()
    entrar(ana, elenco, "ana")
    perder_a_sessao(ana)
    negada = escrever(ana, elenco, processo)
    assert negada["Location"].startswith("/entrar/")
    assert entrar(ana, elenco, "ana")["Location"] == "/conta/retomar/"
    pagina = texto(ana.get("/conta/retomar/"))
    assert NOTA in pagina
    campos = escondidos(pagina)
    assert campos == {"texto": NOTA, "prioritaria": "on"}
    assert f'action="{caminho(elenco.casa, processo, "anotar/")}"' in pagina
    ana.post(caminho(elenco.casa, processo, "anotar/"), campos)
    with elenco.em(elenco.casa):
        assert Anotacao.objects.get().texto == NOTA
    assert ana.get("/conta/retomar/")["Location"] == "/"  # shown once


def test_so_le_que_a_sessao_terminou_quem_tinha_uma(elenco: Elenco) -> None:
    aviso, pagina = "Sua sessão terminou", "/entrar/?next=/meus/"
    ana = Client()
    assert aviso not in texto(ana.get(pagina))
    entrar(ana, elenco, "ana")
    perder_a_sessao(ana)
    assert aviso in texto(ana.get(pagina))
    entrar(ana, elenco, "ana")
    ana.post("/sair/")
    assert aviso not in texto(ana.get(pagina))


def test_outra_pessoa_no_mesmo_navegador_nao_ve_o_texto(elenco: Elenco) -> None:
    processo, cliente = novo(elenco), Client()
    entrar(cliente, elenco, "ana")
    perder_a_sessao(cliente)
    escrever(cliente, elenco, processo)
    assert entrar(cliente, elenco, "bia")["Location"] == "/"
    assert cliente.get("/conta/retomar/")["Location"] == "/"
    assert entrar(cliente, elenco, "ana")["Location"] == "/"  # nor does it come back later


def test_quem_saiu_e_quem_nunca_entrou_nada_guardam(elenco: Elenco) -> None:
    processo, saiu, nunca = novo(elenco), Client(), Client()
    entrar(saiu, elenco, "ana")
    saiu.post("/sair/")
    forjado = Client()
    forjado.cookies["quem"] = f"{elenco.contas['ana'].pk}:qualquer-assinatura"
    for cliente in (saiu, nunca, forjado):
        escrever(cliente, elenco, processo)
        assert "retomada" not in cliente.session
        assert entrar(cliente, elenco, "ana")["Location"] == "/"


def test_o_que_e_grande_demais_ou_vazio_nao_se_guarda(elenco: Elenco) -> None:
    processo, ana = novo(elenco), Client()
    entrar(ana, elenco, "ana")
    perder_a_sessao(ana)
    escrever(ana, elenco, processo, texto="a" * 300_001)
    assert "retomada" not in ana.session
    escrever(ana, elenco, processo, texto="", prioritaria="")
    assert "retomada" not in ana.session


def test_quem_atua_em_mais_de_uma_unidade_escolhe_antes_de_enviar(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        Lotacao.objects.create(
            conta=elenco.contas["ana"],
            unidade=elenco.casa.unidades["GAB"],
            perfil=Perfil.objects.get(nome="Gestor"),
            inicio=INICIO,
        )
    processo, ana = novo(elenco), Client()
    entrar(ana, elenco, "ana")
    perder_a_sessao(ana)
    escrever(ana, elenco, processo)
    assert entrar(ana, elenco, "ana")["Location"] == "/conta/retomar/"
    assert ana.get("/conta/retomar/")["Location"] == "/unidade/"
    escolhida = ana.post("/unidade/", {"unidade": elenco.casa.unidades["RH"].pk})
    assert escolhida["Location"] == "/conta/retomar/"
    assert NOTA in texto(ana.get("/conta/retomar/"))


def test_com_scripts_quem_guarda_e_o_navegador(elenco: Elenco) -> None:
    processo, ana = novo(elenco), Client()
    entrar(ana, elenco, "ana")
    perder_a_sessao(ana)
    escrever(ana, elenco, processo)
    assert entrar(ana, elenco, "ana", sem_scripts="")["Location"] == "/"
    assert ana.get("/conta/retomar/")["Location"] == "/"


def test_o_pedido_por_script_continua_a_ser_recusado_como_antes(elenco: Elenco) -> None:
    ana = Client()
    entrar(ana, elenco, "ana")
    perder_a_sessao(ana)
    resposta = ana.post(
        url(elenco.casa, "processos/novo/"),
        urlencode({"especificacao": NOTA}),
        content_type="application/x-www-form-urlencoded",
        headers={"HX-Request": "true"},
    )
    assert resposta.status_code == 401
    assert "retomada" not in ana.session
