"""Conferência of an attested copy: what a person who holds the two codes may know of it.

The same rules as of a signed document (`seiva.documentos.conferencia`): the codes prove that the
person held it, and the content follows the access level of today.
Norma: Lei 12.682/2012, art. 3º; Lei 12.527/2011, art. 7º, § 2º.
"""

from dataclasses import dataclass

from seiva.core.ator import Ator
from seiva.documentos.autenticacoes import tarja
from seiva.documentos.conferencia import CANCELADO, EXCLUIDO, INTEGRO, SIGILO, SUBSTITUIDO
from seiva.documentos.models import Arquivo, Autenticacao, Documento
from seiva.documentos.papel.codigo import crc_confere


@dataclass(frozen=True)
class Copia:
    """An attestation found by its codes. `arquivo` only when anyone may read it now."""

    autenticacao: Autenticacao
    situacao: str
    arquivo: Arquivo | None

    @property
    def documento(self) -> Documento:
        return self.autenticacao.documento

    @property
    def nivel(self) -> int:
        return self.documento.nivel_efetivo

    @property
    def sigilosa(self) -> bool:
        return self.nivel == SIGILO

    @property
    def tarja(self) -> str:
        return tarja(self.autenticacao)

    @property
    def sha256(self) -> str:
        return self.autenticacao.arquivo.sha256


def conferir_copia(numero: int, crc: str) -> Copia | None:
    """What both codes name, in the institution in scope; None when any of them is wrong."""
    feitas = (
        Autenticacao.objects.filter(documento__numero=numero)
        .select_related(
            "documento__tipo",
            "documento__unidade",
            "documento__hipotese",
            "documento__processo__hipotese",
            "arquivo",
        )
        .order_by("-pk")
    )
    achada = next((item for item in feitas if crc_confere(crc, item.crc)), None)
    if achada is None:
        return None
    situacao = _situacao(achada)
    publico = Documento.objects.legiveis_por(Ator.publico(achada.instituicao_id))
    aberta = situacao == INTEGRO and publico.filter(pk=achada.documento_id).exists()
    return Copia(achada, situacao, achada.arquivo if aberta else None)


def _situacao(autenticacao: Autenticacao) -> str:
    documento = autenticacao.documento
    if documento.cancelado:
        return CANCELADO
    if documento.excluido_em is not None:
        return EXCLUIDO
    return SUBSTITUIDO if autenticacao.cancelamentos.exists() else INTEGRO
