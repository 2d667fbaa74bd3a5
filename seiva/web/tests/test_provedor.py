"""Logging in at the institution's own provider: real OpenID Connect and LDAP servers."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread

from seiva.organizacao.models import Lotacao, ProvedorDeEntrada
from seiva.organizacao.seguranca import oidc
from seiva.organizacao.seguranca.provedores import embrulhar
from tests.elenco import SENHA, Elenco
from tests.feitos.diretorio import diretorio

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def provedor_local(settings: Any) -> None:
    settings.PROVEDOR_LOCAL = True
    settings.URL_BASE = "http://testserver"
    oidc._publicados.clear()


@pytest.fixture
def emissor(elenco: Elenco) -> Iterator[str]:
    """A provider that knows Ana, Caio of the other town, and somebody whom we do not know."""
    pessoas = [
        User(sub="ana", claims={"cpf": "111.444.777-35"}),
        User(sub="caio", claims={"cpf": elenco.contas["caio"].cpf}),
        User(sub="ninguem", claims={"cpf": "00000000000"}),
        User(sub="sem", claims={"email": "ana@exemplo.example"}),
    ]
    with run_server_in_thread(user_claims=pessoas) as servidor:
        endereco = f"http://localhost:{servidor.server_port}"
        definir(elenco, "oidc", endereco, "seiva")
        yield endereco


def definir(elenco: Elenco, tipo: str, endereco: str, cliente: str) -> None:
    with elenco.em(elenco.casa):
        ProvedorDeEntrada.objects.create(
            tipo=tipo,
            nome="Rede municipal",
            endereco=endereco,
            cliente=cliente,
            segredo=embrulhar("segredo do cliente: ç", elenco.casa.instituicao.pk),
        )


def ir_e_voltar(client: Client, quem: str, destino: str = "") -> Any:
    """What the browser does: to the provider, log in there, and back."""
    ida = client.get("/entrar/em/campo-alto/provedor/", {"next": destino} if destino else {})
    assert ida.status_code == 302, ida.content.decode()
    volta = requests.post(ida.url, data={"sub": quem}, allow_redirects=False, timeout=10)
    return client.get(volta.headers["Location"].removeprefix("http://testserver"))


def test_quem_trabalha_na_instituicao_entra_pelo_provedor(client: Client, emissor: str) -> None:
    assert "Entrar com Rede municipal" in client.get("/entrar/em/campo-alto/").content.decode()
    assert ir_e_voltar(client, "ana").url == "/campo-alto/mesa/"
    assert client.get("/campo-alto/mesa/").status_code == 200


def test_a_sessao_do_provedor_so_abre_a_instituicao_dele(
    client: Client, elenco: Elenco, emissor: str
) -> None:
    """Otherwise the directory of one town could open any account in another one."""
    with elenco.em(elenco.outra):
        de_la = Lotacao.objects.first()
        Lotacao.objects.create(
            conta=elenco.contas["ana"],
            unidade=de_la.unidade,
            perfil=de_la.perfil,
            inicio=de_la.inicio,
        )
    ir_e_voltar(client, "ana")
    assert client.get("/serra-azul/mesa/").status_code == 404
    assert "Serra Azul" not in client.get("/unidade/").content.decode()
    for pagina in ("/conta/", "/conta/seguranca/", "/conta/quem-viu/"):
        assert client.get(pagina).status_code == 403, pagina
    com_senha = {"username": elenco.contas["ana"].cpf, "password": SENHA}
    assert client.post("/entrar/", com_senha).status_code == 302
    assert client.get("/serra-azul/mesa/").status_code == 200


@pytest.mark.parametrize("quem", ["caio", "ninguem", "sem"])
def test_quem_nao_tem_lotacao_aqui_nao_entra(client: Client, emissor: str, quem: str) -> None:
    resposta = ir_e_voltar(client, quem)
    assert resposta.status_code == 422
    assert "não há lotação em vigor" in resposta.content.decode()
    assert client.get("/campo-alto/mesa/").status_code == 302


def test_volta_com_outro_estado_e_recusada(client: Client, emissor: str) -> None:
    client.get("/entrar/em/campo-alto/provedor/")
    resposta = client.get("/entrar/retorno/", {"state": "outro", "code": "x"})
    assert resposta.status_code == 422
    assert client.get("/campo-alto/mesa/").status_code == 302


def test_volta_duas_vezes_nao_serve(client: Client, emissor: str) -> None:
    ida = client.get("/entrar/em/campo-alto/provedor/")
    volta = requests.post(ida.url, data={"sub": "ana"}, allow_redirects=False, timeout=10)
    caminho = volta.headers["Location"].removeprefix("http://testserver")
    client.get(caminho)
    assert client.get(caminho).url == "/entrar/"


def test_volta_em_outro_navegador_nao_serve(client: Client, emissor: str) -> None:
    ida = client.get("/entrar/em/campo-alto/provedor/")
    volta = requests.post(ida.url, data={"sub": "ana"}, allow_redirects=False, timeout=10)
    outro = Client()
    caminho = volta.headers["Location"].removeprefix("http://testserver")
    assert outro.get(caminho).url == "/entrar/"
    assert outro.get("/campo-alto/mesa/").status_code == 302


def test_o_pedido_leva_estado_nonce_e_pkce(client: Client, emissor: str) -> None:
    ida = client.get("/entrar/em/campo-alto/provedor/").url
    for parte in ("state=", "nonce=", "code_challenge=", "code_challenge_method=S256"):
        assert parte in ida


def test_ficha_de_outro_pedido_e_recusada(client: Client, emissor: str) -> None:
    """The nonce ties the identity token to the request that this browser made."""
    ida = client.get("/entrar/em/campo-alto/provedor/")
    volta = requests.post(ida.url, data={"sub": "ana"}, allow_redirects=False, timeout=10)
    sessao = client.session
    sessao["provedor"] = sessao["provedor"] | {"nonce": "outro"}
    sessao.save()
    caminho = volta.headers["Location"].removeprefix("http://testserver")
    assert client.get(caminho).status_code == 422


def test_provedor_fora_do_ar_e_dito(client: Client, elenco: Elenco) -> None:
    definir(elenco, "oidc", "http://127.0.0.1:9", "seiva")
    resposta = client.get("/entrar/em/campo-alto/provedor/")
    assert resposta.status_code == 422
    assert "não respondeu como devia" in resposta.content.decode()


def test_instituicao_sem_provedor_nao_tem_a_porta(client: Client, elenco: Elenco) -> None:
    assert client.get("/entrar/em/campo-alto/provedor/").status_code == 404
    assert client.post("/entrar/em/campo-alto/", {"username": "a"}).status_code == 404
    assert client.get("/entrar/em/nao-existe/").status_code == 404


ANA_NO_DIRETORIO = {"uid=ana,ou=pessoas": ("segredo-da-rede", {"cpf": "11144477735"})}


def test_entra_com_usuario_e_senha_do_diretorio(client: Client, elenco: Elenco) -> None:
    with diretorio(ANA_NO_DIRETORIO) as endereco:
        definir(elenco, "ldap", endereco, "uid={login},ou=pessoas")
        dados = {"username": "ana", "password": "segredo-da-rede"}
        assert client.post("/entrar/em/campo-alto/", dados).url == "/campo-alto/mesa/"
    assert client.get("/campo-alto/mesa/").status_code == 200


@pytest.mark.parametrize(
    ("usuario", "senha"),
    [
        ("ana", "errada"),
        ("bia", "segredo-da-rede"),
        ("ana,ou=pessoas", "segredo-da-rede"),
        ("*", "segredo-da-rede"),
    ],
)
def test_o_diretorio_recusa(client: Client, elenco: Elenco, usuario: str, senha: str) -> None:
    with diretorio(ANA_NO_DIRETORIO) as endereco:
        definir(elenco, "ldap", endereco, "uid={login},ou=pessoas")
        dados = {"username": usuario, "password": senha}
        resposta = client.post("/entrar/em/campo-alto/", dados)
    assert resposta.status_code == 422
    assert "não conferem" in resposta.content.decode()
    assert f'value="{usuario}"' in resposta.content.decode()


def test_senha_vazia_nunca_chega_ao_diretorio(client: Client, elenco: Elenco) -> None:
    """A directory answers an empty password as an anonymous bind, which succeeds."""
    with diretorio(ANA_NO_DIRETORIO) as endereco:
        definir(elenco, "ldap", endereco, "uid={login},ou=pessoas")
        for senha in ("", " "):
            dados = {"username": "ana", "password": senha}
            assert client.post("/entrar/em/campo-alto/", dados).status_code == 422
    assert client.get("/campo-alto/mesa/").status_code == 302


def test_so_quem_administra_define_o_provedor(client: Client, elenco: Elenco) -> None:
    dados = {
        "nome": "Rede",
        "endereco": "http://localhost:9",
        "cliente": "seiva",
        "campo": "cpf",
        "ativo": "on",
    }
    client.force_login(elenco.contas["ana"])
    assert client.post("/campo-alto/administracao/entrada/oidc/", dados).status_code == 403
    client.force_login(elenco.contas["edu"])
    errados = dados | {"endereco": "gopher://x"}
    recusa = client.post("/campo-alto/administracao/entrada/oidc/", errados)
    assert recusa.status_code == 422
    assert "gopher://x" in recusa.content.decode()
    assert client.post("/campo-alto/administracao/entrada/oidc/", dados).status_code == 302
    with elenco.em(elenco.casa):
        assert ProvedorDeEntrada.objects.get().endereco == "http://localhost:9"
