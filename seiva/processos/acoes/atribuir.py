"""Atribuir: who takes care of the process in the unit. Informs, blocks nobody."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.organizacao.models import Conta, Lotacao
from seiva.processos import andamentos
from seiva.processos.models import Credencial, Passagem, Processo
from seiva.processos.situacao import ABERTO_AQUI, situacao_de


@acao(
    "atribuir_processo",
    titulo="Atribuir",
    exige="processo.tramitar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def atribuir_processo(ator: Ator, *, processo: Processo, pessoa: Conta | None) -> Passagem:
    """Assign to a person of the unit, or remove the assignment with `pessoa=None`."""
    passagem = situacao_de(ator, processo).passagem
    assert passagem is not None
    if pessoa is None:
        return _remover(ator, processo, passagem)
    lotado = Lotacao.objects.vigentes(hoje()).filter(conta=pessoa, unidade_id=ator.minha_unidade)
    if not lotado.exists():
        raise RegraViolada(
            "pessoa_de_outra_unidade",
            f"{pessoa.nome} não tem lotação nesta unidade.",
            campo="pessoa",
        )
    titulares = Credencial.objects.ativas_do(processo).filter(unidade_id=ator.minha_unidade)
    if processo.sigiloso and not titulares.filter(conta=pessoa).exists():
        raise RegraViolada(
            "pessoa_sem_credencial",
            f"{pessoa.nome} não tem credencial neste processo. Conceda-a antes, em “Credenciais”.",
            campo="pessoa",
        )
    if passagem.atribuida_a_id != pessoa.pk:
        passagem.atribuida_a = pessoa
        passagem.save()
        registrar(andamentos.ATRIBUIDO, processo, ator, pessoa=pessoa.nome)
    return passagem


def _remover(ator: Ator, processo: Processo, passagem: Passagem) -> Passagem:
    if passagem.atribuida_a is not None:
        nome = passagem.atribuida_a.nome
        passagem.atribuida_a = None
        passagem.save()
        registrar(andamentos.ATRIBUICAO_REMOVIDA, processo, ator, pessoa=nome)
    return passagem
