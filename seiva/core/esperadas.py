"""A job that somebody waits for: how it stands, and trying it again at once."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from seiva.core.tenancy import instituicao_atual


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
