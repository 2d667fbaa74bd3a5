"""Login at an identity provider (OpenID Connect Core 1.0): code flow, state, nonce, PKCE S256."""

import secrets
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode

import requests
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.organizacao.seguranca.rede import conferir_endereco

ALGORITMOS = ["RS256", "PS256", "ES256", "EdDSA"]
PRAZO = 10  # seconds for each answer of the provider
GUARDA = 600  # seconds for which what a provider publishes is kept
FOLGA = 60  # seconds between two clocks
MAIOR = 256 * 1024  # bytes of an answer
FORA = "O provedor de entrada não respondeu como devia. Tente de novo em alguns minutos."
ANTIGA = (
    "O provedor respondeu com uma entrada de antes. Para assinar é preciso confirmar de novo quem "
    "você é: tente outra vez."
)
_publicados: dict[str, tuple[float, dict[str, Any]]] = {}


@dataclass(frozen=True)
class Cliente:
    """Who we are for the provider: `emissor` is its address, `segredo` may be empty."""

    emissor: str
    cliente: str
    segredo: str
    volta: str
    escopo: str = "openid email profile"


@dataclass(frozen=True)
class Pedido:
    """What the session keeps until the person comes back."""

    estado: str
    nonce: str
    verificador: str


def comecar(cliente: Cliente, *, de_novo: bool = False) -> tuple[str, Pedido]:
    """The address to send the person to, and what to remember.

    `de_novo`: a session that is open there is not enough, the person proves again who they are
    (OpenID Connect Core 1.0, section 3.1.2.1).
    """
    pedido = Pedido(*(secrets.token_urlsafe(32) for _ in range(3)))
    publicado = _descobrir(cliente.emissor)
    consulta = {
        "response_type": "code",
        "client_id": cliente.cliente,
        "redirect_uri": cliente.volta,
        "scope": cliente.escopo,
        "state": pedido.estado,
        "nonce": pedido.nonce,
        "code_challenge": create_s256_code_challenge(pedido.verificador),
        "code_challenge_method": "S256",
    }
    if de_novo:
        consulta |= {"prompt": "login", "max_age": "0"}
    return f"{publicado['authorization_endpoint']}?{urlencode(consulta)}", pedido


def terminar(cliente: Cliente, pedido: Pedido, *, estado: str, codigo: str) -> dict[str, Any]:
    """Claims about who logged in: of the identity token, completed by the userinfo endpoint.

    Raises `RegraViolada` when the answer is not to this request, or the provider misbehaves.
    """
    if not codigo or not secrets.compare_digest(estado.encode(), pedido.estado.encode()):
        raise RegraViolada("entrada_expirada", "Esta entrada não vale mais. Comece de novo.")
    publicado = _descobrir(cliente.emissor)
    dados = {
        "grant_type": "authorization_code",
        "code": codigo,
        "redirect_uri": cliente.volta,
        "client_id": cliente.cliente,
        "code_verifier": pedido.verificador,
    }
    # RFC 6749, section 2.3.1: both are form-encoded before they become a basic authorization.
    quem = (quote_plus(cliente.cliente), quote_plus(cliente.segredo)) if cliente.segredo else None
    fichas = _pedir("POST", publicado["token_endpoint"], data=dados, auth=quem)
    fatos = _conferir(cliente, pedido, publicado, str(fichas.get("id_token", "")))
    if publicado.get("userinfo_endpoint") and fichas.get("access_token"):
        cabecalho = {"Authorization": f"Bearer {fichas['access_token']}"}
        mais = _pedir("GET", publicado["userinfo_endpoint"], headers=cabecalho)
        if mais.get("sub") == fatos["sub"]:
            fatos = mais | fatos
    return fatos


def conferir_de_novo(fatos: dict[str, Any], *, desde: float) -> None:
    """Refuse who proved who they are there before `desde` (seconds of the epoch), when the
    provider says when it was. Raises `RegraViolada`."""
    quando = fatos.get("auth_time")
    if quando is None:
        return
    if not isinstance(quando, int | float) or float(quando) < desde - FOLGA:
        raise RegraViolada("prova_antiga", ANTIGA)


def _conferir(
    cliente: Cliente, pedido: Pedido, publicado: dict[str, Any], ficha: str
) -> dict[str, Any]:
    """The claims of an identity token signed by the provider, for us, now, for this request."""
    onde = publicado["jwks_uri"]
    try:
        fatos = _abrir(ficha, _guardado(onde))
    except (JoseError, ValueError):  # signed by a key newer than those that are kept?
        _publicados.pop(onde, None)
        try:
            fatos = _abrir(ficha, _guardado(onde))
        except (JoseError, ValueError) as erro:
            raise RegraViolada("provedor", FORA) from erro
    publico = fatos.get("aud")
    publicos = publico if isinstance(publico, list) else [publico]
    instante = agora().timestamp()
    certo = (
        fatos.get("iss") == publicado["issuer"]
        and cliente.cliente in publicos
        and (len(publicos) == 1 or fatos.get("azp") == cliente.cliente)
        and isinstance(fatos.get("sub"), str)
        and isinstance(fatos.get("exp"), int | float)
        and float(fatos["exp"]) > instante - FOLGA
        and float(fatos.get("iat") or instante) < instante + FOLGA
        and secrets.compare_digest(str(fatos.get("nonce", "")).encode(), pedido.nonce.encode())
    )
    if not certo:
        raise RegraViolada("provedor", FORA)
    return dict(fatos)


def _abrir(ficha: str, publicadas: dict[str, Any]) -> dict[str, Any]:
    chaves = KeySet.import_key_set(publicadas)  # type: ignore[arg-type]
    return dict(jwt.decode(ficha, chaves, algorithms=ALGORITMOS).claims)


def _descobrir(emissor: str) -> dict[str, Any]:
    """What the provider publishes about itself (OpenID Connect Discovery 1.0)."""
    publicado = _guardado(emissor.rstrip("/") + "/.well-known/openid-configuration")
    precisa = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if str(publicado.get("issuer", "")).rstrip("/") != emissor.rstrip("/"):
        raise RegraViolada("provedor", FORA)
    if not all(isinstance(publicado.get(nome), str) for nome in precisa):
        raise RegraViolada("provedor", FORA)
    return publicado


def _guardado(url: str) -> dict[str, Any]:
    quando, valor = _publicados.get(url, (0.0, {}))
    if time.monotonic() - quando > GUARDA or not valor:
        valor = _pedir("GET", url)
        _publicados[url] = (time.monotonic(), valor)
    return valor


def _pedir(metodo: str, url: str, **resto: Any) -> dict[str, Any]:
    conferir_endereco(url, "https")
    try:
        with requests.request(
            metodo, url, timeout=PRAZO, allow_redirects=False, stream=True, **resto
        ) as resposta:
            resposta.raise_for_status()
            corpo = resposta.raw.read(MAIOR + 1, decode_content=True)
            if len(corpo) > MAIOR:
                raise ValueError
            resposta._content = corpo
            valor = resposta.json()
    except (requests.RequestException, ValueError) as erro:
        raise RegraViolada("provedor", FORA) from erro
    if not isinstance(valor, dict):
        raise RegraViolada("provedor", FORA)
    return valor
