"""The gov.br of the demonstration, over real HTTP, as the house and as strangers ask it."""

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from django.test import Client
from joserfc.jwk import RSAKey

from seiva.local.govbr.filho import PESSOAS, GovBr
from seiva.local.govbr.pessoas import ler
from seiva.local.govbr.provedor import Cliente, Provedor
from seiva.local.govbr.servidor import Servidor
from seiva.local.portas import porta_livre, porta_ou_livre
from seiva.organizacao.models import Conta, VinculoGovBr
from seiva.organizacao.seguranca import oidc

VOLTA = "http://testserver/entrar/govbr/retorno/"
SAIDA = "http://testserver/entrar/"
VERIFICADOR = "v" * 64
DESAFIO = base64.urlsafe_b64encode(hashlib.sha256(VERIFICADOR.encode()).digest()).decode()[:-1]
DORA, LIA = "99801003626", "52998224725"
OUTRA = {"cpf": "529.982.247-25", "nome": "Lia Moura", "email": "lia@exemplo.example"}


@pytest.fixture(scope="module")
def emissor() -> Iterator[str]:
    """The address of a provider with the people of the demonstration."""
    porta = porta_livre()
    base = f"http://127.0.0.1:{porta}"
    cliente = Cliente("seiva", "segredo", (VOLTA,), (SAIDA,))
    provedor = Provedor(base, cliente, RSAKey.generate_key(2048))
    servidor = Servidor(porta, provedor, ler(PESSOAS))
    linha = threading.Thread(target=servidor.serve_forever)
    linha.start()
    yield base
    servidor.shutdown()
    linha.join()
    servidor.server_close()


def endereco(emissor: str, **outros: str) -> str:
    """A request of authorization; a part given empty is left out."""
    partes = {
        "response_type": "code",
        "client_id": "seiva",
        "redirect_uri": VOLTA,
        "scope": "openid email profile",
        "state": "e" * 20,
        "nonce": "n" * 20,
        "code_challenge": DESAFIO,
        "code_challenge_method": "S256",
    } | outros
    return f"{emissor}/authorize?{urlencode({k: v for k, v in partes.items() if v})}"


def escolher(url: str, **campos: str) -> requests.Response:
    return requests.post(url, data=campos, allow_redirects=False, timeout=10)


def codigo(emissor: str) -> str:
    volta = escolher(endereco(emissor), pessoa=DORA).headers["Location"]
    return parse_qs(urlsplit(volta).query)["code"][0]


def trocar(emissor: str, segredo: str = "segredo", **outros: str) -> requests.Response:
    campos = {
        "grant_type": "authorization_code",
        "redirect_uri": VOLTA,
        "code_verifier": VERIFICADOR,
    } | outros
    return requests.post(f"{emissor}/token", data=campos, auth=("seiva", segredo), timeout=10)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("campos", "cpf", "nivel", "email"),
    [
        ({"pessoa": DORA}, DORA, "ouro", "dora@cidada.example"),
        (OUTRA | {"ato": "outra", "nivel": "bronze"}, LIA, "bronze", OUTRA["email"]),
    ],
    ids=["escolhida", "digitada"],
)
def test_a_casa_recebe_quem_entrou_ali(
    client: Client,
    emissor: str,
    settings: Any,
    campos: dict[str, str],
    cpf: str,
    nivel: str,
    email: str,
) -> None:
    settings.PROVEDOR_LOCAL, settings.URL_BASE = True, "http://testserver"
    settings.GOVBR_EMISSOR, settings.GOVBR_CLIENTE = emissor, "seiva"
    settings.GOVBR_SEGREDO = "segredo"
    oidc._publicados.clear()
    ida = client.get("/entrar/govbr/?next=/meus/")
    assert "Dora Lúcia Pimentel" in requests.get(ida["Location"], timeout=10).text
    volta = escolher(ida["Location"], **campos)
    assert volta.status_code == 303
    assert client.get(volta.headers["Location"].removeprefix("http://testserver")).url == "/meus/"
    conta = Conta.objects.get(cpf=cpf)
    assert conta.email == email
    assert VinculoGovBr.objects.get(conta=conta).get_nivel_display() == nivel


@pytest.mark.parametrize(
    "outros",
    [
        {"client_id": "outro"},
        {"redirect_uri": "http://testserver/outro/"},
        {"redirect_uri": "https://longe.example/entrar/govbr/retorno/"},
        {"state": ""},
        {"nonce": ""},
        {"code_challenge": ""},
        {"code_challenge_method": "plain"},
        {"response_type": "token"},
        {"scope": "email"},
    ],
    ids=str,
)
def test_pedido_que_nao_confere_nao_chega_a_perguntar(emissor: str, outros: dict[str, str]) -> None:
    url = endereco(emissor, **outros)
    for resposta in (requests.get(url, timeout=10), escolher(url, pessoa=DORA)):
        assert resposta.status_code == 400
        assert "Location" not in resposta.headers
        assert "Dora" not in resposta.text


