"""What happens in a running house after days nobody waits for: its own jobs, as of another day."""

import subprocess
import sys
from pathlib import Path

from seiva.local.casa import MARCA
from seiva.local.preparo import RAIZ
from seiva.local.processos import da_pasta

# The job of the hourly round for one notice, in the house's own settings, some days from now.
_DECURSO = """
from datetime import timedelta
from django.db import transaction
from seiva.core.relogio import agora, como_em
from seiva.core.tenancy import escopo
from seiva.intimacoes.tarefas import cumprir
from seiva.organizacao.models import Instituicao
casa = Instituicao.objects.get(slug={slug!r})
with como_em(agora() + timedelta(days={dias})):
    cumprir(instituicao_id=casa.pk, destinatario_id={destinatario})
"""


def correr_o_prazo(dados: Path, slug: str, destinatario: int, dias: int = 40) -> None:
    """Let the term of one notice run, and no other of the house, whose folder is `dados`."""
    codigo = _DECURSO.format(slug=slug, dias=dias, destinatario=destinatario)
    comando = [sys.executable, "manage.py", "shell", "-v", "0", "-c", codigo]
    feito = subprocess.run(
        comando, cwd=RAIZ, env=_ambiente(dados), capture_output=True, text=True, check=False
    )
    assert feito.returncode == 0, feito.stderr


def _ambiente(dados: Path) -> dict[str, str]:
    """The settings with which the processes of the house run."""
    for processo in da_pasta(MARCA, str(dados.absolute())):
        ambiente = processo.environ()
        if "DATABASE_URL" in ambiente:
            return dict(ambiente)
    raise AssertionError(f"nenhuma casa em {dados}")
