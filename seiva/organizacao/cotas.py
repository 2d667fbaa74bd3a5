"""How many people an institution may give access to."""

from django.db.models import Q

from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import Instituicao, Lotacao


def pessoas_com_acesso() -> int:
    """People with a lotação in force or to come, in the institution in scope."""
    com_acesso = Lotacao.objects.filter(Q(fim__isnull=True) | Q(fim__gte=hoje()))
    return int(com_acesso.values("conta_id").distinct().count())


def conferir_cota_de_contas(novas: int = 1) -> None:
    """Refuse to give access to `novas` people more than the quota allows.

    Locks the institution until the transaction ends when it has a quota, so that two people who
    come in at the same time do not both take the last place.
    """
    instituicao = Instituicao.objects.only("cota_contas").get(pk=instituicao_atual())
    if instituicao.cota_contas is None or novas <= 0:
        return
    Instituicao.objects.select_for_update().get(pk=instituicao.pk)
    restam = instituicao.cota_contas - pessoas_com_acesso()
    if novas > restam:
        raise RegraViolada(
            "cota_de_pessoas",
            f"A instituição pode ter até {instituicao.cota_contas} pessoas com acesso: "
            f"{_lugares(max(restam, 0))}. Encerre lotações de quem saiu ou peça mais lugares a "
            "quem opera a plataforma.",
        )


def _lugares(restam: int) -> str:
    return "não resta lugar" if not restam else f"resta{'m' if restam > 1 else ''} {restam}"
