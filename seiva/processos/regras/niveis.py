"""Access levels: what is declared, what results, and what each level demands.

Publicity is the rule and secrecy the exception, which must name its legal ground.

Norma: Lei 12.527/2011, art. 3º, I; art. 7º, § 2º; art. 22 a 24; art. 31.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Nivel(IntEnum):
    """Access level; the order is the order of restriction, the values are SEI's codes."""

    PUBLICO = 0
    RESTRITO = 1
    SIGILOSO = 2

    @property
    def nome(self) -> str:
        """Name of the level for people."""
        return {0: "Público", 1: "Restrito", 2: "Sigiloso"}[self.value]


class Politica(StrEnum):
    """Whether the institution asks for a piece of information."""

    NAO_USA = "nao_usa"
    OPCIONAL = "opcional"
    OBRIGATORIA = "obrigatoria"


@dataclass(frozen=True, slots=True)
class Problema:
    """One thing to correct in a form.

    Attributes:
        campo: name of the field that must change.
        codigo: stable machine-readable code.
        mensagem: sentence in Brazilian Portuguese saying what to do.
        norma: where the demand comes from, "" when it is the institution's own.
    """

    campo: str
    codigo: str
    mensagem: str
    norma: str = ""


def nivel_efetivo(
    local: Nivel,
    documentos: Iterable[Nivel] = (),
    anexados: Iterable[Nivel] = (),
    *,
    contaminar: bool = True,
) -> Nivel:
    """Return the effective level of a process.

    Args:
        local: level declared for the process itself.
        documentos: levels declared for each document that is neither deleted nor cancelled.
        anexados: effective levels of the processes attached to it.
        contaminar: whether the most restricted part decides for the whole (SEI's
            behaviour, an option of the institution). Without it each document keeps
            its own level, as partial access demands.

    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    if not contaminar:
        return local
    return max(local, *documentos, *anexados, Nivel.PUBLICO)


def nivel_do_documento(declarado: Nivel, do_processo: Nivel) -> Nivel:
    """Return the effective level of a document: never more open than its process."""
    return max(declarado, do_processo)


def nivel_inicial(informado: Nivel | None, sugerido: Nivel) -> Nivel:
    """Return the level of a new process; one not informed is the type's suggestion."""
    return sugerido if informado is None else informado


def exigencias(
    nivel: Nivel,
    *,
    permitidos: Collection[Nivel],
    tem_hipotese: bool,
    tem_grau: bool = False,
    hipotese: Politica = Politica.OBRIGATORIA,
    grau: Politica = Politica.OPCIONAL,
) -> tuple[Problema, ...]:
    """List what is missing or forbidden for a level to be declared; empty when all is well.

    Args:
        nivel: level being declared.
        permitidos: levels that the type of process accepts.
        tem_hipotese: whether a hipótese legal was chosen.
        tem_grau: whether a degree of secrecy was chosen.
        hipotese: whether the institution asks for the hipótese legal.
        grau: whether the institution asks for the degree of secrecy.

    Norma: Lei 12.527/2011, art. 24 e art. 28.
    """
    problemas = []
    if nivel not in permitidos:
        aceitos = " ou ".join(n.nome.lower() for n in sorted(permitidos)) or "nenhum"
        problemas.append(
            Problema(
                "nivel",
                "nivel_nao_permitido",
                f"Este tipo de processo não aceita o nível {nivel.nome.lower()}. "
                f"Escolha: {aceitos}.",
            )
        )
    problemas += _exigencias_da_hipotese(nivel, tem_hipotese, hipotese)
    problemas += exigencias_do_grau(nivel, tem_grau, grau)
    return tuple(problemas)


def _exigencias_da_hipotese(nivel: Nivel, tem: bool, politica: Politica) -> list[Problema]:
    if nivel is Nivel.PUBLICO:
        if not tem:
            return []
        return [
            Problema(
                "hipotese_legal",
                "hipotese_em_publico",
                "Processo público não tem hipótese legal de restrição. Retire a hipótese ou mude "
                "o nível de acesso.",
            )
        ]
    if tem or politica is not Politica.OBRIGATORIA:
        return []
    return [
        Problema(
            "hipotese_legal",
            "sem_hipotese_legal",
            f"Para o nível {nivel.nome.lower()}, escolha a hipótese legal que justifica a "
            "restrição de acesso.",
            norma="Lei 12.527/2011, art. 22",
        )
    ]


def exigencias_do_grau(nivel: Nivel, tem: bool, politica: Politica) -> list[Problema]:
    """What the degree of secrecy still needs: nothing outside sigilo, the policy inside it."""
    if nivel is not Nivel.SIGILOSO:
        if not tem:
            return []
        return [
            Problema(
                "grau_de_sigilo",
                "grau_sem_sigilo",
                "O grau de sigilo só se aplica ao nível sigiloso. Retire o grau ou mude o nível.",
            )
        ]
    if tem or politica is not Politica.OBRIGATORIA:
        return []
    return [
        Problema("grau_de_sigilo", "sem_grau_de_sigilo", "Escolha o grau de sigilo deste processo.")
    ]


def exigencias_da_mudanca(
    atual: Nivel, novo: Nivel, *, outras_unidades_abertas: Collection[str]
) -> tuple[Problema, ...]:
    """List what forbids a process from changing to another level.

    Args:
        atual: effective level today.
        novo: level asked for.
        outras_unidades_abertas: names of the other units where the process is open.
    """
    if novo is not Nivel.SIGILOSO or atual is Nivel.SIGILOSO or not outras_unidades_abertas:
        return ()
    onde = ", ".join(sorted(outras_unidades_abertas))
    return (
        Problema(
            "nivel",
            "aberto_em_outras_unidades",
            "Para se tornar sigiloso, o processo deve estar aberto somente na sua unidade. Ele "
            f"também está aberto em: {onde}.",
        ),
    )
