"""Keys of one institution: Ed25519 for declarations, P-256 with certificate for the e-seal.

The private parts are stored wrapped by AES-256-GCM under a master key that lives outside the
database; the kind of key and its ``kid`` are authenticated data, so that a blob moved to another
institution or to another column does not open. P-256 was chosen over RSA-2048 because it seals
about four times faster with the same acceptance by PDF readers (ETSI TS 119 312).
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import os
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.x509.oid import NameOID

from .chave_publica import ChavePublica
from .erros import ChaveInvalida

ANOS_DE_VALIDADE = 20
_TAMANHO_NONCE = 12
_LIMITE_X520 = 64  # bytes: ub-organization-name and ub-common-name, RFC 5280, appendix A.1


@dataclass(frozen=True, slots=True)
class ChavesCifradas:
    """What the database keeps. ``*_cifrada`` are nonce (12 bytes) followed by ciphertext."""

    instituicao: str
    cnpj: str
    kid: str
    ed25519_publica: bytes
    ed25519_cifrada: bytes
    certificado_pem: str
    selo_cifrada: bytes
    segredo_codigo_cifrado: bytes
    criadas_em: dt.datetime


@dataclass(frozen=True, slots=True, repr=False)
class Chaves:
    """Open keys, in memory only. Never logged: ``repr`` shows the institution and the kid."""

    instituicao: str
    cnpj: str
    kid: str
    ed25519: Ed25519PrivateKey
    selo: ec.EllipticCurvePrivateKey
    certificado: x509.Certificate
    segredo_codigo: bytes

    def __repr__(self) -> str:
        return f"Chaves({self.instituicao!r}, kid={self.kid!r})"

    @property
    def publica(self) -> ChavePublica:
        """The published half of these keys."""
        return ChavePublica(
            instituicao=self.instituicao,
            cnpj=self.cnpj,
            kid=self.kid,
            ed25519=self.ed25519.public_key(),
            certificado=self.certificado,
        )


def mestra_de_base64(valor: str) -> bytes:
    """Decode the master key of the settings (base64 of 32 bytes); ChaveInvalida otherwise."""
    try:
        mestra = base64.b64decode(valor, validate=True)
    except (binascii.Error, ValueError) as erro:
        raise ChaveInvalida("A chave mestra não é base64 válido.") from erro
    return _exige_mestra(mestra)


def gerar_chaves(instituicao_nome: str, cnpj: str, mestra: bytes) -> ChavesCifradas:
    """Create the keys of an institution and wrap their private parts.

    ``cnpj`` may carry punctuation; letters are kept (Instrução Normativa RFB 2.229/2024).
    """
    _exige_mestra(mestra)
    cnpj = normalizar_cnpj(cnpj)
    agora = dt.datetime.now(dt.UTC).replace(microsecond=0)
    ed25519 = Ed25519PrivateKey.generate()
    selo = ec.generate_private_key(ec.SECP256R1())
    publica = ed25519.public_key().public_bytes_raw()
    kid = hashlib.sha256(publica).hexdigest()[:16]
    certificado = _certificado_do_selo(selo, instituicao_nome, cnpj, kid, agora)
    selo_der = selo.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return ChavesCifradas(
        instituicao=instituicao_nome,
        cnpj=cnpj,
        kid=kid,
        ed25519_publica=publica,
        ed25519_cifrada=_cifrar(mestra, ed25519.private_bytes_raw(), "ed25519", kid),
        certificado_pem=certificado.public_bytes(serialization.Encoding.PEM).decode("ascii"),
        selo_cifrada=_cifrar(mestra, selo_der, "selo", kid),
        segredo_codigo_cifrado=_cifrar(mestra, os.urandom(32), "codigo", kid),
        criadas_em=agora,
    )


def abrir_chaves(cifradas: ChavesCifradas, mestra: bytes) -> Chaves:
    """Unwrap the keys. Raises ChaveInvalida when the master key or a blob is not the right one."""
    _exige_mestra(mestra)
    kid = cifradas.kid
    ed25519 = Ed25519PrivateKey.from_private_bytes(
        _decifrar(mestra, cifradas.ed25519_cifrada, "ed25519", kid)
    )
    if ed25519.public_key().public_bytes_raw() != cifradas.ed25519_publica:
        raise ChaveInvalida("A chave pública guardada não corresponde à chave privada.")
    selo = serialization.load_der_private_key(
        _decifrar(mestra, cifradas.selo_cifrada, "selo", kid), password=None
    )
    certificado = x509.load_pem_x509_certificate(cifradas.certificado_pem.encode("ascii"))
    if not isinstance(selo, ec.EllipticCurvePrivateKey):
        raise ChaveInvalida("A chave do selo não é do tipo esperado.")
    if selo.public_key() != certificado.public_key():
        raise ChaveInvalida("O certificado do selo não corresponde à chave privada.")
    return Chaves(
        instituicao=cifradas.instituicao,
        cnpj=cifradas.cnpj,
        kid=kid,
        ed25519=ed25519,
        selo=selo,
        certificado=certificado,
        segredo_codigo=_decifrar(mestra, cifradas.segredo_codigo_cifrado, "codigo", kid),
    )


def normalizar_cnpj(cnpj: str) -> str:
    """Fourteen letters or digits, without punctuation; ChaveInvalida when it is not so."""
    limpo = re.sub(r"[./\s-]", "", cnpj).upper()
    if not re.fullmatch(r"[0-9A-Z]{12}[0-9]{2}", limpo):
        raise ChaveInvalida("O CNPJ da instituição não tem catorze posições válidas.")
    return limpo


def _certificado_do_selo(
    selo: ec.EllipticCurvePrivateKey, nome: str, cnpj: str, kid: str, agora: dt.datetime
) -> x509.Certificate:
    """Self-signed e-seal certificate; the CNPJ goes in organizationIdentifier (EN 319 412-1)."""
    sujeito = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BR"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _no_limite(nome)),
            x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRBR-{cnpj}"),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, kid),
            x509.NameAttribute(NameOID.COMMON_NAME, _no_limite(f"Selo eletrônico: {nome}")),
        ]
    )
    uso = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(sujeito)
        .issuer_name(sujeito)
        .public_key(selo.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(agora - dt.timedelta(minutes=5))
        .not_valid_after(agora + dt.timedelta(days=365 * ANOS_DE_VALIDADE))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(uso, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(selo.public_key()), critical=False)
        .sign(selo, hashes.SHA256())
    )


def _no_limite(nome: str) -> str:
    """As much of a name as a certificate holds; the whole name is in the published key."""
    return nome.encode("utf-8")[:_LIMITE_X520].decode("utf-8", errors="ignore").rstrip()


def _exige_mestra(mestra: bytes) -> bytes:
    if len(mestra) != 32:
        raise ChaveInvalida("A chave mestra precisa ter 32 bytes.")
    return mestra


def _dados_autenticados(tipo: str, kid: str) -> bytes:
    return f"seiva/{tipo}/{kid}".encode("ascii")


def _cifrar(mestra: bytes, claro: bytes, tipo: str, kid: str) -> bytes:
    nonce = os.urandom(_TAMANHO_NONCE)
    return nonce + AESGCM(mestra).encrypt(nonce, claro, _dados_autenticados(tipo, kid))


def _decifrar(mestra: bytes, cifrado: bytes, tipo: str, kid: str) -> bytes:
    nonce, corpo = cifrado[:_TAMANHO_NONCE], cifrado[_TAMANHO_NONCE:]
    try:
        return AESGCM(mestra).decrypt(nonce, corpo, _dados_autenticados(tipo, kid))
    except (InvalidTag, ValueError) as erro:
        raise ChaveInvalida("A chave mestra não abre as chaves desta instituição.") from erro
