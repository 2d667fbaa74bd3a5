"""Whether a certificate comes from an authority that this installation knows.

Not known is not false: without the roots of the authority nothing can be said of the chain, and
that is what people read. Nothing is fetched from the network.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.utils import CMSAlgorithmUsagePolicy
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import DisallowWeakAlgorithmsPolicy

CONFERIDA, NAO_CONFERIDA, RECUSADA = "conferida", "nao_conferida", "recusada"
# Certificates of the first years of ICP-Brasil used SHA-1 and shorter keys.
_ALGORITMOS = DisallowWeakAlgorithmsPolicy(
    frozenset({"md5", "md2"}), rsa_key_size_threshold=1024, dsa_key_size_threshold=1024
)
ALGORITMOS = CMSAlgorithmUsagePolicy.lift_policy(_ALGORITMOS)
# Certificates of people sign with either use; not all authorities assert both.
USOS = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


@dataclass
class Provas:
    """Certificates and revocation lists that travel in the file, for validation years later."""

    certificados: list[x509.Certificate] = field(default_factory=list)
    listas: list[bytes] = field(default_factory=list)
    respostas: list[bytes] = field(default_factory=list)

    @property
    def de_longo_prazo(self) -> bool:
        """The file carries what proves that the certificates were not revoked (LTV)."""
        return bool(self.listas or self.respostas)


def ler_provas(leitor: PdfFileReader) -> Provas:
    """The store of the file (PAdES, ETSI EN 319 142-1); empty when there is none or it is broken."""
    try:
        guardado = DocumentSecurityStore.read_dss(leitor)
        return Provas(
            certificados=list(guardado.load_certs()),
            listas=[item.get_object().data for item in guardado.crls],
            respostas=[item.get_object().data for item in guardado.ocsps],
        )
    except NoDSSFoundError:
        return Provas()
    except Exception:
        return Provas()


def contexto(
    selo: EmbeddedPdfSignature,
    raizes: list[x509.Certificate],
    provas: Provas,
    quando: datetime | None,
) -> ValidationContext:
    """What the chain is checked against, at the moment of the signature."""
    agora = datetime.now(UTC)
    momento = quando if quando is not None and quando.tzinfo and quando < agora else agora
    return ValidationContext(
        trust_roots=raizes,
        other_certs=[*selo.other_embedded_certs, *provas.certificados],
        crls=provas.listas,
        ocsps=provas.respostas,
        moment=momento,
        allow_fetching=False,
        revocation_mode="soft-fail",
        retroactive_revinfo=True,
        algorithm_usage_policy=_ALGORITMOS,
    )


def confianca(status: Any, raizes: list[x509.Certificate]) -> tuple[str, str]:
    """Code and sentence about the chain, from the outcome of the validation."""
    if status.revoked:
        return RECUSADA, "O certificado estava revogado."
    if status.trusted:
        return CONFERIDA, ""
    if not raizes:
        return NAO_CONFERIDA, "Nenhuma autoridade raiz está instalada neste sistema."
    return NAO_CONFERIDA, "A autoridade não está entre as instaladas, ou a cadeia veio incompleta."
