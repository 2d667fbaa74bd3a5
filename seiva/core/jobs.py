"""Background work: rows in the same database, enqueued inside the act's transaction.

A job receives the institution and ids only; it reopens the tenant scope. It must be safe to
run twice: a worker that dies in the middle is followed by another (`retomar_interrompidas`).
"""

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.core import falhas
from seiva.core.ator import Ator
from seiva.core.tenancy import escopo, instituicao_atual

SEM_PULSO = 30.0  # seconds without a heartbeat after which a worker is taken for dead
TENTATIVAS_INTERROMPIDAS = 8
INTERROMPIDA = "O executor morreu todas as vezes que fez esta tarefa: ela pode ser a causa."


def tarefa(
    nome: str, *, fila: str = "geral", tentativas: int = 8, transacao: bool = True
) -> Callable[[Callable[..., None]], Any]:
    """Declare a job `f(ator, **ids)`; failures are tried again with growing waits.

    With `transacao=False` the job opens its own scopes, each short: for work that takes minutes
    outside the database.
    """

    def decorar(funcao: Callable[..., None]) -> Any:
        @functools.wraps(funcao)
        def executar(*, instituicao_id: int, **ids: Any) -> None:
            ator = Ator.tarefa(instituicao_id)
            if not transacao:
                funcao(ator, **ids)
                return
            with transaction.atomic(), escopo(instituicao_id):
                funcao(ator, **ids)

        return app.task(
            name=nome,
            queue=fila,
            retry=RetryStrategy(max_attempts=tentativas, exponential_wait=3),
        )(executar)

    return decorar


def enfileirar(
    tarefa_declarada: Any,
    *,
    trava: str | None = None,
    unica: str | None = None,
    espera: int = 0,
    **ids: Any,
) -> int | None:
    """Enqueue inside the current transaction: it commits or rolls back with the act.

    `trava` makes jobs with the same key run one at a time, in order. `espera`: not before so
    many seconds. While a job with the key `unica` waits to run, another is not enqueued, and the
    answer is None.
    """
    opcoes: dict[str, Any] = {"lock": trava} if trava else {}
    if espera:
        opcoes["schedule_in"] = {"seconds": espera}
    if unica:
        if _esperando(unica):
            return None
        opcoes["queueing_lock"] = unica
    return int(
        tarefa_declarada.configure(**opcoes).defer(instituicao_id=instituicao_atual(), **ids)
    )


def _esperando(unica: str) -> bool:
    """A job with this key waits. The transactions that ask for one key go one at a time."""
    exclusividade(f"fila-{unica}")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo'", [unica]
        )
        return cursor.fetchone() is not None


def exclusividade(nome: str) -> None:
    """Wait until no other transaction holds `nome`; held until this transaction ends.

    For append-only tables, whose rows cannot be locked without the right to change them.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [nome, instituicao_atual()]
        )


def presenca(*nomes: str) -> None:
    """Share each name with whoever else only uses it, until this transaction ends.

    Who asks for `exclusividade` of one waits for all that are present, and they for it: what
    closes a thing never passes by somebody who, at that instant, still counts on it being open.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended(nome, %s)) "
            "FROM unnest(%s::text[]) AS nome",
            [instituicao_atual(), sorted(set(nomes))],
        )


def retomar_interrompidas(sem_pulso: float = SEM_PULSO) -> int:
    """Put the jobs that dead workers held back in the queue; how many went back.

    A worker is dead after `sem_pulso` seconds without a heartbeat. A job that was interrupted
    too many times (it may be what kills the workers) ends as failed, for the operator to see.
    """
    voltaram = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT j.id, j.attempts, j.task_name FROM procrastinate_jobs j "
            "LEFT JOIN procrastinate_workers w ON w.id = j.worker_id WHERE j.status = 'doing' "
            "AND (w.id IS NULL OR w.last_heartbeat < now() - %s * interval '1 second') "
            "FOR UPDATE OF j SKIP LOCKED",
            [sem_pulso],
        )
        for job, tentativas, nome in cursor.fetchall():
            if tentativas >= TENTATIVAS_INTERROMPIDAS:
                falhas.escrever(job, nome, tentativas, "ExecutorMorto", INTERROMPIDA)
                cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [job])
                continue
            cursor.execute("SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", [job])
            voltaram += 1
    return voltaram


@dataclass(frozen=True)
class Esperada:
    """The latest job with given arguments that did not end well yet.

    `falhou`: it was given up. Otherwise it runs, or waits until `quando_de_novo`. `classe` and
    `mensagem` are those of its last failure, already without anybody's data; "" without one.
    """

    job: int
    falhou: bool
    fazendo: bool
    tentativas: int
    quando_de_novo: datetime | None
    falhou_em: datetime | None
    classe: str
    mensagem: str


def ultima(nome: str, **ids: Any) -> Esperada | None:
    """The job `nome` of the institution in scope with these arguments; None when it is done, or
    was never asked for. Read by the index of what is not done."""
    argumentos = {"instituicao_id": instituicao_atual(), **ids}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT j.id, j.status = 'failed', j.status = 'doing', j.attempts, j.scheduled_at, "
            "f.quando, coalesce(f.classe, ''), coalesce(f.mensagem, '') "
            "FROM procrastinate_jobs j LEFT JOIN LATERAL (SELECT * FROM core_falha "
            "WHERE job_id = j.id ORDER BY id DESC LIMIT 1) f ON true "
            "WHERE j.status <> 'succeeded' AND j.args->>'instituicao_id' = %s "
            "AND j.task_name = %s AND j.args = %s::jsonb ORDER BY j.id DESC LIMIT 1",
            [str(instituicao_atual()), nome, json.dumps(argumentos)],
        )
        linha = cursor.fetchone()
    return Esperada(*linha) if linha else None


def repetir(job: int) -> bool:
    """Put a failed job back in the queue, for now; False when it is not failed any more, or when
    another one like it waits already."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL)::text "
                "FROM (SELECT id FROM procrastinate_jobs WHERE id = %s AND status = 'failed' "
                "FOR UPDATE) x",
                [job],
            )
            return cursor.fetchone() is not None
    except IntegrityError:
        return False


def apressar(job: int) -> None:
    """Do not wait any longer to try it again; nothing, when it runs or is done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE id = %s AND status = 'todo'",
            [job],
        )
