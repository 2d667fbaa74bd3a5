"""The saved versions of a document, as people look for them."""

from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from seiva.documentos.models import Documento, Versao
from seiva.documentos.regras.diferenca import Resumo, resumo

_PAUSA_MINUTOS = 10


@dataclass(frozen=True)
class Sessao:
    """Versions that one person saved in a row: the last is the one that matters.

    `mudou` compares it with the last version of the sitting before.
    """

    ultima: Versao
    versoes: tuple[Versao, ...]
    mudou: Resumo | None


def versao_de(documento: Documento, numero: int) -> Versao:
    """One saved version, with its author; `NaoEncontrado` when there is no such number."""
    versao: Versao = Versao.objects.select_related("autor").um(documento=documento, numero=numero)
    return versao


def sessoes(documento: Documento, antes_de: int | None = None, quantas: int = 20) -> list[Sessao]:
    """Sittings, newest first, at most `quantas`, older than version `antes_de` when given.

    Continuous saving makes a version every few seconds; a sitting joins those of one author with
    less than ten minutes between them. The first version, with which the document was created, and a
    restored one stand alone.
    """
    linhas = Versao.objects.filter(documento=documento).select_related("autor").order_by("-numero")
    if antes_de:
        linhas = linhas.filter(numero__lt=antes_de)
    sem_texto = list(linhas.defer("conteudo")[: quantas * 60])
    grupos = _agrupar(sem_texto)
    mostrados = grupos[: quantas + 1]
    textos = dict(
        Versao.objects.filter(
            documento=documento, numero__in=[grupo[0].numero for grupo in mostrados]
        ).values_list("numero", "conteudo")
    )
    resposta = []
    for indice, grupo in enumerate(mostrados[:quantas]):
        seguinte = mostrados[indice + 1] if indice + 1 < len(mostrados) else None
        antes = textos[seguinte[0].numero] if seguinte else None
        mudou = resumo(antes, textos[grupo[0].numero]) if antes is not None else None
        resposta.append(Sessao(grupo[0], tuple(grupo), mudou))
    return resposta


def _agrupar(versoes: list[Versao]) -> list[list[Versao]]:
    """Cut a list of versions, newest first, into sittings."""
    marca, anterior = 0, None
    marcas = []
    for versao in versoes:
        if anterior is not None and not _mesma_sessao(versao, anterior):
            marca += 1
        marcas.append(marca)
        anterior = versao
    pares = zip(marcas, versoes, strict=True)
    return [[v for _, v in grupo] for _, grupo in groupby(pares, key=lambda par: par[0])]


def _mesma_sessao(antiga: Versao, nova: Versao) -> bool:
    minutos = (nova.salva_em - antiga.salva_em).total_seconds() / 60
    mesmo_dia = timezone.localdate(nova.salva_em) == timezone.localdate(antiga.salva_em)
    return (
        antiga.autor_id == nova.autor_id
        and nova.restaurada_de is None
        and antiga.numero > 1
        and minutos <= _PAUSA_MINUTOS
        and mesmo_dia
    )
