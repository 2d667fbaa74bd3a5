"""The account's own page of security, the second step of logging in, and open sessions."""

import re

import pyotp
import pytest
import time_machine
from django.test import Client

from seiva.core.tenancy import escopo
from seiva.organizacao.models import Perfil, SessaoAberta
from seiva.organizacao.seguranca import autenticador, recuperacao
from seiva.organizacao.tarefas import varrer_sessoes
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db
ANA = {"username": "11144477735", "password": SENHA}
QUANDO = "2026-11-20 12:00:00-03:00"


def com_aplicativo(elenco: Elenco) -> pyotp.TOTP:
    segredo, _ = autenticador.comecar(elenco.contas["ana"])
    totp = pyotp.TOTP(segredo)
    autenticador.confirmar(elenco.contas["ana"], totp.now())
    return totp


def exigir(elenco: Elenco) -> None:
    with escopo(elenco.casa.instituicao.pk):
        Perfil.objects.update(exige_segundo_fator=True)


def test_registra_o_aplicativo_e_recebe_os_codigos_uma_vez(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.contas["ana"])
    pagina = client.post("/conta/seguranca/aplicativo/", {"senha": SENHA}).content.decode()
    achado = re.search(r'class="segredo">([^<]+)<', pagina)
    assert achado is not None
    codigo = pyotp.TOTP(achado.group(1).replace(" ", "")).now()
    pagina = client.post("/conta/seguranca/aplicativo/", {"codigo": codigo}).content.decode()
    assert len(re.findall(r"<li><code>", pagina)) == 10
    assert "Restam 10" in client.get("/conta/seguranca/").content.decode()


def test_sem_a_senha_nada_muda(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.contas["ana"])
    for endereco in (
        "/conta/seguranca/aplicativo/",
        "/conta/seguranca/codigos/",
        "/conta/seguranca/retirar-aplicativo/",
        "/conta/seguranca/chave/pedir/",
    ):
        resposta = client.post(endereco, {"senha": "errada"})
        assert resposta.status_code == 422, endereco
        dito = resposta.json()["erro"] if "chave" in endereco else resposta.content.decode()
        assert "A senha não confere" in dito, endereco


def test_quem_tem_segundo_fator_so_entra_com_ele(client: Client, elenco: Elenco) -> None:
    with time_machine.travel(QUANDO, tick=False) as relogio:
        totp = com_aplicativo(elenco)
        relogio.shift(60)
        resposta = client.post("/entrar/", ANA | {"next": "/campo-alto/mesa/"})
        assert resposta.url == "/entrar/confirmar/"
        assert client.get("/campo-alto/mesa/").status_code == 302
        errada = client.post("/entrar/confirmar/", {"codigo": "000000"})
        assert errada.status_code == 422
        assert client.post("/entrar/confirmar/", {"codigo": totp.now()}).url == "/campo-alto/mesa/"
        assert client.get("/campo-alto/mesa/").status_code == 200


def test_entra_com_codigo_de_recuperacao_e_e_avisado(client: Client, elenco: Elenco) -> None:
    com_aplicativo(elenco)
    (codigo, *_) = recuperacao.gerar(elenco.contas["ana"])
    client.post("/entrar/", ANA)
    resposta = client.post("/entrar/confirmar/", {"codigo": codigo}, follow=True)
    assert "Restam 9" in resposta.content.decode()


def test_a_espera_pelo_segundo_fator_expira(client: Client, elenco: Elenco) -> None:
    with time_machine.travel(QUANDO, tick=False) as relogio:
        totp = com_aplicativo(elenco)
        client.post("/entrar/", ANA)
        relogio.shift(301)
        resposta = client.post("/entrar/confirmar/", {"codigo": totp.now()})
        assert resposta.url == "/entrar/"


def test_codigos_errados_acabam_em_espera(client: Client, elenco: Elenco) -> None:
    com_aplicativo(elenco)
    client.post("/entrar/", ANA)
    for _ in range(10):
        client.post("/entrar/confirmar/", {"codigo": "000000"})
    assert client.post("/entrar/confirmar/", {"codigo": "000000"}).status_code == 429


def test_trocar_a_senha_no_meio_derruba_a_espera(client: Client, elenco: Elenco) -> None:
    totp = com_aplicativo(elenco)
    client.post("/entrar/", ANA)
    elenco.contas["ana"].set_password("outra senha comprida")
    elenco.contas["ana"].save()
    assert client.post("/entrar/confirmar/", {"codigo": totp.now()}).url == "/entrar/"


def test_perfil_que_exige_leva_a_registrar_e_depois_deixa_passar(
    client: Client, elenco: Elenco
) -> None:
    exigir(elenco)
    client.post("/entrar/", ANA)
    resposta = client.get("/campo-alto/mesa/")
    assert resposta.url == "/conta/seguranca/?next=%2Fcampo-alto%2Fmesa%2F&exigido=1"
    assert "exige um segundo fator" in client.get(resposta.url).content.decode()
    pagina = client.post("/conta/seguranca/aplicativo/", {"senha": SENHA}).content.decode()
    segredo = re.search(r'class="segredo">([^<]+)<', pagina)
    assert segredo is not None
    codigo = pyotp.TOTP(segredo.group(1).replace(" ", "")).now()
    client.post("/conta/seguranca/aplicativo/", {"codigo": codigo})
    assert client.get("/campo-alto/mesa/").status_code == 200


