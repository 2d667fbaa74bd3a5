"""Why a job failed: kept when it fails, in a transaction that the failure does not undo.

The queue itself keeps no error. What is kept is the shape of the error (its class, the lines of
code it passed, its message with everything that could be somebody's data covered), so that the
operator may see it without seeing content.
"""

import logging
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

RAIZ = Path(__file__).resolve().parents[2]
MENSAGEM = 500
QUADROS = 30
_ENTRE_ASPAS = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|«[^»\n]*»|“[^”\n]*”")
_CORREIO = re.compile(r"\S+@\S+")
_ENDERECO = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_CHAVE_E_VALOR = re.compile(r"\(([^()=]*)\)=\([^()]*\)")
_LONGO = re.compile(r"\b(?=\w*\d)[\w+/=-]{9,}|\d[\d.\-/]{3,}\d")
registro = logging.getLogger(__name__)


def sem_segredos(texto: str) -> str:
    """The first line of a message, with addresses, e-mails, what is between quotes, values of
    keys, long numbers and long codes covered."""
    primeira = (texto.strip().splitlines() or [""])[0]
    for padrao, lugar in (
        (_ENDERECO, "‹endereço›"),
        (_CORREIO, "‹e-mail›"),
        (_CHAVE_E_VALOR, r"(\1)=(‹valor›)"),
        (_ENTRE_ASPAS, "‹texto›"),
        (_LONGO, "‹número›"),
    ):
        primeira = padrao.sub(lugar, primeira)
    return primeira[:MENSAGEM]


def rastro_de(erro: BaseException) -> str:
    """File, line and function of each step, from the first to the one that raised: no source, no
    values. Files of the house are named from its root, others from their package."""
    passos = traceback.extract_tb(erro.__traceback__)[-QUADROS:]
    return "\n".join(f"{_curto(p.filename)}:{p.lineno} {p.name}" for p in passos)


def _curto(arquivo: str) -> str:
    caminho = Path(arquivo)
    if "site-packages" in caminho.parts:
        return "/".join(caminho.parts[caminho.parts.index("site-packages") + 1 :])
    return str(caminho.relative_to(RAIZ)) if caminho.is_relative_to(RAIZ) else caminho.name


def anotar_falha(job: int, tarefa: str, tentativa: int, erro: BaseException) -> None:
    """Write why an attempt failed. Never raises: the failure itself matters more."""
    classe = f"{type(erro).__module__}.{type(erro).__qualname__}".removeprefix("builtins.")
    escrever(job, tarefa, tentativa, classe, sem_segredos(str(erro)), rastro_de(erro))


def escrever(
    job: int, tarefa: str, tentativa: int, classe: str, mensagem: str, rastro: str = ""
) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO core_falha (job_id, tarefa, tentativa, quando, classe, mensagem, "
                "rastro) VALUES (%s, %s, %s, now(), %s, %s, %s)",
                [job, tarefa, tentativa, classe[:200], mensagem, rastro],
            )
    except DatabaseError:
        registro.exception("A falha da tarefa %s (%s) não pôde ser guardada.", job, tarefa)


def vigiar(app: Any) -> None:
    """Put the watch around every job of the worker (setting PROCRASTINATE_ON_APP_READY)."""
    antes = app.worker_defaults.get("task_middleware") or []
    app.worker_defaults["task_middleware"] = [*antes, _vigia]


def _vigia(seguir: Callable[[], Any], contexto: Any, _executor: Any) -> Any:
    """Run the job in its own transactions; keep its error, and let the queue know it too."""
    try:
        return seguir()
    except Exception as erro:
        job = contexto.job
        anotar_falha(job.id, job.task_name, job.attempts + 1, erro)
        raise
