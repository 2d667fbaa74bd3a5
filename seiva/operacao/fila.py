"""The queue as the operator sees it: what waits, what failed and why. Jobs that ended well are
not shown; the rest is read by index, whatever the size of the queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

# Never shown: done. The condition is written so that PostgreSQL knows the index by it.
_NAO_FEITAS = "j.status <> 'succeeded'"
ESTADOS = {
    "failed": "Falhou",
    "todo": "Na fila",
    "doing": "Em andamento",
    "cancelled": "Cancelada",
    "aborted": "Interrompida",
}
VIVO = 30  # seconds since the last heartbeat


@dataclass(frozen=True)
class Tarefa:
    """A job, with its last failure. `instituicao` is None for the work of the house itself."""

    id: int
    nome: str
    fila: str
    estado: str
    tentativas: int
    instituicao: int | None
    marcada_para: datetime | None
    enfileirada_em: datetime | None
    falhou_em: datetime | None = None
    classe: str = ""
    mensagem: str = ""
    rastro: str = ""

    @property
    def estado_por_extenso(self) -> str:
        return ESTADOS.get(self.estado, self.estado)

    @property
    def falhou(self) -> bool:
        return self.estado == "failed"

    @property
    def espera(self) -> bool:
        return self.estado == "todo"


@dataclass(frozen=True)
class Filtro:
    """What to look for; "" and None are anything."""

    estado: str = ""
    nome: str = ""
    instituicao: int | None = None


@dataclass(frozen=True)
class Resumo:
    """The queue at a glance. Counts stop at `teto`."""

    esperando: int
    fazendo: int
    falharam: int
    mais_antiga: datetime | None
    executores: int
    teto: int = 10_000


def _perguntar(sql: str, valores: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(valores))
        return cursor.fetchall()


_COLUNAS = f"""
SELECT j.id, j.task_name, j.queue_name, j.status::text, j.attempts, j.args->>'instituicao_id',
  j.scheduled_at, e.at, f.quando, coalesce(f.classe, ''), coalesce(f.mensagem, ''),
  coalesce(f.rastro, '')
FROM procrastinate_jobs j
LEFT JOIN LATERAL (SELECT at FROM procrastinate_events WHERE job_id = j.id
  ORDER BY id LIMIT 1) e ON true
LEFT JOIN LATERAL (SELECT * FROM core_falha WHERE job_id = j.id ORDER BY id DESC LIMIT 1) f ON true
WHERE {_NAO_FEITAS}
"""  # noqa: S608


def _tarefa(linha: tuple[Any, ...]) -> Tarefa:
    valores = list(linha)
    valores[5] = int(valores[5]) if valores[5] else None
    return Tarefa(*valores)


def listar(filtro: Filtro, *, antes_de: int | None = None, tamanho: int = 50) -> list[Tarefa]:
    """Jobs, the newest first, older than the job `antes_de`."""
    sql, valores = _COLUNAS, []
    for condicao, valor in (
        (" AND j.status = %s::procrastinate_job_status", filtro.estado),
        (" AND j.task_name = %s", filtro.nome),
        (" AND j.args->>'instituicao_id' = %s", str(filtro.instituicao or "")),
        (" AND j.id < %s", antes_de),
    ):
        if valor:
            sql += condicao
            valores.append(valor)
    return [
        _tarefa(linha)
        for linha in _perguntar(f"{sql} ORDER BY j.id DESC LIMIT %s", [*valores, tamanho])
    ]


def uma(job: int) -> Tarefa | None:
    """The job, unless it ended well or does not exist."""
    linhas = _perguntar(f"{_COLUNAS} AND j.id = %s", [job])
    return _tarefa(linhas[0]) if linhas else None


def falhas_de(job: int) -> list[dict[str, Any]]:
    """Every failed attempt of a job, the last first."""
    linhas = _perguntar(
        "SELECT tentativa, quando, classe, mensagem, rastro FROM core_falha WHERE job_id = %s "
        "ORDER BY id DESC LIMIT 50",
        [job],
    )
    return [
        dict(zip(("tentativa", "quando", "classe", "mensagem", "rastro"), linha, strict=True))
        for linha in linhas
    ]


def nomes() -> list[str]:
    """Names of jobs that are not done."""
    linhas = _perguntar(
        f"SELECT DISTINCT j.task_name FROM procrastinate_jobs j WHERE {_NAO_FEITAS} ORDER BY 1",  # noqa: S608
        [],
    )
    return [linha[0] for linha in linhas]


def resumo() -> Resumo:
    """How the queue and its workers are now, in one question."""
    ((esperando, fazendo, falharam, antiga, executores),) = _perguntar(
        f"""
        SELECT
          (SELECT count(*) FROM (SELECT FROM procrastinate_jobs j
            WHERE {_NAO_FEITAS} AND j.status = 'todo' LIMIT 10000) x),
          (SELECT count(*) FROM (SELECT FROM procrastinate_jobs j
            WHERE {_NAO_FEITAS} AND j.status = 'doing' LIMIT 10000) x),
          (SELECT count(*) FROM (SELECT FROM procrastinate_jobs j
            WHERE {_NAO_FEITAS} AND j.status = 'failed' LIMIT 10000) x),
          (SELECT min(e.at) FROM (SELECT j.id FROM procrastinate_jobs j
             WHERE {_NAO_FEITAS} AND j.status = 'todo'
               AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())
             ORDER BY j.id LIMIT 1) p JOIN procrastinate_events e ON e.job_id = p.id),
          (SELECT count(*) FROM procrastinate_workers
            WHERE last_heartbeat > now() - %s * interval '1 second')
        """,  # noqa: S608
        [VIVO],
    )
    return Resumo(esperando, fazendo, falharam, antiga, executores)


def contagem_de(instituicao: int) -> tuple[int, int]:
    """Jobs of one institution that wait or run, and that failed."""
    ((esperando, falharam),) = _perguntar(
        "SELECT count(*) FILTER (WHERE j.status IN ('todo', 'doing')), "  # noqa: S608
        "count(*) FILTER (WHERE j.status = 'failed') FROM procrastinate_jobs j "
        f"WHERE {_NAO_FEITAS} AND j.args->>'instituicao_id' = %s",
        [str(instituicao)],
    )
    return esperando, falharam


def falhadas(nome: str, maximo: int) -> list[int]:
    """Failed jobs of a name, the oldest first."""
    linhas = _perguntar(
        f"SELECT j.id FROM procrastinate_jobs j WHERE {_NAO_FEITAS} AND j.task_name = %s "  # noqa: S608
        "AND j.status = 'failed' ORDER BY j.id LIMIT %s",
        [nome, maximo],
    )
    return [linha[0] for linha in linhas]


def cancelar(job: int) -> bool:
    """Take a waiting job out of the queue; False when it does not wait any more."""
    ((feito,),) = _perguntar("SELECT procrastinate_cancel_job_v1(%s, false, false)", [job])
    return feito is not None
