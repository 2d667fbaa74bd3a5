"""One document, as the actor may know of it and read it: asked by every page of a document, so
the questions are prepared."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.preparadas import Preparada, PreparadaDeObjetos
from seiva.documentos.models import Documento


def _listavel(ator: Ator, *, documento: int) -> Any:
    listaveis = Documento.objects.listaveis_por(ator).filter(pk=documento)
    return listaveis.select_related(
        "tipo", "unidade", "processo__tipo", "hipotese", "processo__hipotese", "arquivo"
    )


def _se_legivel(ator: Ator, *, documento: int) -> Any:
    return Documento.objects.legiveis_por(ator).filter(pk=documento).values_list("pk")


_listaveis, _legiveis = PreparadaDeObjetos(_listavel), Preparada(_se_legivel)


def listavel(ator: Ator, documento_id: int) -> Documento:
    """The document of `listaveis_por` with this key and what its pages name, or `NaoEncontrado`."""
    achados: list[Documento] = _listaveis(ator, documento=documento_id)
    if not achados:
        raise NaoEncontrado
    return achados[0]


def legivel(ator: Ator, documento_id: int) -> bool:
    """Whether `legiveis_por` has the document, as it is now."""
    return bool(_legiveis(ator, documento=documento_id))
