"""Published half of an institution's keys: what anyone needs to check its documents."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .erros import ChaveInvalida

FORMATO = "seiva-chave/1"


@dataclass(frozen=True, slots=True)
class ChavePublica:
    """Institution, key id, declaration key and e-seal certificate."""

    instituicao: str
    cnpj: str
    kid: str
    ed25519: Ed25519PublicKey
    certificado: x509.Certificate

    @property
    def impressao_certificado(self) -> str:
        """SHA-256 of the certificate in DER, lower-case hex (64 characters)."""
        return self.certificado.fingerprint(hashes.SHA256()).hex()


def chave_publica_json(*chaves: ChavePublica) -> str:
    """JSON text of one published key, or of a ring of keys (current and retired ones)."""
    dados = [_como_dict(chave) for chave in chaves]
    corpo: dict[str, Any] = dados[0] if len(dados) == 1 else {"formato": FORMATO, "chaves": dados}
    return json.dumps(corpo, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def ler_chaves_publicas(texto: str | bytes) -> tuple[ChavePublica, ...]:
    """Parse what `chave_publica_json` wrote. Raises ChaveInvalida on anything else."""
    try:
        dados = json.loads(texto)
        itens = dados.get("chaves", [dados])
        chaves = tuple(_de_dict(item) for item in itens)
    except (ValueError, KeyError, TypeError, AttributeError) as erro:
        raise ChaveInvalida("O arquivo de chave pública não está no formato esperado.") from erro
    if not chaves:
        raise ChaveInvalida("O arquivo de chave pública não traz nenhuma chave.")
    return chaves


def achar_chave(chaves: ChavePublica | Sequence[ChavePublica], kid: str) -> ChavePublica | None:
    """The key with that id in the ring, or None."""
    anel = (chaves,) if isinstance(chaves, ChavePublica) else chaves
    return next((chave for chave in anel if chave.kid == kid), None)


def _como_dict(chave: ChavePublica) -> dict[str, str]:
    publica = chave.ed25519.public_bytes_raw()
    return {
        "formato": FORMATO,
        "instituicao": chave.instituicao,
        "cnpj": chave.cnpj,
        "kid": chave.kid,
        "ed25519": base64.b64encode(publica).decode("ascii"),
        "ed25519_pem": chave.ed25519.public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ).decode("ascii"),
        "ed25519_sha256": hashlib.sha256(publica).hexdigest(),
        "certificado_pem": chave.certificado.public_bytes(serialization.Encoding.PEM).decode(),
        "certificado_sha256": chave.impressao_certificado,
    }


def _de_dict(dados: dict[str, str]) -> ChavePublica:
    if dados["formato"] != FORMATO:
        raise ValueError("formato")
    publica = base64.b64decode(dados["ed25519"], validate=True)
    if hashlib.sha256(publica).hexdigest()[:16] != dados["kid"]:
        raise ValueError("kid")
    return ChavePublica(
        instituicao=str(dados["instituicao"]),
        cnpj=str(dados["cnpj"]),
        kid=str(dados["kid"]),
        ed25519=Ed25519PublicKey.from_public_bytes(publica),
        certificado=x509.load_pem_x509_certificate(dados["certificado_pem"].encode("ascii")),
    )
