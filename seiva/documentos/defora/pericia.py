"""Every signature of a PDF that others signed: who, when, over what, and whether it still holds.

Three answers are kept apart, because people confuse them: whether the signed bytes are intact,
what was added to the file afterwards, and whether the certificate comes from a known authority.
Norma: Lei 14.063/2020, art. 4º; MP 2.200-2/2001, art. 10.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from seiva.documentos.defora.certificado import nome_comum, titular
from seiva.documentos.defora.confianca import (
    ALGORITMOS,
    NAO_CONFERIDA,
    USOS,
    Provas,
    confianca,
    contexto,
    ler_provas,
)
from seiva.documentos.defora.politicas import politica_icp
from seiva.documentos.defora.reconstrucao import fins_de_revisao, reconstruir
from seiva.documentos.defora.revisoes import (
    ASSINATURA,
    FORMULARIO,
    INOCENTES,
    OUTRA,
    Comparador,
)
from seiva.documentos.papel.assincrono import executar
from seiva.documentos.papel.entradas import limites_do_selo

INTEGRA, PREENCHIDA, ALTERADA, VIOLADA, ILEGIVEL = (
    "integra", "preenchida", "alterada", "violada", "ilegivel",
)  # fmt: skip
MAXIMO = 60
_FAIXA = re.compile(rb"/ByteRange\s*\[")
_CARIMBO = "/DocTimeStamp"


@dataclass
class Achado:
    """One signature (or document timestamp) of the file, with plain values only."""

    ordem: int
    tipo: str = "assinatura"
    signatario: str = ""
    documento: str = ""
    emissor: str = ""
    serie: str = ""
    valido_ate: str = ""
    icp_brasil: bool = False
    quando: str = ""
    por_carimbo: bool = False
    carimbadora: str = ""
    revisao: int = 0
    revisoes: int = 0
    cobre_tudo: bool = False
    integridade: str = ILEGIVEL
    mudancas: list[str] = field(default_factory=list)
    confianca: str = NAO_CONFERIDA
    porque: str = ""
    politica: str = ""
    ltv: bool = False


@dataclass
class Pericia:
    """What was found in one file. `avisos` are codes of what concerns the file as a whole."""

    assinaturas: list[Achado] = field(default_factory=list)
    avisos: list[str] = field(default_factory=list)

    def como_dict(self) -> dict[str, Any]:
        return asdict(self)


def periciar(pdf: bytes, raizes: Sequence[x509.Certificate] = ()) -> Pericia:
    """Examine the file, trusting `raizes`. Bytes that no parser can follow come out as a warning, not as an error."""
    esperadas = len(_FAIXA.findall(pdf))
    leitor, avisos = _abrir(pdf, esperadas)
    if leitor is None:
        return Pericia(avisos=avisos)
    selos = list(leitor.embedded_signatures)[:MAXIMO]
    if len(selos) < esperadas and "reconstruido" not in avisos:
        avisos.append("assinatura_retirada")
    provas = ler_provas(leitor)
    comparador = Comparador(leitor)
    achados = [
        _examinar(pdf, comparador, selo, ordem, list(raizes), provas)
        for ordem, selo in enumerate(selos, start=1)
    ]
    return Pericia(achados, avisos)


def _abrir(pdf: bytes, esperadas: int) -> tuple[PdfFileReader | None, list[str]]:
    """A reader over the file, or over a repaired copy when that one shows more signatures."""
    leitor, quantas = _tentar(pdf)
    if leitor is not None and leitor.encrypted and quantas == 0:
        return None, ["protegido"]
    if quantas < esperadas:
        copia = reconstruir(pdf)
        outro, outras = _tentar(copia) if copia else (None, 0)
        if outro is not None and outras > quantas:
            return outro, ["reconstruido"]
    return (leitor, []) if leitor is not None else (None, ["ilegivel"])


def _tentar(pdf: bytes) -> tuple[PdfFileReader | None, int]:
    try:
        leitor = PdfFileReader(BytesIO(pdf), strict=False)
        if leitor.encrypted:
            leitor.decrypt(b"")
        return leitor, len(leitor.embedded_signatures)
    # A parser fails in many ways over hostile bytes; all of them mean "not readable".
    except Exception:
        return None, 0


def _examinar(
    pdf: bytes,
    comparador: Comparador,
    selo: EmbeddedPdfSignature,
    ordem: int,
    raizes: list[x509.Certificate],
    provas: Provas,
) -> Achado:
    achado = Achado(ordem, revisoes=comparador.leitor.xrefs.total_revisions)
    try:
        _identificar(achado, selo)
        _conferir(achado, selo, raizes, provas)
        _cobrir(achado, pdf, comparador, selo)
    except Exception:
        achado.integridade, achado.porque = ILEGIVEL, "A assinatura está danificada."
    return achado


def _identificar(achado: Achado, selo: EmbeddedPdfSignature) -> None:
    """What the certificate and the signed attributes say."""
    quem = titular(selo.signer_cert)
    achado.tipo = "carimbo" if selo.sig_object_type == _CARIMBO else "assinatura"
    achado.signatario, achado.documento = quem.nome, quem.documento
    achado.emissor, achado.serie, achado.valido_ate = quem.emissor, quem.serie, quem.valido_ate
    achado.icp_brasil = quem.icp_brasil
    achado.politica = politica_icp(_oid_da_politica(selo))
    achado.revisao = selo.signed_revision + 1


def _oid_da_politica(selo: EmbeddedPdfSignature) -> str:
    atributos = selo.signer_info["signed_attrs"]
    for atributo in atributos:
        if atributo["type"].dotted == "1.2.840.113549.1.9.16.2.15":
            valor = atributo["values"][0]
            escolhida = getattr(valor, "chosen", valor)
            return str(escolhida["sig_policy_id"].dotted)
    return ""


def _conferir(
    achado: Achado, selo: EmbeddedPdfSignature, raizes: list[x509.Certificate], provas: Provas
) -> None:
    """The mathematics, the moment and the chain."""
    quando = selo.self_reported_timestamp
    status: Any  # of a signature, or of a timestamp
    ambiente = contexto(selo, raizes, provas, quando)
    if achado.tipo == "carimbo":
        status = executar(async_validate_pdf_timestamp(selo, ambiente, skip_diff=True))
        quando, achado.por_carimbo = status.timestamp, True
    else:
        status = executar(
            async_validate_pdf_signature(
                selo, ambiente, key_usage_settings=USOS, algorithm_policy=ALGORITMOS, skip_diff=True
            )
        )
        selo_de_tempo = status.timestamp_validity
        if selo_de_tempo is not None and selo_de_tempo.intact and selo_de_tempo.valid:
            quando, achado.por_carimbo = selo_de_tempo.timestamp, True
            achado.carimbadora = nome_comum(selo_de_tempo.signing_cert.subject)
    achado.quando = quando.isoformat() if isinstance(quando, datetime) else ""
    achado.integridade = INTEGRA if status.intact and status.valid else VIOLADA
    achado.confianca, achado.porque = confianca(status, raizes)
    achado.ltv = provas.de_longo_prazo


def _cobrir(achado: Achado, pdf: bytes, comparador: Comparador, selo: EmbeddedPdfSignature) -> None:
    """How much of the file the signature covers, and what came after it."""
    _, _, fim = limites_do_selo(selo.sig_object)
    reconstruido = len(pdf) != comparador.leitor.stream.seek(0, 2)
    achado.cobre_tudo = fim >= len(pdf.rstrip())
    inteira = (
        fim in {len(pdf), *fins_de_revisao(pdf)} and _vao_exato(pdf, selo)
        if reconstruido
        else selo.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION
    )
    if achado.integridade != INTEGRA:
        return
    if not inteira:
        achado.integridade, achado.porque = VIOLADA, "Não cobre a versão assinada por inteiro."
        return
    if achado.cobre_tudo:
        return
    achado.mudancas = _mudancas(comparador, selo)
    achado.integridade = _veredito(set(achado.mudancas), selo.docmdp_level)


def _vao_exato(pdf: bytes, selo: EmbeddedPdfSignature) -> bool:
    """Nothing but the signature itself is left out of what it covers."""
    inicio, depois, _ = limites_do_selo(selo.sig_object)
    vao = pdf[inicio:depois]
    return re.fullmatch(rb"<[0-9A-Fa-f\s]*>", vao) is not None


def _mudancas(comparador: Comparador, selo: EmbeddedPdfSignature) -> list[str]:
    """Kinds of what was added after a signature; what cannot be told counts as a change."""
    if selo.signed_revision >= comparador.leitor.xrefs.total_revisions - 1:
        return [OUTRA]  # bytes after the end that no revision explains
    try:
        return comparador.mudancas_depois(selo.signed_revision)
    except Exception:
        return [FORMULARIO] if _permitidas(selo) else [OUTRA]


def _permitidas(selo: EmbeddedPdfSignature) -> bool:
    """Whether pyHanko recognises every change as one that signing and filling in make."""
    try:
        selo.compute_integrity_info()
        nivel = getattr(selo.diff_result, "modification_level", None)
        return nivel is not None and nivel <= ModificationLevel.FORM_FILLING
    except Exception:
        return False


def _veredito(mudancas: set[str], permitido: MDPPerm | None) -> str:
    """What the additions make of the signature, given what its author allowed."""
    if mudancas - INOCENTES - {FORMULARIO}:
        return ALTERADA
    if permitido == MDPPerm.NO_CHANGES and mudancas & {FORMULARIO, ASSINATURA}:
        return ALTERADA
    return PREENCHIDA if FORMULARIO in mudancas else INTEGRA
