"""What a provider decides: which requests it takes, which codes it gives and to whom they serve.

Sources: OpenID Connect Core 1.0; RFC 6749; RFC 7636; Roteiro técnico do Login Único.
"""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

from .pessoas import Pessoa

VIDA_DO_CODIGO = 60  # seconds, as the identity token there
VIDA_DA_FICHA = 600
CHAVE = "rsa1"  # the name of the only key of the Login Único
GUARDADOS = 1000


class Recusa(Exception):
    """The answer to a request that does not hold: one of the codes of RFC 6749."""


@dataclass(frozen=True)
class Cliente:
    """The installation that was registered: what it proves with, and where people may return."""

    nome: str
    segredo: str
    voltas: tuple[str, ...]
    saidas: tuple[str, ...]


@dataclass(frozen=True)
class Pedido:
    """A request of authorization, already accepted."""

    volta: str
    estado: str
    nonce: str
    desafio: str


@dataclass(frozen=True)
class _Dado:
    quem: Pessoa
    pedido: Pedido | None
    ate: float


class Provedor:
    """One client, one key, and what was given and still holds, in memory."""

    def __init__(self, emissor: str, cliente: Cliente, chave: RSAKey) -> None:
        self.emissor, self.cliente, self.chave = emissor, cliente, chave
        self._dados: dict[str, _Dado] = {}
        self._trava = threading.Lock()

    def publicado(self) -> dict[str, Any]:
        """What it says of itself (OpenID Connect Discovery 1.0)."""
        return {
            "issuer": self.emissor,
            "authorization_endpoint": f"{self.emissor}/authorize",
            "token_endpoint": f"{self.emissor}/token",
            "userinfo_endpoint": f"{self.emissor}/userinfo/",
            "jwks_uri": f"{self.emissor}/jwk",
            "end_session_endpoint": f"{self.emissor}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def chaves(self) -> dict[str, Any]:
        """The public half of its key."""
        return {"keys": [self.chave.as_dict(private=False, kid=CHAVE, use="sig", alg="RS256")]}

    def pedir(self, consulta: Mapping[str, str]) -> Pedido:
        """The request in an address. Raises `Recusa`: state, nonce and S256 are demanded."""
        if consulta.get("client_id") != self.cliente.nome:
            raise Recusa("unauthorized_client")
        if consulta.get("redirect_uri") not in self.cliente.voltas:
            raise Recusa("invalid_grant")
        faltam = [n for n in ("state", "nonce", "code_challenge") if not consulta.get(n)]
        certo = consulta.get("response_type") == "code"
        if faltam or not certo or consulta.get("code_challenge_method") != "S256":
            raise Recusa("invalid_request")
        if "openid" not in consulta.get("scope", "").split():
            raise Recusa("invalid_scope")
        nomes = ("redirect_uri", "state", "nonce", "code_challenge")
        return Pedido(*(consulta[nome] for nome in nomes))

    def autorizar(self, pedido: Pedido, quem: Pessoa) -> str:
        """A code, good once and for a minute."""
        return self._guardar(quem, pedido, VIDA_DO_CODIGO)

    def trocar(self, campos: Mapping[str, str], autorizacao: str) -> dict[str, Any]:
        """The tokens for a code. Raises `Recusa`."""
        if not secrets.compare_digest(autorizacao.encode(), self._basica().encode()):
            raise Recusa("invalid_client")
        if campos.get("grant_type") != "authorization_code":
            raise Recusa("unsupported_grant_type")
        dado = self._tirar(campos.get("code", ""))
        if dado is None or dado.pedido is None:
            raise Recusa("invalid_grant")
        pedido = dado.pedido
        resumo = hashlib.sha256(campos.get("code_verifier", "").encode()).digest()
        desafio = base64.urlsafe_b64encode(resumo).decode().rstrip("=")
        if campos.get("redirect_uri") != pedido.volta or desafio != pedido.desafio:
            raise Recusa("invalid_grant")
        return {
            "access_token": self._guardar(dado.quem, None, VIDA_DA_FICHA),
            "token_type": "Bearer",
            "expires_in": VIDA_DA_FICHA,
            "id_token": self._ficha(dado.quem, pedido),
        }

    def quem(self, autorizacao: str) -> dict[str, Any]:
        """The claims of whoever an access token is of. Raises `Recusa`."""
        tipo, _, ficha = autorizacao.partition(" ")
        with self._trava:
            dado = self._dados.get(ficha)
        if tipo != "Bearer" or not dado or dado.pedido or dado.ate < time.monotonic():
            raise Recusa("invalid_token")
        return dado.quem.fatos

    def saida(self, depois: str) -> str:
        """Where to go after leaving: only to an address that was registered."""
        return depois if depois in self.cliente.saidas else self.cliente.saidas[0]

    def _basica(self) -> str:
        par = f"{self.cliente.nome}:{self.cliente.segredo}".encode()
        return f"Basic {base64.b64encode(par).decode()}"

    def _ficha(self, quem: Pessoa, pedido: Pedido) -> str:
        instante = int(time.time())
        fatos = quem.fatos | {
            "iss": self.emissor,
            "aud": self.cliente.nome,
            "iat": instante,
            "auth_time": instante,  # it asks who is there at each request
            "exp": instante + VIDA_DO_CODIGO,
            "nonce": pedido.nonce,
        }
        return jwt.encode({"alg": "RS256", "kid": CHAVE}, fatos, self.chave)

    def _guardar(self, quem: Pessoa, pedido: Pedido | None, vida: int) -> str:
        agora, senha = time.monotonic(), secrets.token_urlsafe(32)
        with self._trava:
            vivos = [item for item in self._dados.items() if item[1].ate >= agora]
            self._dados = dict(vivos[-GUARDADOS:])
            self._dados[senha] = _Dado(quem, pedido, agora + vida)
        return senha

    def _tirar(self, senha: str) -> _Dado | None:
        with self._trava:
            dado = self._dados.pop(senha, None)
        return dado if dado and dado.ate >= time.monotonic() else None
