"""What some registers show besides the generic pages."""

from dataclasses import dataclass

from seiva.organizacao.cadastros import Cadastro


@dataclass(frozen=True)
class Tela:
    """Extras of a register: buttons of the list (words, name of the address) and a part of the
    page inside the form."""

    botoes: tuple[tuple[str, str], ...] = ()
    parte: str = ""


_COM_PREVIA = Tela(parte="administracao/_previa.html")
TELAS: dict[str, Tela] = {
    "feriados": Tela(botoes=(("Completar um ano", "feriados_completar"),)),
    "modelos-de-documento": _COM_PREVIA,
    "textos-padrao": _COM_PREVIA,
}
_COMUM = Tela()


def tela_de(cadastro: Cadastro) -> Tela:
    """The extras of a register; nothing for most."""
    return TELAS.get(cadastro.chave, _COMUM)
