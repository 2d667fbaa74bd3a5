"""Vocabulary of the legal history: each module declares its kinds of andamento."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

RESUMIDO, COMPLETO, TOTAL = "resumido", "completo", "total"
VISOES = (RESUMIDO, COMPLETO, TOTAL)
# Fields that name units, public bodies, dates and columns of a register: never a person, a document or a process.
SEM_RESERVA = frozenset(
    {"origem", "destino", "destinos", "unidade", "unidades", "ente", "data", "campo"}
)


@dataclass(frozen=True)
class TipoAndamento:
    """One kind of entry.

    `tarefa` is the numeric id compatible with SEI's standard tasks; `texto` is a template over
    the exact `campos`; `frase` is the plain sentence for the citizen, and `reservada` the same
    for who may not read what it is about: it names neither people nor documents; `visao` is the shortest
    view that shows it; with `so_da_unidade` only the acting unit sees it; with `de_credencial`,
    only who holds a credential (or held one until the secrecy ended); `de_fora` is what also
    somebody outside the process writes: it does not mean that the unit had the process.
    """

    codigo: str
    tarefa: int
    texto: str
    campos: frozenset[str]
    frase: str = ""
    visao: str = COMPLETO
    so_da_unidade: bool = False
    norma: str = ""
    de_credencial: bool = False
    de_fora: bool = False
    reservada: str = ""

    def dita(self, dados: Mapping[str, str], *, reservada: bool) -> str:
        """The plain sentence over these values; the formal text when there is none.

        With `reservada`, only units, dates and names of columns may show: a kind whose sentence
        would show more, and that has no other, is told by nothing but "Houve um registro".
        """
        if not reservada:
            return (self.frase or self.texto).format(**dados)
        for modelo in (self.reservada, self.frase):
            if modelo and campos_de(modelo) <= SEM_RESERVA:
                return modelo.format(**dados)
        return "Houve um registro no processo."

    def formal(self, dados: Mapping[str, str], *, reservada: bool) -> str:
        """The text of the legal history; to who may not read what it is about, the sentence."""
        if reservada and not campos_de(self.texto) <= SEM_RESERVA:
            return self.dita(dados, reservada=True)
        return self.texto.format(**dados)


def campos_de(modelo: str) -> frozenset[str]:
    """The fields that a template uses."""
    return frozenset(campo for _, campo, _, _ in Formatter().parse(modelo) if campo)


_tipos: dict[str, TipoAndamento] = {}


def declarar(
    codigo: str,
    tarefa: int,
    texto: str,
    *campos: str,
    frase: str = "",
    visao: str = COMPLETO,
    so_da_unidade: bool = False,
    norma: str = "",
    de_credencial: bool = False,
    de_fora: bool = False,
    reservada: str = "",
) -> TipoAndamento:
    """Declare a kind of andamento. Codes are unique for the whole product."""
    if codigo in _tipos:
        raise ValueError(f"Andamento declarado duas vezes: {codigo}")
    tipo = TipoAndamento(
        codigo,
        tarefa,
        texto,
        frozenset(campos),
        frase,
        visao,
        so_da_unidade,
        norma,
        de_credencial,
        de_fora,
        reservada,
    )
    _tipos[codigo] = tipo
    return tipo


def tipo(codigo: str) -> TipoAndamento:
    return _tipos[codigo]


def todos() -> list[TipoAndamento]:
    return list(_tipos.values())


def codigos_da_visao(visao: str) -> list[str]:
    """Codes shown in a view of the history: each view contains the shorter ones."""
    ate = VISOES.index(visao)
    return [t.codigo for t in _tipos.values() if VISOES.index(t.visao) <= ate]


def codigos_so_da_unidade() -> list[str]:
    return [t.codigo for t in _tipos.values() if t.so_da_unidade]


def codigos_de_credencial() -> list[str]:
    return [t.codigo for t in _tipos.values() if t.de_credencial]


def codigos_de_fora() -> list[str]:
    return [t.codigo for t in _tipos.values() if t.de_fora]
