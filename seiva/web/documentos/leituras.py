"""What a person read in this session: only what was read is signed in a batch."""

from seiva.documentos.models import Documento
from seiva.web.acesso import Requisicao

_CHAVE = "lidos"
_MAXIMO = 300


def anotar(requisicao: Requisicao, documento: Documento) -> None:
    """Remember the version of a document that was shown to the person."""
    if not documento.interno:
        return
    nome, versao = _nome(requisicao, documento.pk), documento.versao_atual
    lidos = dict(requisicao.session.get(_CHAVE, {}))
    if lidos.get(nome) == versao:
        return
    lidos.pop(nome, None)
    lidos[nome] = versao
    requisicao.session[_CHAVE] = dict(list(lidos.items())[-_MAXIMO:])


def versao_lida(requisicao: Requisicao, pk: int) -> int | None:
    """The last version of this document that the person saw, or None."""
    lida = requisicao.session.get(_CHAVE, {}).get(_nome(requisicao, pk))
    return int(lida) if lida is not None else None


def _nome(requisicao: Requisicao, pk: int) -> str:
    return f"{requisicao.instituicao.pk}:{pk}"
