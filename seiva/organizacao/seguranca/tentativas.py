"""Wrong passwords: counted by address and by account, told to the owner, stopped."""

from seiva.core.limites import LimiteExcedido, contar, devolver
from seiva.organizacao.correio.pedidos import avisar_tentativas
from seiva.organizacao.models import Conta

JANELA = 300  # seconds
UM_DIA = 86_400


def contar_tentativa(quem: str, de_onde: str) -> None:
    """Count one attempt before the password is checked. Raises `LimiteExcedido`.

    Ten wrong ones for an account in five minutes stop it for everybody, and its owner is told;
    thirty in a day from one address stop that address for that account alone, so that nobody
    locks a clerk out for a day from elsewhere.
    """
    contar("entrar-endereco", de_onde, maximo=60, segundos=JANELA)
    contar("entrar-dia", f"{quem}|{de_onde}", maximo=30, segundos=UM_DIA)
    try:
        contar("entrar-conta", quem, maximo=10, segundos=JANELA)
    except LimiteExcedido:
        _avisar(quem)
        raise


def acertou(quem: str, de_onde: str) -> None:
    """The attempt just counted was right: only failures add up."""
    devolver("entrar-endereco", de_onde, segundos=JANELA)
    devolver("entrar-dia", f"{quem}|{de_onde}", segundos=UM_DIA)
    devolver("entrar-conta", quem, segundos=JANELA)


def _avisar(quem: str) -> None:
    """One message a day to the owner of the account that was being tried, if there is one."""
    conta = Conta.objects.do_login(quem)
    if conta is None:
        return
    try:
        contar("entrar-aviso", str(conta.pk), maximo=1, segundos=UM_DIA)
    except LimiteExcedido:
        return
    avisar_tentativas(conta)
