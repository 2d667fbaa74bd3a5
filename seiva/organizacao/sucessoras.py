"""Which unit took the place of one that ended. Who reorganises tells it (`declarar`)."""

from collections.abc import Callable

from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade

MAIS_LONGE = 12
_quem_diz: list[Callable[[int], int | None]] = []


def declarar(pergunta: Callable[[int], int | None]) -> None:
    """Register who answers: key of a unit → key of the one that took its place, or None."""
    if pergunta not in _quem_diz:
        _quem_diz.append(pergunta)


def unidade_de_hoje(unidade: Unidade) -> Unidade | None:
    """The unit itself while it works, else the one that took its place, however far; or None."""
    ativas = Unidade.objects.ativas(hoje()).select_related("orgao")
    atual: int | None = unidade.pk
    for _ in range(MAIS_LONGE):
        if atual is None:
            return None
        achada: Unidade | None = ativas.filter(pk=atual).first()
        if achada is not None:
            return achada
        atual = next((para for diz in _quem_diz if (para := diz(atual)) is not None), None)
    return None
