"""The exact form of our CMS envelope, so that no byte of the file escapes verification.

A signature value does not cover its own envelope: algorithm identifiers and version numbers around
it can be changed without breaking it, and the last seal of a file has no later seal to cover it.
The envelope is therefore rebuilt from what is authenticated (signed attributes, signature,
published certificate, timestamp token) and must come out byte by byte the same.
"""

from __future__ import annotations

from typing import Any

from asn1crypto import algos, cms, x509


def preenchimento_exato(conteudo: bytes, certificado_der: bytes) -> bool:
    """Is `conteudo` (the decoded ``/Contents``) our envelope followed only by zeros?"""
    try:
        recebido = cms.ContentInfo.load(conteudo)
        esperado = _reconstruir(recebido["content"]["signer_infos"][0], certificado_der)
    except (ValueError, KeyError, IndexError, TypeError):
        return False
    return conteudo == esperado + bytes(len(conteudo) - len(esperado))


def _reconstruir(assinante: Any, certificado_der: bytes) -> bytes:
    certificado = x509.Certificate.load(certificado_der)
    resumo = algos.DigestAlgorithm({"algorithm": "sha256"})
    emissor = cms.IssuerAndSerialNumber(
        {"issuer": certificado.issuer, "serial_number": certificado.serial_number}
    )
    novo = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": emissor}),
            "digest_algorithm": resumo,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signed_attrs": assinante["signed_attrs"],
            "signature": assinante["signature"],
        }
    )
    if assinante["unsigned_attrs"].native is not None:
        novo["unsigned_attrs"] = assinante["unsigned_attrs"]
    dados = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((resumo,)),
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices(name="certificate", value=certificado)],
            "signer_infos": [novo],
        }
    )
    return bytes(
        cms.ContentInfo({"content_type": cms.ContentType("signed_data"), "content": dados}).dump()
    )
