"""What some registers show besides the generic pages."""

from dataclasses import dataclass, field

from seiva.organizacao.cadastros import Cadastro


@dataclass(frozen=True)
class Tela:
    """Extras of a register: buttons of the list (words, name of the address), a part of the page
    inside the form, and where a refusal is solved (code: words, name of the address and its
    argument; the entry goes as `?unidade=`)."""

    botoes: tuple[tuple[str, str], ...] = ()
    parte: str = ""
    saidas: dict[str, tuple[str, str, str]] = field(default_factory=dict)


_COM_PREVIA = Tela(parte="administracao/_previa.html")
TELAS: dict[str, Tela] = {
    "feriados": Tela(botoes=(("Completar um ano", "feriados_completar"),)),
    "modelos-de-documento": _COM_PREVIA,
    "textos-padrao": _COM_PREVIA,
    "orgaos": Tela(parte="gente/_numeracao.html"),
    "unidades": Tela(
        botoes=(("Ver a árvore", "organograma"), ("Importar planilha", "importar")),
        saidas={
            "unidade_em_uso": ("Reorganizar esta unidade", "reorganizar_escolher", "extinguir")
        },
    ),
}
_COMUM = Tela()


def tela_de(cadastro: Cadastro) -> Tela:
    """The extras of a register; nothing for most."""
    return TELAS.get(cadastro.chave, _COMUM)
