"""How many of the documents found answer to each value of a filter."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField, Value
from django.db.models.functions import Cast

from seiva.catalogo.models import Assunto, NivelAcesso, TipoDocumento, TipoProcesso
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada, UmDe
from seiva.documentos.models import Documento
from seiva.organizacao.models import Conta, Pessoa, Unidade
from seiva.pesquisa.documentos import FATOS, Encontrados
from seiva.pesquisa.ligados import contar_ligados

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


def contar(ator: Ator, encontrados: Encontrados) -> list[Faceta]:
    """Counts over the documents found, all of which may be read: two queries.

    Exact within what was found; where `truncado`, they count the most recent ones alone.
    """
    if not encontrados.fatos:
        return []
    colunas = dict(zip(FATOS, zip(*encontrados.fatos, strict=True), strict=True))
    comuns: dict[str, list[tuple[Any, int]]] = {
        campo: Counter(colunas[campo]).most_common(VALORES_POR_FILTRO) for campo in _DE_FATOS
    } | contar_ligados(ator, encontrados.fatos, VALORES_POR_FILTRO)
    rotulos = _rotulos(ator, comuns)
    return [
        Faceta(campo, titulo, _contagens(campo, comuns.get(campo, []), rotulos))
        for campo, titulo in _FILTROS
    ]


def _contagens(
    campo: str, comuns: list[tuple[Any, int]], rotulos: dict[tuple[str, Any], str]
) -> list[Contagem]:
    """People go by name, as the filters take them: two of the same name are one value."""
    achadas: dict[str, Contagem] = {}
    for valor, total in comuns:
        rotulo = rotulos.get((campo, valor))
        if rotulo is not None:
            # A whole name goes between quotes: no other that contains it comes along.
            chave = f'"{rotulo}"' if campo in _DE_GENTE else str(valor)
            antes = achadas[chave].total if chave in achadas else 0
            achadas[chave] = Contagem(chave, rotulo, antes + total)
    return list(achadas.values())


def _nomes(_ator: Ator, **valores: Any) -> Any:
    """Names of what the catalogues and the units hold under these keys: one question for all."""
    partes = [
        modelo.objects.filter(UmDe("pk", valores[campo]))
        .order_by()
        .annotate(de_que=Value(campo, TextField()), nome_dele=Cast(nome, TextField()))
        .values_list("de_que", "pk", "nome_dele")
        for campo, (modelo, nome) in _COM_NOME.items()
    ]
    return partes[0].union(*partes[1:], all=True)


_nomes_de = Preparada(_nomes)


def _rotulos(ator: Ator, comuns: dict[str, list[tuple[Any, int]]]) -> dict[tuple[str, Any], str]:
    """What each value is called, by filter and value."""
    chaves = {campo: [valor for valor, _ in comuns.get(campo, [])] for campo in _COM_NOME}
    rotulos = {(campo, chave): nome for campo, chave, nome in _nomes_de(ator, **chaves)}
    rotulos |= {("natureza", k): str(v) for k, v in Documento.Natureza.choices}
    rotulos |= {("nivel", k): str(v) for k, v in NivelAcesso.choices}
    return rotulos | {("ano", ano): str(ano) for ano, _ in comuns["ano"]}


_DE_GENTE = ("assinante", "interessado")
_DE_FATOS = ("natureza", "tipo_documento", "tipo", "unidade", "ano", "nivel")
_COM_NOME: dict[str, tuple[Any, str]] = {
    "tipo_documento": (TipoDocumento, "nome"),
    "tipo": (TipoProcesso, "nome"),
    "unidade": (Unidade, "sigla"),
    "assunto": (Assunto, "descricao"),
    "interessado": (Pessoa, "nome"),
    "assinante": (Conta, "nome"),
}
_FILTROS = (
    ("natureza", "Origem"),
    ("tipo_documento", "Tipo de documento"),
    ("tipo", "Tipo de processo"),
    ("unidade", "Unidade"),
    ("assinante", "Assinado por"),
    ("interessado", "Interessado"),
    ("assunto", "Assunto"),
    ("ano", "Ano"),
    ("nivel", "Nível de acesso"),
)
