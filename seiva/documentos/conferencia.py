"""Conferência: what a person who holds a document may know by its two codes.

The código verificador and the código CRC together prove that the person held the document, but
not that the law lets them read it again: the content follows the access level of today.
Norma: Lei 12.527/2011, art. 7º, § 2º.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from seiva.catalogo.models import HipoteseLegal, NivelAcesso
from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.documentos.congelar import titulo_do_documento
from seiva.documentos.models import (
    Arquivo,
    Assinatura,
    CancelamentoDeAssinaturas,
    Congelamento,
    Documento,
    NumeroDeDocumento,
    Selo,
)
from seiva.documentos.papel.codigo import crc_confere
from seiva.documentos.registro_pdf import situacao_do_pdf
from seiva.organizacao.models import Instituicao

INTEGRO, PREPARANDO, SUBSTITUIDO, CANCELADO, EXCLUIDO = (
    "integro", "preparando", "substituido", "cancelado", "excluido",
)  # fmt: skip
SIGILO = int(NivelAcesso.SIGILOSO)


@dataclass(frozen=True)
class Conferencia:
    """A freeze found by its codes. `arquivo` is the sealed file, only when it may be read."""

    documento: Documento
    congelado: Congelamento
    situacao: str
    assinaturas: tuple[Assinatura, ...]
    sha256: str
    arquivo: Arquivo | None
    substituido_em: datetime | None = None

    @property
    def nivel(self) -> int:
        return self.documento.nivel_efetivo

    @property
    def sigiloso(self) -> bool:
        return self.nivel == SIGILO

    @property
    def hipotese(self) -> HipoteseLegal | None:
        return self.documento.hipotese or self.documento.processo.hipotese

    @property
    def titulo(self) -> str:
        return titulo_do_documento(self.documento)


def numero_de(digitado: str) -> int | None:
    """The código verificador as typed: only its digits count; None when it cannot be one."""
    digitos = "".join(c for c in digitado if c.isdecimal())
    return int(digitos) if 0 < len(digitos) <= 18 else None


def instituicao_do_numero(numero: int, crc: str = "") -> Instituicao | None:
    """The institution of a document number.

    Numbers issued here are unique; one that came with an institution from another installation
    may be another's too. Then `crc`, the second code of the page, tells whose it is; when it is
    nobody's, the first.
    """
    linhas = NumeroDeDocumento.objects.select_related("instituicao").filter(numero=numero)
    # Of two with the same papers, one was suspended when the other took its place.
    ordem = (F("instituicao__suspensa_em").asc(nulls_first=True), "instituicao")
    casas = [linha.instituicao for linha in linhas.order_by(*ordem)]
    if len(casas) > 1 and crc:
        return next((casa for casa in casas if _tem(casa, numero, crc)), casas[0])
    return casas[0] if casas else None


def _tem(casa: Instituicao, numero: int, crc: str) -> bool:
    """Both codes name something there. Needs an open transaction."""
    from seiva.documentos.conferencia_de_copia import conferir_copia

    with escopo(casa.pk):
        return conferir(numero, crc) is not None or conferir_copia(numero, crc) is not None


def conferir(numero: int, crc: str) -> Conferencia | None:
    """What both codes name in the institution in scope, or None: any wrong code looks the same."""
    congelados = (
        Congelamento.objects.filter(documento__numero=numero)
        .select_related(
            "documento__tipo",
            "documento__unidade",
            "documento__hipotese",
            "documento__processo__hipotese",
        )
        .order_by("-pk")
    )
    achado = next((item for item in congelados if crc_confere(crc, item.crc)), None)
    return _conferencia(achado) if achado else None


def _conferencia(congelado: Congelamento) -> Conferencia:
    documento = congelado.documento
    situacao = _situacao(congelado, documento)
    ultimo = (
        Selo.objects.filter(congelamento=congelado).order_by("-ordem").select_related("pdf").first()
    )
    publico = (
        Documento.objects.legiveis_por(Ator.publico(congelado.instituicao_id))
        .filter(pk=documento.pk)
        .exists()
    )
    assinaturas = Assinatura.objects.filter(congelamento=congelado).select_related("unidade")
    return Conferencia(
        documento=documento,
        congelado=congelado,
        situacao=situacao,
        assinaturas=tuple(assinaturas.order_by("pk")),
        sha256=ultimo.pdf.sha256 if ultimo else "",
        arquivo=ultimo.pdf if ultimo and publico and situacao == INTEGRO else None,
        substituido_em=CancelamentoDeAssinaturas.objects.filter(congelamento=congelado)
        .values_list("quando", flat=True)
        .first(),
    )


def _situacao(congelado: Congelamento, documento: Documento) -> str:
    if documento.cancelado:
        return CANCELADO
    if documento.excluido_em is not None:
        return EXCLUIDO
    if congelado.cancelamentos.exists():
        return SUBSTITUIDO
    return INTEGRO if situacao_do_pdf(congelado).arquivo else PREPARANDO
