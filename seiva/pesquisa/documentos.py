"""Searching documents by words and filters (ADR 0014)."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Subquery, TextField, Value
from django.db.models.functions import ExtractYear, Greatest
from django.utils import timezone

from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import Documento, Liberacao
from seiva.organizacao.models import Instituicao
from seiva.pesquisa import marcas
from seiva.pesquisa.regras.consulta import Consulta, entender
from seiva.processos.models import Passagem, Processo

TETO = 1000  # matches that are counted; the most recent ones
CLASSIFICADOS = 300  # of these, how many are put in order of relevance
POR_PAGINA = 25
PRAZO_DE_FRASES = 120  # ms of reading texts for the nearness of words
_PROCESSOS_ABERTOS = 5000
_LIBERADOS = 200  # documents of blocks that are searched
_RESPOSTA = ("documentos", "relevancias", "truncado", "interrompido", "vazia")
_TIPOS = {"processos": "bigint[]", "de": "timestamptz", "ate": "timestamptz"} | dict.fromkeys(
    ("teto", "classificar", "prazo"), "integer"
)


@dataclass(frozen=True)
class FiltrosDeDocumento:
    """What narrows a search of documents. Keys of rows; dates of creation, both included.

    `cargo`: position, as it reads, of someone who signed. Of `assinantes` and `interessados` any will do; an empty tuple is nobody, and finds nothing.
    """

    tipo: int | None = None
    tipo_do_processo: int | None = None
    unidade: int | None = None
    assinantes: tuple[int, ...] | None = None
    interessados: tuple[int, ...] | None = None
    assunto: int | None = None
    nivel: int | None = None
    natureza: str = ""
    cargo: str = ""
    de: date | None = None
    ate: date | None = None
    abertos_aqui: bool = False
    processo: int | None = None

    @property
    def algum(self) -> bool:
        return any(getattr(self, f.name) not in (None, "", False) for f in fields(self))

    def marcas(self) -> str:
        """The filters that are marks, as a tsquery; "" when none."""
        pedidos = (
            (marcas.TIPO, self.tipo),
            (marcas.TIPO_DO_PROCESSO, self.tipo_do_processo),
            (marcas.UNIDADE_GERADORA, self.unidade),
            (marcas.ASSUNTO, self.assunto),
            (marcas.NIVEL, self.nivel),
            (marcas.NATUREZA, self.natureza or None),
        )
        grupos = [f"'{marca}{valor}'" for marca, valor in pedidos if valor is not None]
        if self.cargo:
            grupos.append(f"'{marcas.de_cargo(self.cargo)}'")
        for marca, chaves in (
            (marcas.ASSINANTE, self.assinantes),
            (marcas.INTERESSADO, self.interessados),
        ):
            if chaves is not None:
                grupos.append(marcas.um_de(f"{marca}{chave}" for chave in chaves or (0,)))
        return marcas.todos(grupos)


# What the counts ask of one document, in the order of `_fatos`. `ano`: of creation, local time.
# `processo` is its key; `aberto`: the process may be read too, not this document alone.
FATOS = (
    "documento", "natureza", "tipo_documento", "tipo", "unidade", "ano", "nivel", "processo",
    "aberto",
)  # fmt: skip


@dataclass(frozen=True)
class Encontrados:
    """What was found: keys in the order to be shown, and the `FATOS` of each for the counts.

    `truncado`: there are more than these, the most recent. `interrompido`: the time for reading
    phrases ended, and older documents were not looked at. `vazia`: no word that is searched
    (empty, operators alone, articles and prepositions).
    """

    consulta: Consulta
    chaves: list[int] = field(default_factory=list)
    fatos: list[tuple[Any, ...]] = field(default_factory=list)
    truncado: bool = False
    interrompido: bool = False
    vazia: bool = False


def achar_documentos(
    ator: Ator,
    texto: str,
    filtros: FiltrosDeDocumento,
    *,
    recentes: bool = False,
    ate_o_instante: datetime | None = None,
    com_fatos: bool = True,
) -> Encontrados:
    """Documents whose content the actor may read, with these words and filters.

    In order of relevance (words of the register weigh ten times those of the content; a document
    of today twice an old one), or the latest first with `recentes`. Documents made after
    `ate_o_instante`, when the first page was drawn, do not move those of the next pages. Without
    `com_fatos` there is nothing to count, which costs less.
    """
    consulta = entender(texto)
    if not consulta.inteira and (texto.strip() or not filtros.algum):
        return Encontrados(consulta, vazia=True)
    chaves, relevancias, truncado, interrompido, vazia = _candidatos(
        ator, consulta, filtros, 0 if recentes else CLASSIFICADOS, ate_o_instante
    )
    if vazia:
        return Encontrados(consulta, vazia=True)
    fatos = _legiveis(ator, chaves, com_fatos)
    notas = dict(zip(chaves, relevancias or [], strict=False))
    ordem = [chave for chave in chaves if chave in fatos]
    ordem.sort(key=lambda chave: -notas.get(chave, 0.0))  # stable: ties stay by date
    deles = [fatos[k] for k in ordem] if com_fatos else []
    return Encontrados(consulta, ordem, deles, truncado, interrompido)


def _candidatos(
    ator: Ator,
    consulta: Consulta,
    filtros: FiltrosDeDocumento,
    classificar: int,
    instante: datetime | None,
) -> tuple[Any, ...]:
    """From the index: keys, the latest first, narrowed to what the marks let the actor read."""
    fim = _inicio(filtros.ate + timedelta(days=1)) if filtros.ate else None
    publico, outros = leitor_de(ator)
    valores = {
        "ampla": consulta.ampla,
        "exata": consulta.exata,
        "publico": publico,
        "outros": outros,
        "filtro": filtros.marcas(),
        "processos": _processos(ator, filtros),
        "de": _inicio(filtros.de),
        "ate": min((d for d in (fim, instante) if d), default=None),
        "teto": TETO,
        "classificar": classificar,
        "prazo": PRAZO_DE_FRASES,
    }
    achado = json.loads(_no_indice(ator, **valores)[0][0])
    return tuple(achado[campo] for campo in _RESPOSTA)


def leitor_de(ator: Ator) -> tuple[str, str]:
    """Marks of what the actor may read: the public one, and a tsquery of the others, but for
    the documents released one by one, which the question itself adds."""
    outros = []
    if ator.unidade_id is not None:
        outros = [f"{marcas.UNIDADE}{ator.unidade_id}", f"{marcas.MINUTA}{ator.unidade_id}"]
        if ator.conta_id is not None:
            outros.append(f"{marcas.CREDENCIAL}{ator.conta_id}.{ator.unidade_id}")
    return f"{marcas.PUBLICO}{instituicao_atual()}", marcas.um_de(outros)


class _MarcasDosLiberados(Subquery):
    """Marks of the documents of a query, each after the sign that joins it to a tsquery."""

    template = (
        "(SELECT coalesce(string_agg(' | ' || quote_literal('%(marca)s' || l.documento_id), ''), '')"
        " FROM (%(subquery)s) l)"
    )
    output_field = TextField()


class _Indice(Func):
    """The answer of the search in the index, as JSON."""

    template = "(SELECT to_jsonb(a) FROM seiva_pesquisar_documentos(%(expressions)s) a)"
    output_field = TextField()


class UmDeTexto(Func):
    """As `UmDe`, of a list written as PostgreSQL writes it: a thousand keys cost as little to
    send as one text."""

    template, arg_joiner, output_field = "(%(expressions)s::bigint[]))", " = ANY(", BooleanField()


def em_texto(chaves: Iterable[int]) -> str:
    """A list of keys for `UmDeTexto`."""
    return f"{{{','.join(map(str, chaves))}}}"


class _Argumento(Func):
    template, output_field = "%(expressions)s::%(tipo)s", TextField()


class _Juntos(Func):
    template, arg_joiner, output_field = "%(expressions)s", " || ", TextField()


def _pergunta_ao_indice(ator: Ator, **valores: Any) -> Any:
    """`seiva_pesquisar_documentos` (migration 0011), asked with what was released to the unit."""
    argumentos: list[Any] = [
        _Argumento(Value(valor), tipo=_TIPOS.get(nome, "text")) for nome, valor in valores.items()
    ]
    if ator.unidade_id is not None:
        liberados = Liberacao.objects.chaves_para(ator.unidade_id, _LIBERADOS)
        outros = list(valores).index("outros")
        argumentos[outros] = _Juntos(
            argumentos[outros], _MarcasDosLiberados(liberados, marca=marcas.DOCUMENTO)
        )
    casas = Instituicao.objects.filter(pk=ator.instituicao_id)
    return casas.annotate(achado=_Indice(*argumentos)).values_list("achado")


_no_indice = Preparada(_pergunta_ao_indice)


def _processos(ator: Ator, filtros: FiltrosDeDocumento) -> list[int] | None:
    """Processes to which the filters limit the search, or None."""
    if filtros.processo is not None:
        return [filtros.processo]
    if not filtros.abertos_aqui:
        return None
    abertos = Passagem.objects.abertas_em(ator.unidade_id or 0).order_by("-movida_em")
    return list(abertos.values_list("processo_id", flat=True)[:_PROCESSOS_ABERTOS])


def so_legiveis(ator: Ator, chaves: Collection[int]) -> list[int]:
    """Of these documents, those whose content the actor may read."""
    return list(_legiveis(ator, chaves, False))


def _legiveis(ator: Ator, chaves: Collection[int], com_fatos: bool) -> dict[int, tuple[Any, ...]]:
    """The last word on who may read: facts (or the key alone) of what passes, by key."""
    if not chaves:
        return {}
    return {linha[0]: linha for linha in _fatos_de(ator, com_fatos, documentos=em_texto(chaves))}


def _fatos(ator: Ator, com_fatos: bool, *, documentos: Any) -> Any:
    passam = Documento.objects.legiveis_por(ator).filter(UmDeTexto(F("pk"), Value(documentos)))
    if not com_fatos:
        return passam.order_by().values_list("pk")
    return passam.values_list(
        "pk",
        "natureza",
        "tipo_id",
        "processo__tipo_id",
        "unidade_id",
        ExtractYear("criado_em"),
        Greatest("nivel", "processo__nivel_efetivo"),
        "processo_id",
        Exists(Processo.objects.legiveis_por(ator).filter(pk=OuterRef("processo_id"))),
    )


_fatos_de = Preparada(_fatos)


def _inicio(dia: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(dia, time.min)) if dia else None
