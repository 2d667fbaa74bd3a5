"""What some registers show besides the generic pages."""

from dataclasses import dataclass, field

from seiva.organizacao.cadastros import Cadastro


@dataclass(frozen=True)
class Tela:
    """Extras of a register: buttons of the list (words, name of the address), a part of the page
    under the form, and scripts of its own."""

    botoes: tuple[tuple[str, str], ...] = ()
    parte: str = ""
    scripts: tuple[str, ...] = field(default_factory=tuple)


TELAS: dict[str, Tela] = {}
_COMUM = Tela()


def tela_de(cadastro: Cadastro) -> Tela:
    """The extras of a register; nothing for most."""
    return TELAS.get(cadastro.chave, _COMUM)
