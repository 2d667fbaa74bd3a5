"""What waits for the operator: one question an area, each answering a card or nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from seiva.adesao.models import Adesao, Estado
from seiva.operacao.fila import Resumo, resumo
from seiva.operacao.instituicoes import contagens


@dataclass(frozen=True)
class Espera:
    """A card of the front page. `tom`: "perigo", "aviso" or "info"."""

    titulo: str
    texto: str
    url: str
    quantos: int = 0
    tom: str = "info"


@dataclass(frozen=True)
class Quadro:
    """What the front page asked already, for whoever needs it."""

    fila: Resumo
    contagens: dict[str, int]


def _executores(quadro: Quadro) -> Espera | None:
    if quadro.fila.executores:
        return None
    texto = "Nenhum executor dá sinal de vida: nada do que está na fila anda."
    return Espera("Executores parados", texto, reverse("plataforma_tarefas"), tom="perigo")


def _falhas(quadro: Quadro) -> Espera | None:
    quantas = quadro.fila.falharam
    if not quantas:
        return None
    url = reverse("plataforma_tarefas") + "?estado=failed"
    return Espera("Tarefas com falha", "Veja o erro e tente de novo.", url, quantas, "perigo")


def _problemas(quadro: Quadro) -> Espera | None:
    quantas = quadro.contagens["com_problema"]
    if not quantas:
        return None
    url = reverse("plataforma_instituicoes") + "?estado=problemas&ordem=problemas"
    return Espera(
        "Instituições com problema", "Na última medida de cada uma.", url, quantas, "aviso"
    )


def _adesoes(_quadro: Quadro) -> Espera | None:
    quantas = Adesao.objects.no_quadro(Estado.INTERESSE.value).count()
    if not quantas:
        return None
    texto = "Confirmaram o e-mail e esperam o termo de adesão."
    return Espera("Pedidos de adesão", texto, reverse("plataforma_adesoes"), quantas)


# One line an area.
PERGUNTAS: list[Callable[[Quadro], Espera | None]] = [_executores, _falhas, _adesoes, _problemas]


def quadro_de_agora() -> Quadro:
    """The queue and the institutions as they are now."""
    return Quadro(resumo(), contagens())


def o_que_espera(quadro: Quadro) -> list[Espera]:
    """Everything that waits, in the order of the areas."""
    return [espera for pergunta in PERGUNTAS if (espera := pergunta(quadro)) is not None]
