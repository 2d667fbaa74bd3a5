"""Questions asked on every page, turned into SQL once.

Building a queryset and compiling it costs Django more than PostgreSQL spends answering it. A
prepared question is the same queryset, with its rules where they always are, compiled at its
first use with marks in the place of the institution, the person and the unit; afterwards only
the marks are replaced. Only values come out, never model instances.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, F, Func, QuerySet, Value

from seiva.core.ator import Ator
from seiva.core.relogio import agora, como_em
from seiva.core.tenancy import compilando, instituicao_atual

# Far from any id, and different from each other.
_INSTITUICAO, _CONTA, _UNIDADE, _ORGAO = (
    8_100_000_000_000_000_000 + posto for posto in range(1, 5)
)  # fmt: skip
_LIVRES = 8_200_000_000_000_000_000
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


class Preparada:
    """`Preparada(fazer)(ator, *chave, **valores)`: rows of `fazer(ator, *chave, **valores)`.

    fazer: answers a queryset of `values_list`, looking at nothing but its arguments. `chave`
    are hashable and choose the shape of the question; `valores` only fill it: integers, and lists
    of integers where it says `UmDe`.
    """

    def __init__(self, fazer: Fazer) -> None:
        self.fazer = fazer
        self._feitas: dict[Any, tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, ator: Ator, *chave: Any, **valores: Any) -> list[tuple[Any, ...]]:
        forma = (*_forma(ator), *chave)
        if forma not in self._feitas:
            self._feitas[forma] = self._compilar(ator, chave, valores)
        sql, lugares = self._feitas[forma]
        marcas = {
            _INSTITUICAO: instituicao_atual(),
            _CONTA: ator.conta_id,
            _UNIDADE: ator.unidade_id,
            _ORGAO: ator.orgao_id,
            **{_LIVRES + i: valores[nome] for i, nome in enumerate(sorted(valores))},
        }
        with connection.cursor() as cursor:
            cursor.execute(sql, [marcas.get(p, p) if isinstance(p, int) else p for p in lugares])
            return cursor.fetchall()

    def _compilar(
        self, ator: Ator, chave: tuple[Any, ...], valores: dict[str, Any]
    ) -> tuple[str, tuple[Any, ...]]:
        marcado = replace(
            ator,
            instituicao_id=_INSTITUICAO,
            conta_id=None if ator.conta_id is None else _CONTA,
            unidade_id=None if ator.unidade_id is None else _UNIDADE,
            orgao_id=None if ator.orgao_id is None else _ORGAO,
            unidades=_SemMarca(),
        )
        livres = {nome: _LIVRES + i for i, nome in enumerate(sorted(valores))}
        with compilando(_INSTITUICAO):
            sql, lugares = _em_sql(self.fazer(marcado, *chave, **livres))
            with como_em(agora() + _OUTRO_DIA):  # the instant of today would stay for ever
                if _em_sql(self.fazer(marcado, *chave, **livres)) != (sql, lugares):
                    raise NaoSePrepara(sql)
        marcas = {_INSTITUICAO, _CONTA, _UNIDADE, _ORGAO, *livres.values()}
        outros = [sql, *(p for p in lugares if p not in marcas)]
        if _INSTITUICAO not in lugares or any(str(m) in str(o) for m in marcas for o in outros):
            raise NaoSePrepara(sql)
        return sql, lugares


def _em_sql(pergunta: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    sql, lugares = pergunta.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(lugares)


def _forma(ator: Ator) -> tuple[Any, ...]:
    """What of the actor may change the text of a question."""
    return ator.porta, ator.conta_id is None, ator.unidade_id is None, ator.permissoes
