"""What a register is made of: one frozen declaration for each model."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model, Q, QuerySet
from django.utils.text import capfirst

from seiva.core.ator import Ator
from seiva.core.relogio import hoje

Regra = Callable[[Ator, Any, dict[str, Any]], None]
Opcao = tuple[Any, str]


@dataclass(frozen=True)
class Ligacao:
    """Rows of another table that tie the entry to others: `dono` is the entry, `alvo` the other.

    With `ordem`, the rows keep the order in which the values came.
    """

    modelo: type[Any]
    dono: str
    alvo: str
    ordem: str = ""


@dataclass(frozen=True)
class Campo:
    """One thing that the administrator fills in.

    `nome` is a field of the model, or any name when there is a `ligacao` (its value is then a
    list of rows). `escolhas` are the values of a field that holds a list. `opcoes` are the rows
    that may be chosen (what the entry already uses is always among them). `forma` is how a form
    asks, when the kind of the field does not say enough: `paragrafos`, `modelo`.
    """

    nome: str
    rotulo: str = ""
    ajuda: str = ""
    obrigatorio: bool | None = None
    escolhas: tuple[Opcao, ...] = ()
    opcoes: Callable[[], QuerySet[Any]] | None = None
    ligacao: Ligacao | None = None
    forma: str = ""
    so_ao_criar: bool = False


@dataclass(frozen=True)
class Coluna:
    """A column of the list: a field, or what `texto` says of the entry."""

    nome: str
    rotulo: str = ""
    texto: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Filtro:
    """A choice that narrows the list. Without functions, the field of that name decides."""

    nome: str
    rotulo: str = ""
    opcoes: Callable[[], Iterable[Opcao]] | None = None
    aplicar: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None


@dataclass(frozen=True)
class Cadastro:
    """A register: a model, what is filled in, how it is listed and what it refuses.

    `encerra` is the field that puts an entry out of use: `ativo` (boolean) or `fim` (last day);
    "" when entries never are. `ordens` are the fields by which the list may be sorted, the first
    by default (`-` for the largest first); each needs an index and is never null. `regras` see
    the actor, the entry with its new values and every value by name: they raise `RegraViolada`
    with `campo=`, and may put the entry in its canonical form. `ao_encerrar` refuse the end of an
    entry. `relacionados` and `previos` are loaded with a page of the list.
    """

    chave: str
    modelo: type[Any]
    titulo: str
    singular: str
    texto: str
    vazio: str
    campos: tuple[Campo, ...]
    colunas: tuple[str | Coluna, ...]
    ordens: tuple[str, ...]
    busca: tuple[str, ...] = ()
    filtros: tuple[str | Filtro, ...] = ()
    feminino: bool = False
    encerra: str = "ativo"
    regras: tuple[Regra, ...] = ()
    ao_encerrar: tuple[Callable[[Ator, Any], None], ...] = ()
    relacionados: tuple[str, ...] = ()
    previos: tuple[str, ...] = ()

    @property
    def nome_do_modelo(self) -> str:
        """How the log of administration names this register."""
        return str(self.modelo._meta.label_lower)

    def campo(self, nome: str) -> Campo:
        """The declared field of this name; `KeyError` when there is none."""
        for campo in self.campos:
            if campo.nome == nome:
                return campo
        raise KeyError(nome)

    def do_modelo(self, nome: str) -> Field | None:
        """The field of the model with this name, or None."""
        try:
            achado = self.modelo._meta.get_field(nome)
        except FieldDoesNotExist:
            return None
        return achado if isinstance(achado, Field) else None

    def rotulo(self, nome: str) -> str:
        """How people call a field."""
        declarado = next((c.rotulo for c in self.campos if c.nome == nome), "")
        if declarado:
            return declarado
        if nome == self.encerra:
            return "Em uso" if nome == "ativo" else "Fim"
        campo = self.do_modelo(nome)
        return capfirst(str(campo.verbose_name)) if campo else nome

    def em_uso(self) -> Q:
        """Condition of the entries that may still be chosen."""
        if self.encerra == "fim":
            return Q(fim__isnull=True) | Q(fim__gte=hoje())
        return Q(ativo=True) if self.encerra else Q()

    def usa(self, registro: Model) -> bool:
        """Whether this entry may still be chosen."""
        if self.encerra == "fim":
            fim = registro.fim  # type: ignore[attr-defined]
            return fim is None or fim >= hoje()
        return bool(registro.ativo) if self.encerra else True  # type: ignore[attr-defined]
