"""The declaration of one signer: canonical JSON signed with the institution's Ed25519 key.

The declaration is bound to bytes by their SHA-256, so the same form serves the PDF of record
(``hash_base`` is the hash of the frozen base) and any uploaded file (hash of the file itself).

Norma: Lei 14.063/2020, art. 4º, II (the identity and the integrity that it must prove).
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import Any

from cryptography.exceptions import InvalidSignature

from .canonico import canonico
from .chave_publica import ChavePublica
from .chaves import Chaves
from .erros import DeclaracaoInvalida

VERSAO = "seiva-declaracao/1"
TIPOS = ("assinatura", "autenticacao")
_HEX64 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Signatario:
    """Who signs: full name, masked CPF (see `mascarar_cpf`) and the account's public id."""

    nome: str
    cpf: str
    conta: str


@dataclass(frozen=True, slots=True)
class Declaracao:
    """What one person declares about exact bytes, at one moment, in one capacity.

    hash_base: SHA-256 (hex) of the bytes; tamanho_base: their length in bytes.
    conteudo_sha256: SHA-256 of the frozen HTML, None for uploaded files.
    data_hora: ISO 8601 with offset, to the second. conferencia: kind of check of a scan, or None.
    """

    instituicao: str
    documento: str
    verificador: str
    crc: str
    hash_base: str
    tamanho_base: int
    conteudo_sha256: str | None
    signatario: Signatario
    cargo: str
    unidade: str
    data_hora: str
    norma: str
    metodo: str = "senha"
    tipo: str = "assinatura"
    conferencia: str | None = None
    versao: str = VERSAO

    @property
    def momento(self) -> dt.datetime:
        """``data_hora`` as an aware datetime."""
        return dt.datetime.fromisoformat(self.data_hora)


@dataclass(frozen=True, slots=True)
class DeclaracaoAssinada:
    """Exact canonical bytes, 64-byte Ed25519 signature over them and id of the key."""

    canonico: bytes
    assinatura: bytes
    kid: str


def declarar(chaves: Chaves, declaracao: Declaracao) -> DeclaracaoAssinada:
    """Sign a declaration with the institution's key. Raises DeclaracaoInvalida if malformed."""
    _conferir_forma(declaracao)
    corpo = canonico(asdict(declaracao))
    return DeclaracaoAssinada(canonico=corpo, assinatura=chaves.ed25519.sign(corpo), kid=chaves.kid)


def verificar_declaracao(assinada: DeclaracaoAssinada, chave: ChavePublica) -> Declaracao:
    """Check signature, form and institution; return what was declared.

    Raises DeclaracaoInvalida when the key is another one, the signature does not match, the text
    is not canonical or a field is missing.
    """
    if assinada.kid != chave.kid:
        raise DeclaracaoInvalida("A declaração foi assinada por outra chave.")
    try:
        chave.ed25519.verify(assinada.assinatura, assinada.canonico)
    except InvalidSignature as erro:
        raise DeclaracaoInvalida("A assinatura da declaração não confere.") from erro
    declaracao = ler_declaracao(assinada.canonico)
    if declaracao.instituicao != chave.instituicao:
        raise DeclaracaoInvalida("A declaração é de outra instituição.")
    return declaracao


def ler_declaracao(corpo: bytes) -> Declaracao:
    """Parse canonical bytes, without checking any signature."""
    try:
        dados = json.loads(corpo)
        pessoa = Signatario(**dados.pop("signatario"))
        declaracao = Declaracao(signatario=pessoa, **dados)
    except (ValueError, TypeError, AttributeError, KeyError) as erro:
        raise DeclaracaoInvalida("A declaração não está no formato esperado.") from erro
    _conferir_forma(declaracao)
    if canonico(asdict(declaracao)) != corpo:
        raise DeclaracaoInvalida("A declaração não está em forma canônica.")
    return declaracao


def declaracao_json(assinada: DeclaracaoAssinada) -> str:
    """Detached file for uploaded documents: declaration, signature (base64) and key id."""
    dados: dict[str, Any] = {
        "declaracao": json.loads(assinada.canonico),
        "assinatura": base64.b64encode(assinada.assinatura).decode("ascii"),
        "kid": assinada.kid,
    }
    return json.dumps(dados, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def ler_declaracao_json(texto: str | bytes) -> DeclaracaoAssinada:
    """Parse `declaracao_json`; the canonical bytes are recomputed from the object."""
    try:
        dados = json.loads(texto)
        return DeclaracaoAssinada(
            canonico=canonico(dados["declaracao"]),
            assinatura=base64.b64decode(dados["assinatura"], validate=True),
            kid=str(dados["kid"]),
        )
    except (ValueError, TypeError, KeyError, binascii.Error) as erro:
        raise DeclaracaoInvalida("O arquivo de declaração não está no formato esperado.") from erro


def _conferir_forma(declaracao: Declaracao) -> None:
    problemas = [
        campo.name
        for campo in fields(declaracao)
        if campo.name not in {"signatario", "tamanho_base", "conteudo_sha256", "conferencia"}
        and not isinstance(getattr(declaracao, campo.name), str)
    ]
    pessoa = declaracao.signatario
    if not all(isinstance(valor, str) and valor for valor in (pessoa.nome, pessoa.cpf)):
        problemas.append("signatario")
    if problemas:
        raise DeclaracaoInvalida(f"Campos inválidos na declaração: {', '.join(problemas)}.")
    if declaracao.versao != VERSAO or declaracao.tipo not in TIPOS:
        raise DeclaracaoInvalida("Versão ou tipo de declaração desconhecido.")
    if not isinstance(declaracao.tamanho_base, int) or declaracao.tamanho_base < 0:
        raise DeclaracaoInvalida("Tamanho do arquivo inválido na declaração.")
    hashes = [declaracao.hash_base, declaracao.conteudo_sha256 or "0" * 64]
    if not all(_HEX64.fullmatch(valor) for valor in hashes):
        raise DeclaracaoInvalida("Hash inválido na declaração.")
    try:
        momento = declaracao.momento
    except ValueError as erro:
        raise DeclaracaoInvalida("Data e hora inválidas na declaração.") from erro
    if momento.utcoffset() is None:
        raise DeclaracaoInvalida("A data e hora da declaração precisa trazer o fuso.")
