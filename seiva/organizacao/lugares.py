"""In which institutions to look for what is a person's: an index, never the answer."""

from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import Conta, Instituicao, LugarDoCidadao


def lembrar_lugar(*cpfs: str) -> None:
    """The institution in scope has something for who has these CPFs. Again changes nothing."""
    casa, momento = instituicao_atual(), agora()
    LugarDoCidadao.objects.bulk_create(
        [LugarDoCidadao(cpf=cpf, casa_id=casa, desde=momento) for cpf in cpfs],
        batch_size=1000,
        ignore_conflicts=True,
    )


def lugares_de(conta: Conta) -> list[Instituicao]:
    """Institutions that may have something for the person, by name."""
    ids = LugarDoCidadao.objects.filter(cpf=conta.cpf).values("casa")
    return list(Instituicao.objects.filter(pk__in=ids).order_by("nome"))
