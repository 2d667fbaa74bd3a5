"""How many of the documents found answer to each value of a filter."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from seiva.catalogo.models import NivelAcesso, TipoDocumento, TipoProcesso
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade
from seiva.pesquisa.documentos import Encontrados, Fato

VALORES_POR_FILTRO = 8
Nomes = Callable[[list[Any]], dict[Any, str]]


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
    if not encontrados.fatos:
        return []
    totais = {
        campo: Counter(valores)
        for campo, valores in zip(Fato._fields, zip(*encontrados.fatos, strict=True), strict=True)
    }
    return [_faceta(campo, titulo, totais[campo], nomes) for campo, titulo, nomes in _FILTROS]


def _naturezas(chaves: list[Any]) -> dict[Any, str]:
    rotulos = dict(Documento.Natureza.choices)
    return {chave: str(rotulos[chave]) for chave in chaves}


def _faceta(campo: str, titulo: str, totais: Counter[Any], nomes: Nomes) -> Faceta:
    comuns = totais.most_common(VALORES_POR_FILTRO)
    rotulos = nomes([valor for valor, _ in comuns])
    contagens = [Contagem(str(v), rotulos[v], n) for v, n in comuns if v in rotulos]
    return Faceta(campo, titulo, contagens)


def _do_catalogo(modelo: Any, campo: str) -> Nomes:
    def nomes(chaves: list[Any]) -> dict[Any, str]:
        return dict(modelo.objects.filter(pk__in=chaves).values_list("pk", campo))

    return nomes


_FILTROS: tuple[tuple[str, str, Nomes], ...] = (
    ("natureza", "Origem", _naturezas),
    ("tipo_documento", "Tipo de documento", _do_catalogo(TipoDocumento, "nome")),
    ("tipo", "Tipo de processo", _do_catalogo(TipoProcesso, "nome")),
    ("unidade", "Unidade", _do_catalogo(Unidade, "sigla")),
    ("ano", "Ano", lambda chaves: {ano: str(ano) for ano in chaves}),
    ("nivel", "Nível de acesso", lambda chaves: {n: str(NivelAcesso(n).label) for n in chaves}),
)
