"""Questions asked on every page, turned into SQL once.

Building a queryset and compiling it costs Django more than PostgreSQL spends answering it. A
prepared question is the same queryset, with its rules where they always are, compiled at its
first use with marks in the place of the institution, the person and the unit; afterwards only
the marks are replaced.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, F, Func, QuerySet, Value
from django.db.models.query import ModelIterable, get_related_populators

from seiva.core.ator import Ator
from seiva.core.relogio import agora, como_em
from seiva.core.tenancy import compilando, instituicao_atual

# Far from any id, and different from each other.
_INSTITUICAO, _CONTA, _UNIDADE, _ORGAO, _ACESSO = (
    8_100_000_000_000_000_000 + posto for posto in range(1, 6)
)  # fmt: skip
_LIVRES = 8_200_000_000_000_000_000
_DIA_DE_NINGUEM = date(8999, 1, 1)
_OUTRO_DIA = timedelta(days=1000)
Fazer = Callable[..., QuerySet[Any]]


class NaoSePrepara(Exception):
    """The question is without scope, depends on the clock, or on something without a mark."""


class _SemMarca(frozenset[int]):
    """The units of the actor are a set: a question that depends on it cannot be prepared."""

    def __contains__(self, _item: object) -> bool:
        raise NaoSePrepara

    def __iter__(self) -> Iterator[int]:
        raise NaoSePrepara


class UmDe(Func):
    """`filter(UmDe("x_id", lista))`: x is one of a list, a single parameter however long."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, campo: str, lista: Any) -> None:
        super().__init__(F(campo), Value(lista, output_field=BigIntegerField()))


class _Pergunta:
    """A queryset compiled once for each shape; asks it with the marks replaced."""

    def __init__(self, fazer: Fazer) -> None:
        self.fazer = fazer
        self._feitas: dict[Any, _Feita] = {}

    def _perguntar(
        self, ator: Ator, chave: tuple[Any, ...], valores: dict[str, Any]
    ) -> tuple["_Feita", list[tuple[Any, ...]]]:
        forma = (*_forma(ator), *chave)
        feita = self._feitas.get(forma)
        if feita is None:
            feita = self._feitas[forma] = self._compilar(ator, chave, valores)
        marcas = {
            _INSTITUICAO: instituicao_atual(),
            _CONTA: ator.conta_id,
            _UNIDADE: ator.unidade_id,
            _ORGAO: ator.orgao_id,
            _ACESSO: ator.acesso_id,
            **{marca: valores[nome] for nome, marca in feita.livres.items()},
        }
        lugares = [
            marcas.get(p, p) if isinstance(p, int | str | date) else p for p in feita.lugares
        ]
        with connection.cursor() as cursor:
            cursor.execute(feita.sql, lugares)
            return feita, cursor.fetchall()

    def _compilar(self, ator: Ator, chave: tuple[Any, ...], valores: dict[str, Any]) -> "_Feita":
        marcado = replace(
            ator,
            instituicao_id=_INSTITUICAO,
            conta_id=None if ator.conta_id is None else _CONTA,
            unidade_id=None if ator.unidade_id is None else _UNIDADE,
            orgao_id=None if ator.orgao_id is None else _ORGAO,
            acesso_id=None if ator.acesso_id is None else _ACESSO,
            unidades=_SemMarca(),
        )
        livres = {nome: _marca(i, valor) for i, (nome, valor) in enumerate(valores.items())}
        with compilando(_INSTITUICAO):
            feita = _Feita(self.fazer(marcado, *chave, **livres))
            with como_em(agora() + _OUTRO_DIA):  # the instant of today would stay for ever
                outra = _Feita(self.fazer(marcado, *chave, **livres))
        sql, lugares = feita.sql, feita.lugares
        if (outra.sql, outra.lugares) != (sql, lugares):
            raise NaoSePrepara(sql)
        marcas = {_INSTITUICAO, _CONTA, _UNIDADE, _ORGAO, _ACESSO, *livres.values()}
        outros = [sql, *(p for p in lugares if p not in marcas)]
        if _INSTITUICAO not in lugares or any(str(m) in str(o) for m in marcas for o in outros):
            raise NaoSePrepara(sql)
        feita.livres = livres
        return feita


class Preparada(_Pergunta):
    """`Preparada(fazer)(ator, *chave, **valores)`: rows of `fazer(ator, *chave, **valores)`.

    fazer: answers a queryset of `values_list`, looking at nothing but its arguments. `chave`
    are hashable and choose the shape of the question; `valores` only fill it: integers, texts,
    days, and lists of integers or of texts where it says `UmDe`; each always of the same kind.
    """

    def __call__(self, ator: Ator, *chave: Any, **valores: Any) -> list[tuple[Any, ...]]:
        return self._perguntar(ator, chave, valores)[1]


class PreparadaDeObjetos(_Pergunta):
    """As `Preparada`, of a queryset of models: instances, with what `select_related` and
    `annotate` brought. Nothing is prefetched (`NaoSePrepara`)."""

    def __call__(self, ator: Ator, *chave: Any, **valores: Any) -> list[Any]:
        feita, linhas = self._perguntar(ator, chave, valores)
        return list(feita.objetos(linhas))


class _Feita:
    """The text of a question, its parameters, and how its rows become instances."""

    def __init__(self, pergunta: QuerySet[Any]) -> None:
        if pergunta._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise NaoSePrepara("prefetch_related")
        compilador = pergunta.query.get_compiler(connection=connection)
        self.sql, lugares = compilador.as_sql()
        self.lugares = tuple(lugares)
        self.livres: dict[str, Any] = {}
        self._compilador = compilador
        if pergunta._iterable_class is not ModelIterable:
            return
        self._conversores = compilador.get_converters([c[0] for c in compilador.select])
        forma = compilador.klass_info
        campos = forma["select_fields"]
        self._modelo, self._trecho = forma["model"], slice(campos[0], campos[-1] + 1)
        self._nomes = [c[0].target.attname for c in compilador.select[self._trecho]]
        self._ligados = get_related_populators(forma, compilador.select, connection.alias)  # type: ignore[call-arg]

    def objetos(self, linhas: list[tuple[Any, ...]]) -> Iterator[Any]:
        """Instances of the rows, as `QuerySet` makes them (django.db.models.query)."""
        prontas: Any = linhas
        if self._conversores:
            prontas = self._compilador.apply_converters(linhas, self._conversores)
        for linha in prontas:
            objeto = self._modelo.from_db(connection.alias, self._nomes, linha[self._trecho])
            for ligado in self._ligados:
                ligado.populate(linha, objeto)
            for nome, lugar in self._compilador.annotation_col_map.items():
                setattr(objeto, nome, linha[lugar])
            yield objeto


def _marca(posto: int, valor: Any) -> Any:
    """What stands for a value while the question is written: of its kind, and nobody's."""
    if isinstance(valor, str):
        return f"\ue000{posto}\ue000"  # of the private use area
    if isinstance(valor, date):
        return _DIA_DE_NINGUEM + timedelta(days=posto)
    return _LIVRES + posto


def _forma(ator: Ator) -> tuple[Any, ...]:
    """What of the actor may change the text of a question."""
    vazios = tuple(v is None for v in (ator.conta_id, ator.unidade_id, ator.acesso_id))
    return ator.porta, *vazios, ator.permissoes
