"""The examination of one file, as a piece of work of the workshop (`seiva.documentos.oficina`)."""

from base64 import b64encode
from pathlib import Path
from typing import Any

from seiva.documentos.defora.raizes import ler_raizes
from seiva.documentos.oficina.cliente import TrabalhoFalhou, trabalhar
from seiva.documentos.oficina.confinar import Limites

# Nothing is written beside the answer.
LIMITES = Limites(prazo=120.0, processador=60, memoria=1024, arquivo=1, pasta=1)


class NaoExaminado(Exception):
    """The examination was cut short. The message is a sentence for people."""


def examinar_cercado(
    arquivo: Path, pasta_de_raizes: str = "", limites: Limites = LIMITES
) -> dict[str, Any]:
    """What `pericia` found, as plain values. Raises `NaoExaminado` when it went over a limit."""
    raizes = [b64encode(raiz.dump()).decode() for raiz in ler_raizes(pasta_de_raizes)]
    try:
        with arquivo.open("rb") as entrada:
            return trabalhar("periciar", entrada, limites, raizes=raizes).dados
    except TrabalhoFalhou as falha:
        if falha.motivo == "prazo":
            frase = "O exame do arquivo demorou demais e foi interrompido."
        else:
            frase = "O exame do arquivo passou dos limites e foi interrompido."
        raise NaoExaminado(frase) from falha
