"""Kinds of message that the system sends: each declared by the module that sends it."""

from collections.abc import Iterable
from dataclasses import dataclass

from seiva.core.erros import NaoEncontrado
from seiva.organizacao.regras import mensagens as regras


@dataclass(frozen=True)
class Variavel:
    """A value that the system fills in.

    `explicacao` says what it is, in plain words; `exemplo` stands for it in previews and tests.
    An `obrigatoria` one must be in the body: it carries what the message exists for (a link).
    """

    nome: str
    explicacao: str
    exemplo: str
    obrigatoria: bool = False

    @property
    def escrita(self) -> str:
        """How it is written in a text."""
        return f"{{{{ {self.nome} }}}}"


INSTITUICAO = Variavel("instituicao", "O nome da instituição.", "")


@dataclass(frozen=True)
class Especie:
    """A kind of message: when it goes out, to whom, what it may say and what it says at first.

    `codigo` is a slug, stable: texts of institutions and Message-IDs hang on it. `quando` is one
    sentence for who administers. `da_plataforma`: only the institution that runs the service for
    the others sends it. Every kind also has `instituicao`.
    """

    codigo: str
    titulo: str
    quando: str
    assunto: str
    corpo: str
    variaveis: tuple[Variavel, ...] = ()
    da_plataforma: bool = False

    @property
    def todas(self) -> tuple[Variavel, ...]:
        """Own variables, and the one that all kinds have."""
        return (*self.variaveis, INSTITUICAO)

    @property
    def nomes(self) -> list[str]:
        return [variavel.nome for variavel in self.todas]

    @property
    def obrigatorias(self) -> list[Variavel]:
        return [variavel for variavel in self.variaveis if variavel.obrigatoria]

    def faltam(self, corpo: str) -> list[Variavel]:
        """Obligatory variables that a body does not have."""
        presentes = regras.usadas(corpo)
        return [variavel for variavel in self.obrigatorias if variavel.nome not in presentes]

    def serve(self, assunto: str, corpo: str) -> bool:
        """Whether these texts can be sent: no problem in either, nothing obligatory missing."""
        textos = regras.problemas(assunto, self.nomes) + regras.problemas(corpo, self.nomes)
        return bool(assunto and corpo) and not textos and not self.faltam(corpo)

    def exemplos(self, instituicao: str) -> dict[str, str]:
        """A value for each variable, as previews show them."""
        return {v.nome: v.exemplo for v in self.variaveis} | {INSTITUICAO.nome: instituicao}


_especies: dict[str, Especie] = {}


def declarar_mensagem(especie: Especie) -> Especie:
    """Declare a kind of message, once, when the application starts.

    Raises `ValueError` for a repeated code, and for a first text that could not be saved.
    """
    if especie.codigo in _especies:
        raise ValueError(f"Mensagem declarada duas vezes: {especie.codigo}")
    if not especie.serve(especie.assunto, especie.corpo):
        raise ValueError(f"O texto inicial da mensagem {especie.codigo} não serve.")
    _especies[especie.codigo] = especie
    return especie


def especies(*, plataforma: bool) -> Iterable[Especie]:
    """Every kind that an institution sends, by title; `plataforma` when it runs the service."""
    suas = (e for e in _especies.values() if plataforma or not e.da_plataforma)
    return sorted(suas, key=lambda e: e.titulo)


def achar_especie(codigo: str, *, plataforma: bool = True) -> Especie:
    """The kind with this code; `NaoEncontrado` for what does not exist or is not sent here."""
    especie = _especies.get(codigo)
    if especie is None or (especie.da_plataforma and not plataforma):
        raise NaoEncontrado
    return especie
