"""Which unit a reorganisation put in the place of another."""

from seiva.reorganizacao.models import UnidadeReorganizada


def sucessora_de(unidade_id: int) -> int | None:
    """The default destination of the last decision that ended the unit; None without one."""
    feitas = UnidadeReorganizada.objects.filter(
        unidade=unidade_id, reorganizacao__destino__isnull=False
    ).exclude(reorganizacao__destino=unidade_id)
    achada: int | None = (
        feitas.order_by("-reorganizacao")
        .values_list("reorganizacao__destino_id", flat=True)
        .first()
    )
    return achada
