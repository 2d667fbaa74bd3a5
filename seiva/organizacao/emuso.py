"""Using a unit without meeting who, at the same instant, closes it."""

from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade, presenca
from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade


def _nome(unidade_id: int) -> str:
    return f"unidade-{unidade_id}"


def usar_unidades(*unidades: int) -> None:
    """From here to the end of the transaction nobody closes these units."""
    presenca(*(_nome(unidade) for unidade in unidades))


def fechar_unidades(*unidades: int) -> None:
    """Wait for who is using these units; whoever comes next waits for this transaction."""
    for unidade in sorted(set(unidades)):
        exclusividade(_nome(unidade))


def exigir_em_uso(unidade_id: int) -> None:
    """Refuse to put a process in a unit that ended: who acts may have come in before it did."""
    usar_unidades(unidade_id)
    if not Unidade.objects.ativas(hoje()).filter(pk=unidade_id).exists():
        raise RegraViolada(
            "unidade_extinta",
            "A sua unidade deixou de existir numa reorganização. Escolha, no alto da página, a "
            "unidade em que você atua agora.",
        )
