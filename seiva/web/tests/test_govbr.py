"""gov.br over real HTTP: a local provider plays the government's."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from django.test import Client
from joserfc.jwk import RSAKey
from oidc_provider_mock import User, run_server_in_thread

from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, ContaPropria, SessaoAberta, VinculoGovBr
from seiva.organizacao.provas import cpf_provado
from seiva.organizacao.seguranca import oidc
from seiva.portas.sessao import GOVBR
from tests.elenco import SENHA, Elenco, conta_nova

pytestmark = pytest.mark.django_db
LIA = "52998224725"


def pessoa(sub: str, nivel: str = "silver", **mais: Any) -> User:
    return User(
        sub=sub,
        claims={
            "name": "Lia Moura",
            "email": "lia@exemplo.example",
            "email_verified": "true",
            "amr": ["passwd"],
            "reliability_info": {"level": nivel, "reliabilities": []},
        }
        | mais,
    )


@pytest.fixture
def emissor(settings: Any) -> Iterator[str]:
    pessoas = [
        pessoa(LIA),
        pessoa("11144477735", "gold", name="Ana de Fora", email="outra@exemplo.example"),
        pessoa("390.533.447-05", "bronze", email_verified="false"),
        pessoa("168.995.350-09", amr=["passwd", "mfa"]),
        pessoa("00000000000"),
    ]
    with run_server_in_thread(user_claims=pessoas) as servidor:
        settings.PROVEDOR_LOCAL = True
        settings.URL_BASE = "http://testserver"
        settings.GOVBR_EMISSOR = f"http://localhost:{servidor.server_port}"
        settings.GOVBR_CLIENTE, settings.GOVBR_SEGREDO = "seiva", "segredo"
        settings.GOVBR_ESCOPO = "openid email profile"
        oidc._publicados.clear()
        yield settings.GOVBR_EMISSOR


def de_volta(client: Client, quem: str, destino: str = "") -> str:
    """What the browser does at gov.br; the path to which it comes back."""
    ida = client.get("/entrar/govbr/", {"next": destino} if destino else {})
    assert ida.status_code == 302, ida.content.decode()
    volta = requests.post(ida.url, data={"sub": quem}, allow_redirects=False, timeout=10)
    return volta.headers["Location"].removeprefix("http://testserver")


def ir_e_voltar(client: Client, quem: str, destino: str = "") -> Any:
    return client.get(de_volta(client, quem, destino))


def dentro(client: Client) -> bool:
    return bool(client.get("/meus/").status_code == 200)


def recusa(client: Client, resposta: Any) -> str:
    assert resposta.url == "/entrar/"
    assert not dentro(client)
    corpo: str = client.get("/entrar/").content.decode()
    return corpo


def test_sem_configurar_nao_ha_gov_br(client: Client, elenco: Elenco) -> None:
    assert "gov.br" not in client.get("/entrar/").content.decode()
    assert client.get("/entrar/govbr/").url == "/entrar/"


def test_o_nome_do_botao_nao_se_confunde_com_o_da_senha(client: Client, emissor: str) -> None:
    pagina = client.get("/entrar/?next=/meus/dados/").content.decode()
    assert 'href="/entrar/govbr/?next=/meus/dados/">Usar gov.br</a>' in pagina


def test_quem_entra_pela_primeira_vez_ganha_conta_com_o_cpf_provado(
    client: Client, emissor: str
) -> None:
    assert ir_e_voltar(client, LIA, "/meus/dados/").url == "/meus/dados/"
    conta = Conta.objects.get(cpf=LIA)
    assert (conta.nome, conta.email) == ("Lia Moura", "lia@exemplo.example")
    assert cpf_provado(conta)
    assert not conta.has_usable_password()
    vinculo = VinculoGovBr.objects.get(conta=conta)
    assert (vinculo.get_nivel_display(), vinculo.formas) == ("prata", "passwd")
    assert client.session[GOVBR]["nivel"] == 2
    assert SessaoAberta.objects.get(conta=conta).forma == "gov.br"


def test_quem_ja_tinha_conta_fica_com_o_seu_nome_e_email(
    client: Client, emissor: str, elenco: Elenco
) -> None:
    ir_e_voltar(client, "11144477735")
    ana = Conta.objects.get(cpf="11144477735")
    assert (ana.nome, ana.email) == ("Ana Prado", "ana@exemplo.example")
    assert ana.check_password(SENHA)
    assert client.get("/campo-alto/mesa/").status_code == 200


def test_conta_aberta_com_o_cpf_alheio_volta_ao_dono(client: Client, emissor: str) -> None:
    """Whoever typed the CPF first would keep a password to the account of who it belongs to."""
    intrusa = conta_nova("Intrusa Silva", LIA)
    ContaPropria.objects.create(conta=intrusa, aberta_em=agora())
    outro = Client()
    outro.post("/entrar/", {"username": LIA, "password": SENHA})
    assert dentro(outro)
    ir_e_voltar(client, LIA)
    intrusa.refresh_from_db()
    assert (intrusa.nome, intrusa.email) == ("Lia Moura", "lia@exemplo.example")
    assert not intrusa.has_usable_password()
    assert not dentro(outro)
    assert "Ela agora é sua" in client.get("/meus/").content.decode()


def test_conta_propria_com_o_mesmo_email_fica_como_esta(client: Client, emissor: str) -> None:
    conta = conta_nova("Lia M.", LIA)
    ContaPropria.objects.create(conta=conta, aberta_em=agora())
    ir_e_voltar(client, LIA)
    conta.refresh_from_db()
    assert cpf_provado(conta)
    assert conta.nome == "Lia M."
    assert conta.check_password(SENHA)


def test_email_nao_verificado_nao_e_de_ninguem(client: Client, emissor: str) -> None:
    ir_e_voltar(client, "390.533.447-05")
    conta = Conta.objects.get(cpf="39053344705")
    assert conta.email.endswith("@sem-email.invalid")
    assert VinculoGovBr.objects.get(conta=conta).nivel == 1


def test_email_de_outra_conta_nao_passa_para_esta(client: Client, emissor: str) -> None:
    conta_nova("Lia Outra", "71428793860")
    ir_e_voltar(client, LIA)
    assert Conta.objects.get(cpf=LIA).email.endswith("@sem-email.invalid")


def test_o_segundo_fator_do_govbr_vale_aqui(client: Client, emissor: str) -> None:
    ir_e_voltar(client, "168.995.350-09")
    assert client.session["dois_fatores"] is True


def test_sem_cpf_de_verdade_ninguem_entra(client: Client, emissor: str) -> None:
    assert "não informou um CPF" in recusa(client, ir_e_voltar(client, "00000000000"))


def test_quem_nao_autoriza_le_por_que(client: Client, emissor: str) -> None:
    client.get("/entrar/govbr/")
    resposta = client.get("/entrar/govbr/retorno/", {"error": "access_denied", "state": "x"})
    assert "não autorizou" in recusa(client, resposta)


def test_outro_estado_e_recusado(client: Client, emissor: str) -> None:
    caminho = de_volta(client, LIA).replace("state=", "state=x")
    assert "não vale mais" in recusa(client, client.get(caminho))


def test_outro_nonce_e_recusado(client: Client, emissor: str) -> None:
    caminho, sessao = de_volta(client, LIA), client.session
    sessao["govbr_pedido"] = sessao["govbr_pedido"] | {"nonce": "outro"}
    sessao.save()
    assert "não respondeu como devia" in recusa(client, client.get(caminho))


def test_a_chave_trocada_pelo_provedor_vale_na_hora(client: Client, emissor: str) -> None:
    """The keys kept from before do not open what was signed by the new one."""
    caminho = de_volta(client, LIA)
    onde = requests.get(f"{emissor}/.well-known/openid-configuration", timeout=10).json()
    antiga = RSAKey.generate_key(2048).as_dict(private=False)
    oidc._publicados[onde["jwks_uri"]] = (time.monotonic(), {"keys": [antiga]})
    client.get(caminho)
    assert dentro(client)


def test_codigo_ja_usado_e_recusado(emissor: str) -> None:
    usado = de_volta(um := Client(), LIA)
    um.get(usado)
    codigo = next(p for p in usado.partition("?")[2].split("&") if p.startswith("code="))
    outro = Client()
    outro.get("/entrar/govbr/")
    estado = outro.session["govbr_pedido"]["estado"]
    resposta = outro.get(f"/entrar/govbr/retorno/?state={estado}&{codigo}")
    assert "não respondeu como devia" in recusa(outro, resposta)


def test_a_mesma_volta_duas_vezes_nao_serve(client: Client, emissor: str) -> None:
    caminho = de_volta(client, LIA)
    client.get(caminho)
    assert client.get(caminho).url == "/entrar/"


def test_codigo_dado_a_outro_cliente_e_recusado(
    client: Client, emissor: str, settings: Any
) -> None:
    caminho = de_volta(client, LIA)
    settings.GOVBR_CLIENTE = "outro"
    assert "não respondeu como devia" in recusa(client, client.get(caminho))


def test_ficha_vencida_e_recusada(client: Client, settings: Any) -> None:
    """Beyond the minute that two clocks may differ."""
    vida = timedelta(seconds=-120)
    with run_server_in_thread(user_claims=[pessoa(LIA)], access_token_max_age=vida) as servidor:
        settings.PROVEDOR_LOCAL, settings.URL_BASE = True, "http://testserver"
        settings.GOVBR_EMISSOR = f"http://localhost:{servidor.server_port}"
        settings.GOVBR_CLIENTE, settings.GOVBR_ESCOPO = "seiva", "openid email profile"
        oidc._publicados.clear()
        assert "não respondeu como devia" in recusa(client, ir_e_voltar(client, LIA))


def test_govbr_fora_do_ar_e_dito(client: Client, settings: Any) -> None:
    settings.PROVEDOR_LOCAL = True
    settings.GOVBR_EMISSOR, settings.GOVBR_CLIENTE = "http://127.0.0.1:9", "seiva"
    resposta = client.get("/entrar/govbr/")
    assert "não respondeu como devia" in recusa(client, resposta)


def test_conta_desativada_nao_entra(client: Client, emissor: str) -> None:
    conta = conta_nova("Lia Moura", LIA)
    conta.is_active = False
    conta.save()
    assert "desativada" in recusa(client, ir_e_voltar(client, LIA))


def test_sair_encerra_tambem_no_govbr(client: Client, emissor: str) -> None:
    ir_e_voltar(client, LIA)
    assert client.post("/sair/").url == "/sair/govbr/"
    saida = client.get("/sair/govbr/")
    destino = f"{emissor}/logout?post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Fentrar%2F"
    assert saida["Refresh"] == f"0; url={destino}"
    assert not dentro(client)


def test_quem_entrou_com_senha_sai_so_daqui(client: Client, emissor: str, elenco: Elenco) -> None:
    ir_e_voltar(client, "11144477735")
    client.post("/entrar/", {"username": "11144477735", "password": SENHA})
    assert client.post("/sair/").url == "/entrar/"
