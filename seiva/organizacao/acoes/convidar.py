"""Convidar de novo: another invitation to who has not chosen a password yet."""

from datetime import timedelta

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.convites import pedir_envio
from seiva.organizacao.models import Alteracao, Conta, Convite
from seiva.organizacao.pessoas import ADMINISTRAR, nao_encerradas, travar_pessoas

ENTRE_CONVITES = timedelta(minutes=10)


@acao("convidar_de_novo", titulo="Convidar de novo", exige=ADMINISTRAR, registra=False)
def convidar_de_novo(ator: Ator, *, conta: Conta) -> Convite:
    """Send the link again, good from now; the ones sent before still end when they would.

    Raises `NaoEncontrado` for who has no place here, and `RegraViolada` for who has a password
    already, and while the last invitation has just gone out or waits to go.
    """
    travar_pessoas()
    if not nao_encerradas(hoje()).filter(conta=conta).exists():
        raise NaoEncontrado
    conta.refresh_from_db(fields=["password"])
    if conta.has_usable_password():
        raise RegraViolada(
            "ja_tem_senha", f"{conta.nome} já criou a senha. Se a esqueceu, pede outra ao entrar."
        )
    convite = Convite.objects.filter(conta=conta).first() or Convite(conta=conta)
    antes = convite.enviado_em
    esperando = convite.pk is not None and antes is None
    if esperando or (antes is not None and agora() - antes < ENTRE_CONVITES):
        raise RegraViolada(
            "convite_recente", "O convite acabou de sair. Espere dez minutos para mandar outro."
        )
    convite.criado_em, convite.enviado_em = agora(), None
    convite.save()
    pedir_envio()
    registrar_alteracao(
        ator,
        convite,
        Alteracao.Verbo.ALTEROU,
        antes={"convite": antes.isoformat() if antes else None},
        depois={"convite": convite.criado_em.isoformat()},
        rotulo=f"Convite a {conta.nome}",
    )
    return convite