def test_o_codigo_serve_uma_vez_e_diz_quem_e(emissor: str) -> None:
    dado = codigo(emissor)
    fichas = trocar(emissor, code=dado).json()
    cabecalho = {"Authorization": f"Bearer {fichas['access_token']}"}
    quem = requests.get(f"{emissor}/userinfo/", headers=cabecalho, timeout=10).json()
    assert (quem["sub"], quem["name"]) == (DORA, "Dora Lúcia Pimentel")
    assert quem["reliability_info"]["level"] == "gold"
    de_novo = trocar(emissor, code=dado)
    assert (de_novo.status_code, de_novo.json()) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    ("outros", "estado", "erro"),
    [
        ({"segredo": "outro"}, 401, "invalid_client"),
        ({"code": "inventado"}, 400, "invalid_grant"),
        ({"code_verifier": "w" * 64}, 400, "invalid_grant"),
        ({"redirect_uri": SAIDA}, 400, "invalid_grant"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
    ids=str,
)
def test_troca_que_nao_confere_e_recusada(
    emissor: str, outros: dict[str, str], estado: int, erro: str
) -> None:
    resposta = trocar(emissor, **{"code": codigo(emissor)} | outros)
    assert (resposta.status_code, resposta.json()) == (estado, {"error": erro})


def test_codigo_nao_e_ficha_e_ficha_nao_e_codigo(emissor: str) -> None:
    for ficha in (codigo(emissor), "inventada", ""):
        cabecalho = {"Authorization": f"Bearer {ficha}"}
        resposta = requests.get(f"{emissor}/userinfo/", headers=cabecalho, timeout=10)
        assert resposta.status_code == 401
    ficha = trocar(emissor, code=codigo(emissor)).json()["access_token"]
    assert trocar(emissor, code=ficha).json() == {"error": "invalid_grant"}


@pytest.mark.parametrize(
    ("mudado", "dito"),
    [
        ({"cpf": "529.982.247-26"}, "onze dígitos certos"),
        ({"nome": " "}, "Escreva um nome"),
        ({"email": "lia"}, "Escreva um e-mail"),
        ({"nivel": "platina"}, "Escolha o nível"),
    ],
    ids=str,
)
def test_quem_nao_pode_existir_le_por_que_e_nao_digita_de_novo(
    emissor: str, mudado: dict[str, str], dito: str
) -> None:
    marca = '"><b>'
    campos = OUTRA | {"ato": "outra", "nivel": "gold"} | mudado
    campos |= {} if "nome" in mudado else {"nome": f"Lia {marca}"}
    resposta = escolher(endereco(emissor), **campos)
    assert resposta.status_code == 422
    assert dito in resposta.text
    assert marca not in resposta.text
    assert f'value="{campos["cpf"]}"' in resposta.text


def test_quem_nao_autoriza_volta_com_a_recusa(emissor: str) -> None:
    volta = escolher(endereco(emissor), ato="recusar").headers["Location"]
    assert volta == f"{VOLTA}?error=access_denied&state={'e' * 20}"


def test_a_saida_so_leva_a_casa(emissor: str) -> None:
    for depois in (SAIDA, "https://longe.example/", ""):
        resposta = requests.get(
            f"{emissor}/logout",
            params={"post_logout_redirect_uri": depois},
            allow_redirects=False,
            timeout=10,
        )
        assert resposta.headers["Location"] == SAIDA


def test_a_pagina_nao_pede_nada_a_outro_site_e_diz_o_que_e(emissor: str) -> None:
    pagina = requests.get(endereco(emissor), timeout=10)
    assert "Este não é o gov.br" in pagina.text
    assert "default-src 'none'" in pagina.headers["Content-Security-Policy"]
    assert not re.search(r'(src|href)="(https?:)?//', pagina.text)
    assert "<script" not in pagina.text


def test_formulario_enorme_e_caminho_qualquer_sao_recusados(emissor: str) -> None:
    assert escolher(endereco(emissor), nome="a" * 20_000).status_code == 413
    assert escolher(f"{emissor}/outro").status_code == 404
    assert requests.get(f"{emissor}/outro", timeout=10).status_code == 404


@pytest.mark.parametrize(
    ("host", "base"),
    [
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104
        ("127.0.0.1", "https://demonstracao.example"),
        ("192.168.0.10", "http://192.168.0.10:8000"),
    ],
)
def test_nao_existe_numa_casa_que_outros_alcancam(host: str, base: str) -> None:
    assert GovBr.para(host, 8000, base) is None


def test_nao_toma_o_lugar_de_outro_provedor(monkeypatch: pytest.MonkeyPatch) -> None:
    porta = porta_livre()
    assert GovBr.para("127.0.0.1", porta, "http://127.0.0.1:1") is not None
    monkeypatch.setenv("SEIVA_GOVBR_EMISSOR", "https://sso.staging.acesso.gov.br")
    assert GovBr.para("127.0.0.1", porta, "http://127.0.0.1:1") is None


def test_a_porta_ocupada_e_trocada_por_outra(emissor: str) -> None:
    ocupada = urlsplit(emissor).port
    assert ocupada is not None
    assert porta_ou_livre(ocupada) != ocupada
    assert porta_ou_livre(65_536) < 65_536
    livre = porta_livre()
    assert porta_ou_livre(livre) == livre
