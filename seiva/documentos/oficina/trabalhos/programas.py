"""Programs of the system (tesseract, LibreOffice), run inside the confinement."""

import subprocess

from seiva.documentos.oficina.trabalhos import Ilegivel

PAROU = "O programa que lê este tipo de arquivo parou sem terminar."


def executar(comando: list[str], prazo: float) -> None:
    """Run to the end. Raises `Ilegivel` when it fails; time and memory are watched from outside."""
    feito = subprocess.run(  # noqa: S603
        comando,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=prazo,
        check=False,
    )
    if feito.returncode != 0:
        raise Ilegivel(PAROU)