def test_sessao_sem_segundo_fator_e_levada_a_provar(client: Client, elenco: Elenco) -> None:
    with time_machine.travel(QUANDO, tick=False) as relogio:
        totp = com_aplicativo(elenco)
        relogio.shift(60)
        exigir(elenco)
        client.force_login(elenco.contas["ana"])
        resposta = client.get("/campo-alto/mesa/")
        assert resposta.url == "/entrar/confirmar/?next=%2Fcampo-alto%2Fmesa%2F"
        dados = {"codigo": totp.now(), "next": "/campo-alto/mesa/"}
        assert client.post("/entrar/confirmar/", dados).url == "/campo-alto/mesa/"
        assert client.get("/campo-alto/mesa/").status_code == 200


def test_onde_e_exigido_o_aplicativo_nao_sai(client: Client, elenco: Elenco) -> None:
    com_aplicativo(elenco)
    exigir(elenco)
    client.force_login(elenco.contas["ana"])
    resposta = client.post("/conta/seguranca/retirar-aplicativo/", {"senha": SENHA})
    assert resposta.status_code == 422
    assert "Registre outro antes" in resposta.content.decode()


def test_as_sessoes_aparecem_e_uma_e_encerrada_de_outra(elenco: Elenco) -> None:
    mesa, celular = Client(), Client(HTTP_USER_AGENT="Telefone da Ana")
    mesa.post("/entrar/", ANA)
    celular.post("/entrar/", ANA)
    pagina = mesa.get("/conta/seguranca/").content.decode()
    assert "Telefone da Ana" in pagina
    assert "(esta sessão)" in pagina
    sessao = SessaoAberta.objects.get(navegador="Telefone da Ana")
    mesa.post("/conta/seguranca/sessoes/", {"sessao": sessao.pk})
    assert celular.get("/campo-alto/mesa/").url.startswith("/entrar/")
    assert mesa.get("/campo-alto/mesa/").status_code == 200


def test_ninguem_encerra_a_sessao_de_outra_pessoa(client: Client, elenco: Elenco) -> None:
    bia = Client()
    bia.post("/entrar/", {"username": elenco.contas["bia"].cpf, "password": SENHA})
    client.post("/entrar/", ANA)
    dela = SessaoAberta.objects.get(conta=elenco.contas["bia"])
    assert client.post("/conta/seguranca/sessoes/", {"sessao": dela.pk}).status_code == 404
    assert bia.get("/campo-alto/mesa/").status_code == 200


def test_trocar_a_senha_encerra_as_outras_sessoes(client: Client, elenco: Elenco) -> None:
    outra = Client()
    outra.post("/entrar/", ANA)
    client.post("/entrar/", ANA)
    nova = "um jeito comprido de dizer"
    client.post("/conta/", {"old_password": SENHA, "new_password1": nova, "new_password2": nova})
    assert outra.get("/campo-alto/mesa/").status_code == 302
    assert client.get("/campo-alto/mesa/").status_code == 200
    assert SessaoAberta.objects.filter(conta=elenco.contas["ana"]).count() == 1


@pytest.mark.parametrize("senha", ["curtinha9", "ana11144477735", "1234567890"])
def test_senha_fraca_e_recusada_com_o_motivo(client: Client, elenco: Elenco, senha: str) -> None:
    client.force_login(elenco.contas["ana"])
    dados = {"old_password": SENHA, "new_password1": senha, "new_password2": senha}
    resposta = client.post("/conta/", dados)
    assert resposta.status_code == 422


def test_dez_senhas_erradas_avisam_a_dona_uma_vez(
    client: Client, elenco: Elenco, mailoutbox: list
) -> None:
    for _ in range(13):
        client.post("/entrar/", ANA | {"password": "errada"})
    executar_tarefas()
    assert [m.subject for m in mailoutbox] == ["Tentativas de entrar na sua conta"]


@pytest.mark.parametrize("resposta", ["", "{}", "nada", '{"rawId": "AA"}', '{"rawId": 1}', "[]"])
def test_resposta_estranha_de_chave_de_acesso_e_recusada(
    client: Client, elenco: Elenco, resposta: str
) -> None:
    assert client.post("/entrar/chave/pedir/").json()["challenge"]
    recusa = client.post("/entrar/chave/", {"resposta": resposta})
    assert recusa.status_code == 422
    assert "não foi aceita" in recusa.json()["erro"]


def test_o_desafio_da_chave_serve_uma_vez(client: Client, elenco: Elenco) -> None:
    client.post("/entrar/chave/pedir/")
    client.post("/entrar/chave/", {"resposta": "{}"})
    assert "desafio" not in client.session


def test_o_que_se_diz_de_sessoes_vencidas_e_esquecido(client: Client, elenco: Elenco) -> None:
    with time_machine.travel("2026-11-20 12:00:00-03:00", tick=False) as relogio:
        client.post("/entrar/", ANA)
        varrer_sessoes.func(timestamp=0)
        assert SessaoAberta.objects.count() == 1
        relogio.shift(8 * 3600 + 1)
        varrer_sessoes.func(timestamp=0)
        assert SessaoAberta.objects.count() == 0
