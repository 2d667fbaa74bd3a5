"""Whether an account has a second factor, and when it may lose its last one."""

from seiva.core.erros import RegraViolada
from seiva.organizacao.acesso import onde_atua
from seiva.organizacao.models import Autenticador, ChaveDeAcesso, Conta


def tem_autenticador(conta: Conta) -> bool:
    return Autenticador.objects.filter(conta=conta, confirmado_em__isnull=False).exists()


def tem_chave(conta: Conta) -> bool:
    return ChaveDeAcesso.objects.filter(conta=conta).exists()


def tem_segundo_fator(conta: Conta) -> bool:
    """An application in force or a passkey."""
    return tem_autenticador(conta) or tem_chave(conta)


def perfis_que_exigem(conta: Conta) -> list[str]:
    """Where a second factor is demanded of this person: "Perfil, Instituição"."""
    return [
        f"{lotacao.perfil.nome}, {onde.instituicao.nome}"
        for onde in onde_atua(conta)
        for lotacao in onde.lotacoes
        if lotacao.perfil.exige_segundo_fator
    ]


def conferir_que_sobra(conta: Conta, *, sem_autenticador: bool, sem_chaves: int = 0) -> None:
    """Refuse to take away the last factor of who must have one."""
    chaves = ChaveDeAcesso.objects.filter(conta=conta).count() - sem_chaves
    if chaves > 0 or (not sem_autenticador and tem_autenticador(conta)):
        return
    exigem = perfis_que_exigem(conta)
    if exigem:
        raise RegraViolada(
            "segundo_fator_exigido",
            f"O perfil exige segundo fator ({exigem[0]}). Registre outro antes de retirar este.",
        )
