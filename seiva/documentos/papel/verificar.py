"""Verification of a PDF of record, or of any file with a detached declaration, offline.

Needs only the bytes and the published key of the institution. Trust is by identity, not by chain:
the seal must have been made with the very certificate that the institution published.

What it cannot see: a file cut back to an earlier sealed revision is a genuine earlier state of
the document; only the conference page knows how many signatures there are.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from binascii import hexlify
from collections.abc import Sequence
from io import BytesIO

from asn1crypto import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from .assincrono import executar
from .chave_publica import ChavePublica, achar_chave
from .declaracao import Declaracao, DeclaracaoAssinada, ler_declaracao, verificar_declaracao
from .entradas import declaracao_do_selo, limites_do_selo
from .envelope import preenchimento_exato
from .erros import DeclaracaoInvalida
from .laudo import AssinaturaVerificada, Laudo

Chaveiro = ChavePublica | Sequence[ChavePublica]
_BYTES_A_MAIS = "Há bytes acrescentados depois da última assinatura."
_MARCAS_DE_FIM = 3


def verificar_pdf(pdf: bytes, chave_publica: Chaveiro) -> Laudo:
    """Check every revision of a PDF of record. Never raises for bad files: the report says it.

    chave_publica: the institution's key, or its ring of current and retired keys.
    """
    resumo = hashlib.sha256(pdf).hexdigest()
    try:
        leitor = PdfFileReader(BytesIO(pdf))
        selos = leitor.embedded_signatures
        revisoes = leitor.xrefs.total_revisions
    # Hostile bytes make a PDF parser fail in many ways; all of them mean "not verifiable".
    except Exception:
        return _laudo_do_ilegivel(pdf, resumo, chave_publica)
    if not selos:
        return Laudo(resumo, len(pdf), (), ("O PDF não traz nenhuma assinatura.",))
    assinaturas = tuple(
        _verificar_selo(pdf, selo, ordem, chave_publica)
        for ordem, selo in enumerate(selos, start=1)
    )
    problemas = _problemas_do_conjunto(pdf, selos, revisoes, assinaturas)
    return Laudo(resumo, len(pdf), assinaturas, tuple(problemas))


def _laudo_do_ilegivel(pdf: bytes, resumo: str, chaves: Chaveiro) -> Laudo:
    """Report on bytes that do not read as PDF: perhaps a good file with something glued to it.

    Looks for an end mark, among the last ones, up to which the file is intact, only to say so;
    the report is never favourable.
    """
    fim = len(pdf)
    for _ in range(_MARCAS_DE_FIM):
        fim = pdf.rfind(b"%%EOF", 0, fim)
        if fim <= 0:
            break
        for tamanho in (fim + 5, fim + 6):
            if tamanho < len(pdf) and _le_se(pdf[:tamanho]):
                inteiro = verificar_pdf(pdf[:tamanho], chaves)
                problemas = (*inteiro.problemas, _BYTES_A_MAIS)
                return Laudo(resumo, len(pdf), inteiro.assinaturas, problemas)
    return Laudo(resumo, len(pdf), (), ("O arquivo não é um PDF legível.",))


def _le_se(pdf: bytes) -> bool:
    try:
        return bool(PdfFileReader(BytesIO(pdf)).embedded_signatures)
    except Exception:
        return False


def verificar_arquivo(
    conteudo: bytes, declaracoes: Sequence[DeclaracaoAssinada], chave_publica: Chaveiro
) -> Laudo:
    """Check an uploaded file against its detached declarations (see `declarar`)."""
    resumo = hashlib.sha256(conteudo).hexdigest()
    assinaturas = tuple(
        _verificar_avulsa(assinada, ordem, resumo, len(conteudo), chave_publica)
        for ordem, assinada in enumerate(declaracoes, start=1)
    )
    problemas = () if assinaturas else ("Não há declaração a verificar.",)
    return Laudo(resumo, len(conteudo), assinaturas, problemas)


def _verificar_avulsa(
    assinada: DeclaracaoAssinada, ordem: int, resumo: str, tamanho: int, chaves: Chaveiro
) -> AssinaturaVerificada:
    declaracao, problemas = _conferir_declaracao(assinada, chaves)
    confere = bool(
        declaracao and declaracao.hash_base == resumo and declaracao.tamanho_base == tamanho
    )
    if declaracao and not confere:
        problemas.append("O arquivo não é o que foi declarado: o hash não confere.")
    valida = declaracao is not None and not problemas
    return AssinaturaVerificada(
        ordem=ordem,
        declaracao=declaracao,
        integra=confere,
        selo_da_instituicao=achar_chave(chaves, assinada.kid) is not None,
        declaracao_valida=valida or (declaracao is not None and not confere),
        base_confere=confere,
        problemas=tuple(problemas),
    )


def _verificar_selo(
    pdf: bytes, selo: EmbeddedPdfSignature, ordem: int, chaves: Chaveiro
) -> AssinaturaVerificada:
    problemas: list[str] = []
    declaracao: Declaracao | None = None
    chave: ChavePublica | None = None
    declaracao_valida = False
    try:
        assinada = declaracao_do_selo(selo.sig_object)
        chave = achar_chave(chaves, assinada.kid)
        declaracao, defeitos = _conferir_declaracao(assinada, chaves)
        declaracao_valida = declaracao is not None and not defeitos
        problemas += defeitos
    except DeclaracaoInvalida as erro:
        problemas.append(str(erro))
    base_confere = declaracao is not None and _base_confere(pdf, declaracao)
    if declaracao is not None and not base_confere:
        problemas.append("Os bytes congelados não são os que foram declarados.")
    integra, carimbo, defeitos = _conferir_cms(pdf, selo, chave)
    problemas += defeitos
    do_selo = chave is not None and _mesmo_certificado(selo, chave)
    if not do_selo:
        problemas.append("O selo não foi feito com o certificado publicado pela instituição.")
    return AssinaturaVerificada(
        ordem=ordem,
        declaracao=declaracao,
        integra=integra,
        selo_da_instituicao=do_selo,
        declaracao_valida=declaracao_valida,
        base_confere=base_confere,
        carimbo_do_tempo=carimbo,
        problemas=tuple(problemas),
    )


def _conferir_declaracao(
    assinada: DeclaracaoAssinada, chaves: Chaveiro
) -> tuple[Declaracao | None, list[str]]:
    """What was declared (even if the signature fails, to be shown) and what is wrong with it."""
    try:
        chave = achar_chave(chaves, assinada.kid)
        if chave is None:
            raise DeclaracaoInvalida("A declaração foi assinada por outra chave.")
        return verificar_declaracao(assinada, chave), []
    except DeclaracaoInvalida as erro:
        try:
            return ler_declaracao(assinada.canonico), [str(erro)]
        except DeclaracaoInvalida:
            return None, [str(erro)]


def _base_confere(pdf: bytes, declaracao: Declaracao) -> bool:
    base = memoryview(pdf)[: declaracao.tamanho_base]
    return (
        len(base) == declaracao.tamanho_base
        and hashlib.sha256(base).hexdigest() == declaracao.hash_base
    )


def _conferir_cms(
    pdf: bytes, selo: EmbeddedPdfSignature, chave: ChavePublica | None
) -> tuple[bool, dt.datetime | None, list[str]]:
    """Integrity of one seal by pyHanko, plus what is outside its signature: the gap itself."""
    try:
        status = executar(async_validate_pdf_signature(selo, _contexto(chave)))
        inicio, fim, _ = limites_do_selo(selo.sig_object)
        vao_exato = pdf[inicio:fim] == b"<" + hexlify(selo.pkcs7_content).upper() + b">"
        certificado = _der(chave) if chave is not None else selo.signer_cert.dump()
        envelope_exato = preenchimento_exato(selo.pkcs7_content, certificado)
    except Exception:
        return False, None, ["O selo está danificado e não pode ser lido."]
    problemas = _problemas_do_status(status)
    if not (vao_exato and envelope_exato):
        problemas.append("O envelope da assinatura contém bytes estranhos.")
    carimbo = status.timestamp_validity
    if carimbo is not None and not (carimbo.intact and carimbo.valid):
        problemas.append("O carimbo do tempo não confere.")
    momento = carimbo.timestamp if carimbo is not None and not problemas else None
    return not problemas, momento, problemas


def _problemas_do_status(status: PdfSignatureStatus) -> list[str]:
    if not (status.intact and status.valid):
        return ["O conteúdo foi alterado depois desta assinatura, ou o selo é falso."]
    if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return ["O selo não cobre a sua revisão por inteiro."]
    nivel = status.modification_level
    if nivel is None or nivel > ModificationLevel.FORM_FILLING:
        return ["Foram feitas alterações não permitidas depois desta assinatura."]
    return []


def _problemas_do_conjunto(
    pdf: bytes,
    selos: Sequence[EmbeddedPdfSignature],
    revisoes: int,
    assinaturas: Sequence[AssinaturaVerificada],
) -> list[str]:
    """What only the whole file shows: loose bytes, loose revisions, mixed documents."""
    problemas: list[str] = []
    if max(_fim(selo) for selo in selos) != len(pdf):
        problemas.append(_BYTES_A_MAIS)
    if revisoes != len(selos) + 1:
        problemas.append("Há revisões do arquivo que nenhuma assinatura fez.")
    feitas = {
        (a.declaracao.hash_base, a.declaracao.documento, a.declaracao.verificador)
        for a in assinaturas
        if a.declaracao
    }
    if len(feitas) > 1:
        problemas.append("As assinaturas são de documentos diferentes.")
    return problemas


def _fim(selo: EmbeddedPdfSignature) -> int:
    try:
        return limites_do_selo(selo.sig_object)[2]
    except (ValueError, KeyError, TypeError):
        return -1


def _contexto(chave: ChavePublica | None) -> ValidationContext:
    """Context that fetches nothing. The chain is not what decides: `_mesmo_certificado` does."""
    raizes = [x509.Certificate.load(_der(chave))] if chave is not None else []
    return ValidationContext(trust_roots=raizes, allow_fetching=False)


def _mesmo_certificado(selo: EmbeddedPdfSignature, chave: ChavePublica) -> bool:
    try:
        return bool(selo.signer_cert.dump() == _der(chave))
    except (ValueError, AttributeError):
        return False


def _der(chave: ChavePublica) -> bytes:
    return chave.certificado.public_bytes(serialization.Encoding.DER)
