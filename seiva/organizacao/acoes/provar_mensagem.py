"""Provar mensagem: the administrator receives it, filled with examples."""

import secrets

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar
from seiva.core.limites import contar
from seiva.organizacao.correio.da_casa import conferir_da_casa
from seiva.organizacao.correio.especies import Especie
from seiva.organizacao.models import Conta

MAXIMO, JANELA = 10, 3600  # proofs that one person asks for, in so many seconds


@acao(
    "provar_mensagem",
    titulo="Mandar prova de mensagem",
    exige="instituicao.administrar",
    registra=False,
)
def provar_mensagem(ator: Ator, *, especie: Especie) -> str:
    """Ask for the text in force, with examples, at the person's own address; answers the address.

    Goes out after the commit. Raises `LimiteExcedido` for who asks too much.
    """
    conferir_da_casa(ator, especie)
    contar("prova-de-mensagem", str(ator.minha_conta), maximo=MAXIMO, segundos=JANELA)
    from seiva.organizacao.tarefas import mandar_prova

    conta = Conta.objects.get(pk=ator.minha_conta)
    enfileirar(
        mandar_prova,
        especie=especie.codigo,
        conta_id=conta.pk,
        evento=secrets.token_urlsafe(12),
    )
    return str(conta.email)
