"""Who may give or ask for powers: somebody whose CPF the institution has reason to believe."""

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.organizacao.exigencias import Exigivel, declarar_exigivel, exigir_nivel
from seiva.organizacao.models import CadastroExterno, Conta
from seiva.organizacao.provas import cpf_provado

ATO = "representar"

declarar_exigivel(Exigivel(ATO, "Dar procuração e declarar que representa empresa"))

SEM_PROVA = (
    "Ainda não sabemos se o CPF da sua conta é seu. Entre uma vez com gov.br, ou peça o cadastro "
    "nesta instituição em Meus processos."
)


def conhecida(conta: Conta) -> bool:
    """Whether the CPF of the account is its owner's, for the institution in scope: proved to the
    platform, or checked here."""
    if cpf_provado(conta):
        return True
    cadastro = CadastroExterno.objects.da_conta(conta.pk).first()
    return cadastro is not None and cadastro.vale


def exigir_conhecida(ator: Ator) -> Conta:
    """The account of who acts. Raises `RegraViolada` for one whose CPF nobody proved, and for who
    has less than the institution demands; `NaoEncontrado` for a servant at work."""
    if ator.e_servidor:
        raise NaoEncontrado
    conta = Conta.objects.get(pk=ator.minha_conta)
    if not conta.is_active or not conhecida(conta):
        raise RegraViolada("conta_sem_prova", SEM_PROVA)
    exigir_nivel(ator, ATO)
    return conta
