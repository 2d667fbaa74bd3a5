"""Login, choice of unit, own account and forgotten password."""

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.core.tenancy import escopo
from seiva.organizacao.models import Lotacao, Perfil
from tests.apoio import executar_tarefas
from tests.elenco import INICIO, SENHA, Elenco

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("login", ["111.444.777-35", "11144477735", "ANA@exemplo.example"])
def test_entra_com_cpf_ou_email(client: Client, elenco: Elenco, login: str) -> None:
    resposta = client.post("/entrar/", {"username": login, "password": SENHA})
    assert resposta.status_code == 302
    assert client.get("/").url == "/campo-alto/mesa/"


@pytest.mark.parametrize("login", ["111.444.777-35", "ninguem@exemplo.example", "não é nada"])
def test_a_recusa_nao_diz_qual_dos_dois_errou(client: Client, elenco: Elenco, login: str) -> None:
    resposta = client.post("/entrar/", {"username": login, "password": "outra"})
    assert resposta.status_code == 422
    pagina = resposta.content.decode()
    assert "CPF, e-mail ou senha não conferem" in pagina
    assert f'value="{login}"' in pagina


def test_depois_de_dez_tentativas_pede_para_esperar(client: Client, elenco: Elenco) -> None:
    for _ in range(10):
        client.post("/entrar/", {"username": "11144477735", "password": "outra"})
    resposta = client.post("/entrar/", {"username": "11144477735", "password": SENHA})
    assert resposta.status_code == 429
    assert int(resposta["Retry-After"]) > 0


def test_nao_leva_para_fora_do_site(client: Client, elenco: Elenco) -> None:
    dados = {"username": "11144477735", "password": SENHA, "next": "https://mal.example/"}
    assert client.post("/entrar/", dados).url == "/"


def test_quem_tem_duas_unidades_escolhe_e_troca(client: Client, elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        Lotacao.objects.create(
            conta=elenco.contas["ana"],
            unidade=casa.unidades["TRIB"],
            perfil=Perfil.objects.get(nome="Básico"),
            inicio=INICIO,
        )
    client.force_login(elenco.contas["ana"])
    assert client.get("/").url == "/unidade/"
    pagina = client.get("/unidade/").content.decode()
    assert "RH · Recursos Humanos" in pagina
    assert "TRIB · Tributação" in pagina
    escolhida = client.post("/unidade/", {"unidade": casa.unidades["TRIB"].pk})
    assert escolhida.url == "/campo-alto/mesa/"
    assert client.session["unidades"] == {str(casa.instituicao.pk): casa.unidades["TRIB"].pk}


def test_unidade_alheia_e_recusada(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.contas["ana"])
    resposta = client.post("/unidade/", {"unidade": elenco.outra.unidades["RH"].pk})
    assert resposta.status_code == 200
    assert "unidade em que você tem lotação" in resposta.content.decode()
    assert "unidades" not in client.session


def test_instituicao_onde_nao_atua_nao_existe(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.contas["ana"])
    assert client.get("/serra-azul/mesa/").status_code == 404
    assert client.get("/nao-existe/").status_code == 404


def test_lotacao_encerrada_nao_entra(client: Client, elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        Lotacao.objects.filter(conta=elenco.contas["ana"]).update(fim=INICIO)
    client.force_login(elenco.contas["ana"])
    assert client.get("/campo-alto/mesa/").status_code == 404
    assert "não tem lotação" in client.get("/unidade/").content.decode()


def test_trocar_a_senha_pede_a_atual(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.contas["ana"])
    nova = {"new_password1": "jabuticaba-azul-9", "new_password2": "jabuticaba-azul-9"}
    assert client.post("/conta/", nova | {"old_password": "x"}).status_code == 422
    assert client.post("/conta/", nova | {"old_password": SENHA}).status_code == 302
    elenco.contas["ana"].refresh_from_db()
    assert elenco.contas["ana"].check_password("jabuticaba-azul-9")


def test_senha_esquecida_vem_por_email_uma_vez(
    client: Client, elenco: Elenco, mailoutbox: list
) -> None:
    assert client.post("/senha/", {"email": "ana@exemplo.example"}).status_code == 302
    assert client.post("/senha/", {"email": "ninguem@exemplo.example"}).status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="organizacao.escrever_a_conta").count() == 1
    executar_tarefas()
    (mensagem,) = mailoutbox
    endereco = next(x for x in mensagem.body.split() if x.startswith("http"))
    pagina = client.get(endereco, follow=True)
    nova = {"new_password1": "jabuticaba-azul-9", "new_password2": "jabuticaba-azul-9"}
    resposta = client.post(pagina.redirect_chain[-1][0], nova)
    assert resposta.url == "/entrar/"
    assert "já foi usado" in client.get(endereco, follow=True).content.decode()


def test_brasao_so_o_da_casa(client: Client, elenco: Elenco) -> None:
    assert client.get(f"/campo-alto/brasao/{'0' * 64}").status_code == 404
    with escopo(elenco.casa.instituicao.pk):
        assert elenco.casa.instituicao.brasao == ""


def test_saude_responde_sem_entrar(client: Client) -> None:
    resposta = client.get("/saude/")
    assert (resposta.status_code, resposta.content) == (200, b"ok")
