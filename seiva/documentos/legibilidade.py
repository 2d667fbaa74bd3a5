"""One document, as the actor may know of it and read it: asked by every page of a document, so
the questions are prepared."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.modelos import chave
from seiva.core.preparadas import Preparada, PreparadaDeObjetos
from seiva.documentos.models import Documento

_NOMEADOS = ("tipo", "unidade", "processo__tipo", "hipotese", "processo__hipotese", "arquivo")


def _listavel(ator: Ator, *, documento: int) -> Any:
    return Documento.objects.marcados_por(ator).select_related(*_NOMEADOS).filter(pk=documento)


def _se_legivel(ator: Ator, *, documento: int) -> Any:
    return Documento.objects.legiveis_por(ator).filter(pk=documento).values_list("pk")


_listaveis, _legiveis = PreparadaDeObjetos(_listavel), Preparada(_se_legivel)


def listavel(ator: Ator, documento_id: int) -> Documento:
    """The document of `listaveis_por` with this key and what its pages name, or `NaoEncontrado`.

    Marked `legivel`: whether `legiveis_por` has it too.
    """
    achados: list[Documento] = _listaveis(ator, documento=chave(documento_id))
    if not achados:
        raise NaoEncontrado
    return achados[0]


def a_ler(ator: Ator, documento_id: int) -> Documento:
    """As `listavel`, and also what the person may open alone, to sign (then `por_credencial`)."""
    try:
        return listavel(ator, documento_id)
    except NaoEncontrado:
        credenciados = Documento.objects.credenciados_a(ator).select_related(*_NOMEADOS)
        achado: Documento = credenciados.um(pk=documento_id)
        achado.por_credencial = True
        return achado


def legivel(ator: Ator, documento_id: int) -> bool:
    """Whether `legiveis_por` has the document, as it is now."""
    return bool(_legiveis(ator, documento=documento_id))
