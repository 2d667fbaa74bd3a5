"""The board: a column for each state of who is on the way in."""

from dataclasses import dataclass

from seiva.adesao.models import Adesao, Estado
from seiva.adesao.models.adesao import VIVAS

POR_COLUNA = 100
NA_COLUNA = {
    Estado.INTERESSE: "Gerar o termo de adesão.",
    Estado.TERMO: "Assinar, enviar à autoridade e aprovar.",
    Estado.PREPARACAO: "O administrador prepara a instituição.",
    Estado.PILOTO: "Em uso, ainda como piloto.",
    Estado.PRODUCAO: "Em uso.",
}


@dataclass(frozen=True)
class Coluna:
    """One state: its cards, up to `POR_COLUNA`, and how many there are in all."""

    estado: str
    titulo: str
    ajuda: str
    cartoes: list[Adesao]
    total: int


def colunas() -> list[Coluna]:
    """Every column, in the order of the way in; two questions for each."""
    resposta = []
    for estado in VIVAS:
        daqui = Adesao.objects.no_quadro(estado.value)
        cartoes = list(daqui[:POR_COLUNA])
        total = len(cartoes) if len(cartoes) < POR_COLUNA else daqui.count()
        resposta.append(Coluna(estado.value, str(estado.label), NA_COLUNA[estado], cartoes, total))
    return resposta
