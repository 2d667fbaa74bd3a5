"""What a person read: only what was read is signed in a batch."""

from collections.abc import Iterable

from seiva.documentos.credenciais import pode_assinar_por_credencial
from seiva.documentos.lotes import desmarcar_lido, marcar_lido, versoes_lidas
from seiva.documentos.models import Documento
from seiva.documentos.situacao import liberacoes
from seiva.web.acesso import Requisicao

__all__ = ["anotar", "esquecer", "lidas", "lido"]


def anotar(requisicao: Requisicao, documento: Documento) -> None:
    """Remember the version that was shown to the person, when it may be asked to sign it."""
    ator = requisicao.ator
    if not documento.interno or not (documento.minuta or documento.assinado):
        return
    daqui = documento.unidade_id == ator.unidade_id
    if (
        pode_assinar_por_credencial(ator, documento)
        or (daqui and documento.minuta)
        or (not daqui and True in liberacoes(ator, documento))
    ):
        marcar_lido(ator, documento)


def esquecer(requisicao: Requisicao, documento: Documento) -> None:
    """The person wants to come back to it later."""
    desmarcar_lido(requisicao.ator, documento)


def lidas(requisicao: Requisicao, documentos: Iterable[Documento]) -> dict[int, int]:
    """Id → last version that the person saw, for those that the person saw."""
    return versoes_lidas(requisicao.ator, [documento.pk for documento in documentos])


def lido(documento: Documento, vistas: dict[int, int]) -> bool:
    """Did the person see the text as it is now?"""
    return vistas.get(documento.pk) == documento.versao_atual
