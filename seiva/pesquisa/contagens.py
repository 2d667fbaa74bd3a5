"""How many of the documents found answer to each value of a filter."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from seiva.catalogo.models import NivelAcesso, TipoDocumento, TipoProcesso
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade
from seiva.pesquisa.documentos import Encontrados

VALORES_POR_FILTRO = 8


@dataclass(frozen=True)
class Contagem:
    """One value of a filter. `valor` is what goes in the address."""

    valor: str
    rotulo: str
    total: int


@dataclass(frozen=True)
class Faceta:
    """One filter: its values, the commonest first."""

    campo: str
    titulo: str
    contagens: list[Contagem]


def contar(encontrados: Encontrados) -> list[Faceta]:
    """Counts over the documents found, all of which may be read: three queries, for names.

    Exact within what was found; where `truncado`, they count the most recent ones alone.
    """
    fatos = encontrados.fatos
    if not fatos:
        return []
    return [
        _faceta("natureza", "Origem", Counter(f["natureza"] for f in fatos), _naturezas),
        _faceta(
            "tipo_documento",
            "Tipo de documento",
            Counter(f["tipo_id"] for f in fatos),
            lambda chaves: dict(
                TipoDocumento.objects.filter(pk__in=chaves).values_list("pk", "nome")
            ),
        ),
        _faceta(
            "tipo",
            "Tipo de processo",
            Counter(f["processo__tipo_id"] for f in fatos),
            lambda chaves: dict(
                TipoProcesso.objects.filter(pk__in=chaves).values_list("pk", "nome")
            ),
        ),
        _faceta(
            "unidade",
            "Unidade",
            Counter(f["unidade_id"] for f in fatos),
            lambda chaves: dict(Unidade.objects.filter(pk__in=chaves).values_list("pk", "sigla")),
        ),
        _faceta(
            "ano",
            "Ano",
            Counter(timezone.localtime(f["criado_em"]).year for f in fatos),
            lambda chaves: {ano: str(ano) for ano in chaves},
        ),
        _faceta(
            "nivel",
            "Nível de acesso",
            Counter(max(f["nivel"], f["processo__nivel_efetivo"]) for f in fatos),
            lambda chaves: {n: str(NivelAcesso(n).label) for n in chaves},
        ),
    ]


def _naturezas(chaves: list[Any]) -> dict[Any, str]:
    rotulos = dict(Documento.Natureza.choices)
    return {chave: str(rotulos[chave]) for chave in chaves}


def _faceta(
    campo: str, titulo: str, totais: Counter[Any], nomes: Callable[[list[Any]], dict[Any, str]]
) -> Faceta:
    comuns = totais.most_common(VALORES_POR_FILTRO)
    rotulos = nomes([valor for valor, _ in comuns])
    contagens = [Contagem(str(v), rotulos[v], n) for v, n in comuns if v in rotulos]
    return Faceta(campo, titulo, contagens)
