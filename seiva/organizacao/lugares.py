"""In which institutions to look for what is a person's: an index, never the answer."""

from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import Conta, Instituicao, LugarDoCidadao


def lembrar_lugar(cpf: str) -> None:
    """The institution in scope has something for who has this CPF. Again changes nothing."""
    novo = LugarDoCidadao(cpf=cpf, casa_id=instituicao_atual(), desde=agora())
    LugarDoCidadao.objects.bulk_create([novo], ignore_conflicts=True)


def lugares_de(conta: Conta) -> list[Instituicao]:
    """Institutions that may have something for the person, by name."""
    ids = LugarDoCidadao.objects.filter(cpf=conta.cpf).values("casa")
    return list(Instituicao.objects.filter(pk__in=ids).order_by("nome"))
