"""The pages of a citizen's own account, without scripts."""

import re
from typing import Any

import pytest
from django.test import Client

from seiva.organizacao.models import Conta
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db
NOVA = "quaresmeira-lilás-53"
LIA = {
    "nome": "Lia Moura",
    "cpf": "529.982.247-25",
    "email": "lia@exemplo.example",
    "senha": NOVA,
    "confirmacao": NOVA,
}


def caminho(carta: Any) -> str:
    achado = re.search(r"https?://[^/\s]+(/conta/\S+)", carta.body)
    assert achado, carta.body
    return achado[1]


def test_do_formulario_a_entrada(client: Client, mailoutbox: list[Any]) -> None:
    resposta = client.post("/conta/criar/", LIA, follow=True)
    assert "Confirme seu e-mail" in resposta.content.decode()
    executar_tarefas()
    link = caminho(mailoutbox[0])
    assert "lia@exemplo.example" in client.get(link).content.decode()
    assert not Conta.objects.filter(cpf="52998224725").exists()
    assert client.post(link).url == "/entrar/?proximo=/meus/"
    dados = {"username": LIA["cpf"], "password": NOVA, "next": "/meus/"}
    assert client.post("/entrar/", dados).url == "/meus/"
    assert "Nada por enquanto" in client.get("/meus/").content.decode()


def test_a_resposta_e_a_mesma_com_e_sem_conta(elenco: Elenco) -> None:
    """Else the form would tell who has an account."""
    respostas = []
    for dados in (LIA, LIA | {"cpf": "111.444.777-35"}, LIA | {"email": "bia@exemplo.example"}):
        resposta = Client().post("/conta/criar/", dados)
        respostas.append((resposta.status_code, resposta.url, resposta.content))
    assert respostas[0] == respostas[1] == respostas[2]


def test_recusado_o_formulario_volta_com_o_digitado_menos_a_senha(client: Client) -> None:
    resposta = client.post("/conta/criar/", LIA | {"cpf": "123.456.789-00"})
    corpo = resposta.content.decode()
    assert resposta.status_code == 422
    assert "Este CPF não existe" in corpo
    assert "123.456.789-00" in corpo
    assert NOVA not in corpo


def test_pedidos_demais_de_um_endereco_param(client: Client) -> None:
    estados = [client.post("/conta/criar/", {}).status_code for _ in range(21)]
    assert estados == [422] * 20 + [429]


def test_endereco_inventado_nao_diz_nada(client: Client) -> None:
    for link in ("/conta/criar/confirmar/x/", "/conta/email/confirmar/x/"):
        resposta = client.get(link)
        assert resposta.status_code == 410
        assert "não serve mais" in resposta.content.decode()


def test_o_email_novo_so_vale_confirmado_e_o_antigo_e_avisado(
    client: Client, elenco: Elenco, mailoutbox: list[Any]
) -> None:
    dora = elenco.contas["dora"]
    client.force_login(dora)
    pedido = {"email": "Dora.Nova@exemplo.example", "senha": SENHA}
    assert "Confirme o novo e-mail" in client.post("/conta/email/", pedido).content.decode()
    executar_tarefas()
    assert mailoutbox[0].to == ["dora.nova@exemplo.example"]
    dora.refresh_from_db()
    assert dora.email == "dora@exemplo.example"
    link = caminho(mailoutbox[0])
    client.post(link)
    dora.refresh_from_db()
    assert dora.email == "dora.nova@exemplo.example"
    executar_tarefas()
    assert mailoutbox[1].to == ["dora@exemplo.example"]
    assert "outro e-mail" in mailoutbox[1].body
    assert client.post(link).status_code == 410


def test_trocar_o_email_pede_a_senha(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.contas["dora"])
    resposta = client.post("/conta/email/", {"email": "x@exemplo.example", "senha": "errada"})
    assert resposta.status_code == 422
    assert "A senha não confere" in resposta.content.decode()


def test_o_email_de_outra_conta_nao_se_descobre_nem_se_toma(
    client: Client, elenco: Elenco, mailoutbox: list[Any]
) -> None:
    client.force_login(elenco.contas["dora"])
    pedido = {"email": "ana@exemplo.example", "senha": SENHA}
    assert "Confirme o novo e-mail" in client.post("/conta/email/", pedido).content.decode()
    executar_tarefas()
    (carta,) = mailoutbox
    assert "já tem conta" in carta.body
    assert "/conta/email/confirmar/" not in carta.body
