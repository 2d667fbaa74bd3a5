"""Failed jobs tried again, and waiting ones cancelled."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, NaoEncontrado
from seiva.core.jobs import repetir
from seiva.operacao import fila
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Instituicao

MAXIMO = 500


@acao("repetir_tarefa", titulo="Tentar de novo", exige="plataforma.operar", registra=False)
def repetir_tarefa(ator: Ator, *, job: int) -> None:
    """Put a failed job back in the queue; every job of the house may run twice.

    Raises `NaoEncontrado`, or `Conflito` when it is not failed any more.
    """
    tarefa = _achar(job)
    if not repetir(job):
        raise Conflito(
            "tarefa_mudou", "Esta tarefa não está mais com falha, ou há outra igual na fila."
        )
    _registrar(ator, f"Tarefa {job} ({tarefa.nome})", "na fila de novo")


@acao("repetir_tarefas", titulo="Tentar todas de novo", exige="plataforma.operar", registra=False)
def repetir_tarefas(ator: Ator, *, nome: str) -> int:
    """Put every failed job of a name back in the queue, up to 500; how many went."""
    voltaram = sum(repetir(job) for job in fila.falhadas(nome, MAXIMO))
    if voltaram:
        _registrar(ator, f"Tarefas {nome}", f"{voltaram} na fila de novo")
    return voltaram


@acao("cancelar_tarefa", titulo="Cancelar", exige="plataforma.operar", registra=False)
def cancelar_tarefa(ator: Ator, *, job: int) -> None:
    """Take a waiting job out of the queue. Raises `NaoEncontrado`, or `Conflito` when it runs."""
    tarefa = _achar(job)
    if not fila.cancelar(job):
        raise Conflito("tarefa_mudou", "Esta tarefa não está mais na fila: não há o que cancelar.")
    _registrar(ator, f"Tarefa {job} ({tarefa.nome})", "cancelada")


def _achar(job: int) -> fila.Tarefa:
    tarefa = fila.uma(job)
    if tarefa is None:
        raise NaoEncontrado
    return tarefa


def _registrar(ator: Ator, rotulo: str, depois: str) -> None:
    """The queue belongs to the platform: so does the entry of the log."""
    casa = Instituicao.objects.get(pk=ator.instituicao_id)
    registrar_alteracao(
        ator, casa, Alteracao.Verbo.ALTEROU, depois={"tarefa": depois}, rotulo=rotulo
    )
