"""Wrong passwords: counted by address and by account, told to the owner, stopped."""

from seiva.core.limites import LimiteExcedido, contar, devolver
from seiva.organizacao.models import Conta
from seiva.organizacao.tarefas import enviar_email

JANELA = 300  # seconds
UM_DIA = 86_400
AVISO = (
    "Olá, {nome}.\n\n"
    "Houve dez tentativas seguidas de entrar na sua conta do Seiva com senha errada. Por alguns "
    "minutos ninguém entra nela com senha.\n\n"
    "Se não foi você, a sua senha continua secreta: nada precisa ser feito agora. Para mais "
    "segurança, registre um segundo fator em Minha conta, Segurança.\n"
)


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
    enviar_email.defer(
        para=[conta.email],
        assunto="Tentativas de entrar na sua conta",
        corpo=AVISO.format(nome=conta.nome),
    )
