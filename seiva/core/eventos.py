"""What upper modules hear of the acts of the lower ones, at the end of the act.

A lower module cannot import an upper one. An upper module that must be up to date the instant
an act commits (the search index) subscribes here to a tenant model; what the act saved or
deleted of it, one by one, is delivered once, when the outermost act ends, inside its transaction. Anything slow, or that
may fail, does not belong here: it is a job (`seiva.core.jobs`). See ADR 0008.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

Assinante = Callable[[list[Any]], None]


@dataclass(frozen=True)
class _Assinatura:
    funcao: Assinante
    campos: frozenset[str]


_assinantes: dict[str, list[_Assinatura]] = {}


def ao_mudar(rotulo: str, *, campos: Collection[str] = ()) -> Callable[[Assinante], Assinante]:
    """Subscribe `f(objetos)` to objects of the model `rotulo` ("app.Modelo") saved in an act.

    A function may subscribe to several models; it is called once an act. With `campos`, a save
    limited by `update_fields` to other fields does not count. What was deleted comes without its
    key. Updates and deletions in bulk are not heard.
    """

    def decorar(funcao: Assinante) -> Assinante:
        _assinantes.setdefault(rotulo, []).append(_Assinatura(funcao, frozenset(campos)))
        return funcao

    return decorar


def interessa(rotulo: str, salvos: Collection[str] | None) -> bool:
    """True when somebody wants to hear of this save (`salvos`: its `update_fields`)."""
    return any(
        salvos is None or not assinatura.campos or assinatura.campos & set(salvos)
        for assinatura in _assinantes.get(rotulo, ())
    )


def entregar(mudados: dict[tuple[str, Any], Any]) -> None:
    """Tell each subscriber once all that changed; `mudados` maps (label, key) to the object."""
    por_funcao: dict[Assinante, list[Any]] = {}
    for (rotulo, _chave), objeto in mudados.items():
        for assinatura in _assinantes.get(rotulo, ()):
            por_funcao.setdefault(assinatura.funcao, []).append(objeto)
    for funcao, objetos in por_funcao.items():
        funcao(objetos)


def anunciar(objeto: Any) -> None:
    """Tell subscribers now, in the current transaction, of derived data saved outside an act."""
    entregar({(objeto._meta.label, objeto.pk): objeto})
