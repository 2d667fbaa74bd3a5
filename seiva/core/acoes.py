"""The `@acao` decorator: transaction + authority + actor + no change without andamento.

Authority is declared once, on the act. `acoes_possiveis` reads the same declaration, so that a
button, an API link and a SOAP fault never disagree.
"""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.db import OperationalError, transaction

from seiva.core import eventos
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.core.guarda import AtoEmCurso, AtoSemAndamento, ato_em_curso
from seiva.core.tenancy import esta_suspensa, instituicao_atual

P = ParamSpec("P")
R = TypeVar("R")
IMPASSE = "40P01"
TENTATIVAS = 4
SUSPENSA = (
    "Esta instituição está suspensa: dá para ler, pesquisar, baixar e exportar, mas não para "
    "mudar. Nada se perdeu. Fale com quem opera a plataforma."
)


@dataclass(frozen=True)
class Condicao:
    """A state that an act demands of its object.

    `vale(ator, alvo)` answers True when the act may go on; `mensagem` is what the clerk reads
    when it may not; `ocultar` hides the button instead of explaining it.
    """

    codigo: str
    mensagem: str
    vale: Callable[[Ator, Any], bool]
    ocultar: bool = True
    norma: str | None = None


@dataclass(frozen=True)
class Acao:
    """Declaration of an act, as read by doors."""

    nome: str
    titulo: str
    exige: str | None
    estado: tuple[Condicao, ...]
    sobre: str | None
    registra: bool
    funcao: Callable[..., Any]
    mesmo_suspensa: bool = False

    def suspensao(self, ator: Ator) -> RegraViolada | None:
        """The refusal of an institution that is suspended, or None.

        Background work goes on: it only ends what people had decided before.
        """
        if self.mesmo_suspensa or ator.porta == "tarefa" or not esta_suspensa():
            return None
        return RegraViolada("instituicao_suspensa", SUSPENSA)

    def recusar_suspensa(self, ator: Ator) -> None:
        """Raise that refusal, before the act looks at anything."""
        if (suspensa := self.suspensao(ator)) is not None:
            raise suspensa

    def impedimento(self, ator: Ator, alvo: Any) -> RegraViolada | None:
        """Why `ator` may not do this to `alvo` now, or None."""
        if (suspensa := self.suspensao(ator)) is not None:
            return suspensa
        if self.exige and not ator.pode(self.exige):
            return SemPermissao(
                "sem_permissao",
                f"Seu perfil nesta unidade não permite: {self.titulo}.",
            )
        for condicao in self.estado:
            if not condicao.vale(ator, alvo):
                return RegraViolada(condicao.codigo, condicao.mensagem, norma=condicao.norma)
        return None

    def exigir(self, ator: Ator, alvo: Any) -> None:
        """Raise what stands in the way, if anything does."""
        if (erro := self.impedimento(ator, alvo)) is not None:
            raise erro


_registro: dict[str, Acao] = {}


def acao(
    nome: str,
    *,
    titulo: str,
    exige: str | None = None,
    estado: tuple[Condicao, ...] = (),
    sobre: str | None = None,
    registra: bool = True,
    antes: Callable[..., None] | None = None,
    mesmo_suspensa: bool = False,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare an act.

    The wrapped function is `verbo_objeto(ator, *, …)`. When `sobre` names one of its keyword
    arguments, that object is locked and read again before its state is checked, so two clerks
    never act on the same stale state. With `registra=False` the act may leave no andamento
    (saving a draft: the versions themselves are the history). `antes` is called with the same
    arguments before anything is locked, for what is slow and needs no lock (checking a password).

    Suspended institutions refuse every act without `mesmo_suspensa`: it only reads or exports.
    """

    def decorar(funcao: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(funcao)
        def executar(*args: P.args, **kwargs: P.kwargs) -> R:
            ator = args[0]
            if not isinstance(ator, Ator) or ator.instituicao_id != instituicao_atual():
                raise NaoEncontrado
            esta.recusar_suspensa(ator)
            if antes is not None:
                antes(*args, **kwargs)

            def uma_vez() -> R:
                with transaction.atomic(), _em_ato(esta):
                    if sobre:
                        kwargs[sobre] = type(kwargs[sobre]).travar(kwargs[sobre].pk)  # type: ignore[attr-defined]
                    esta.exigir(ator, kwargs.get(sobre) if sobre else None)
                    return funcao(*args, **kwargs)

            return _insistir(uma_vez)

        esta = Acao(nome, titulo, exige, estado, sobre, registra, executar, mesmo_suspensa)
        _guardar(esta)
        executar.acao = esta  # type: ignore[attr-defined]
        return executar

    return decorar


def _guardar(esta: Acao) -> None:
    """Two acts never share a name."""
    if esta.nome in _registro:
        raise ValueError(f"Ato declarado duas vezes: {esta.nome}")
    _registro[esta.nome] = esta


def _insistir(uma_vez: Callable[[], R]) -> R:
    """Run the outermost act again when the database chose it as the victim of a deadlock.

    Rolling back to the act's savepoint releases what it had locked, so trying again is safe.
    """
    if ato_em_curso.get() is not None:
        return uma_vez()
    for _ in range(TENTATIVAS - 1):
        try:
            return uma_vez()
        except OperationalError as erro:
            if getattr(erro.__cause__, "sqlstate", "") != IMPASSE:
                raise
    return uma_vez()


class _em_ato:  # noqa: N801
    """Context of a running act. What an inner act wrote and registered counts for the outer
    one too, but an outer act that registers does not cover for an inner one that did not."""

    def __init__(self, declarada: Acao) -> None:
        self.declarada = declarada
        self.externo = ato_em_curso.get()

    def __enter__(self) -> None:
        self.atual = AtoEmCurso(self.declarada.nome)
        self.ficha = ato_em_curso.set(self.atual)

    def __exit__(self, tipo: Any, erro: Any, rastro: Any) -> None:
        ato_em_curso.reset(self.ficha)
        if tipo is not None:
            return
        if self.declarada.registra and self.atual.alterados and not self.atual.andamentos:
            nomes = ", ".join(sorted(self.atual.alterados))
            raise AtoSemAndamento(f"{self.declarada.nome} mudou {nomes} sem andamento.")
        if self.externo is not None:
            self.externo.absorver(self.atual)
        else:
            eventos.entregar(self.atual.mudados)


@dataclass(frozen=True)
class Possibilidade:
    """One act that a page may offer: allowed, or explained."""

    acao: Acao
    impedimento: RegraViolada | None

    @property
    def nome(self) -> str:
        return self.acao.nome

    @property
    def titulo(self) -> str:
        return self.acao.titulo

    @property
    def permitida(self) -> bool:
        return self.impedimento is None


def declaradas() -> Iterator[Acao]:
    """Every declared act."""
    yield from _registro.values()


def declarada(nome: str) -> Acao:
    return _registro[nome]


def acoes_possiveis(ator: Ator, alvo: Any, *, sobre: str) -> dict[str, Possibilidade]:
    """The acts over `alvo` (declared with `sobre`) that `ator` may do now, by name.

    Impossible acts are left out, except those whose refusal is worth explaining.
    """
    resposta: dict[str, Possibilidade] = {}
    for declaracao in _registro.values():
        if declaracao.sobre != sobre:
            continue
        erro = declaracao.impedimento(ator, alvo)
        explicavel = erro is not None and any(
            c.codigo == erro.codigo and not c.ocultar for c in declaracao.estado
        )
        if erro is None or explicavel:
            resposta[declaracao.nome] = Possibilidade(declaracao, erro)
    return resposta
