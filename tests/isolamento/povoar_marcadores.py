"""Rows of labels: one of the unit, on a process, with what happened to it."""

from typing import Any

from seiva.core.ator import Ator
from seiva.processos.acoes.manter_marcadores import criar_marcador
from seiva.processos.acoes.marcar import marcar_processo
from seiva.processos.models import Processo


def povoar_marcadores(ator: Ator, processo: Processo) -> dict[str, Any]:
    """A label and a mark, named after the institution; needs the scope open."""
    marcador = criar_marcador(ator, nome=f"Revisar {ator.instituicao_id}", cor="lilas")
    marca = marcar_processo(ator, processo=processo, marcador=marcador, texto="até sexta")
    return {"marcador": marcador, "marca": marca}
