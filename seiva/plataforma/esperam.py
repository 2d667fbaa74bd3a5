"""What waits for the operator: one question an area, each answering a card or nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from seiva.operacao import fila
from seiva.operacao.instituicoes import contagens


@dataclass(frozen=True)
class Espera:
    """A card of the front page. `tom`: "perigo", "aviso" or "info"."""

    titulo: str
    texto: str
    url: str
    quantos: int = 0
    tom: str = "info"


def _executores() -> Espera | None:
    if fila.resumo().executores:
        return None
    texto = "Nenhum executor dá sinal de vida: nada do que está na fila anda."
    return Espera("Executores parados", texto, reverse("plataforma_tarefas"), tom="perigo")


def _falhas() -> Espera | None:
    quantas = fila.resumo().falharam
    if not quantas:
        return None
    url = reverse("plataforma_tarefas") + "?estado=failed"
    return Espera("Tarefas com falha", "Veja o erro e tente de novo.", url, quantas, "perigo")


def _problemas() -> Espera | None:
    quantas = contagens()["com_problema"]
    if not quantas:
        return None
    url = reverse("plataforma_instituicoes") + "?estado=problemas&ordem=problemas"
    return Espera(
        "Instituições com problema", "Na última medida de cada uma.", url, quantas, "aviso"
    )


# One line an area.
PERGUNTAS: list[Callable[[], Espera | None]] = [_executores, _falhas, _problemas]


def o_que_espera() -> list[Espera]:
    """Everything that waits, in the order of the areas."""
    return [espera for pergunta in PERGUNTAS if (espera := pergunta()) is not None]
