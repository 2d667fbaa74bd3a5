"""A set of data on disk: built once for each scale, brought up to date, reused."""

import json
import sys
import time
from pathlib import Path

from bench.casa import abrir_casa
from seiva.local.filhos import Filho
from seiva.local.preparo import RAIZ, impressao

GERADOR = "gerador.json"


def pasta_do_conjunto(raiz: Path, escala: float) -> Path:
    """Folder of the set of one scale."""
    return raiz / f"escala-{escala:g}"


def marca(escala: float) -> dict[str, object]:
    """What a set was built from: its parameters and the code that makes rows."""
    fontes = [a for a in (RAIZ / "bench" / "gerador").rglob("*.py") if "__pycache__" not in a.parts]
    return {"escala": escala, "gerador": impressao([*fontes, RAIZ / "bench" / "pdf.py"])}


def construido(pasta: Path, escala: float) -> bool:
    """True when the folder holds a complete set of this scale."""
    try:
        lida = json.loads((pasta / GERADOR).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(lida.get("escala") == escala)


def atual(pasta: Path, escala: float) -> bool:
    """True when the set was made by the present code of the generator."""
    arquivo = pasta / GERADOR
    return construido(pasta, escala) and json.loads(arquivo.read_text("utf-8")) == marca(escala)


def amostras(pasta: Path) -> dict[str, object]:
    """Logins, processes and phrases for the journeys."""
    lidas: dict[str, object] = json.loads((pasta / "medicao" / "amostras.json").read_text("utf-8"))
    return lidas


def construir(pasta: Path, escala: float) -> None:
    """Build the set, or leave it as it is when it is whole. Migrations come at each start."""
    if construido(pasta, escala):
        if not atual(pasta, escala):
            print(f"Conjunto de {pasta} feito por outra versão do gerador; aproveitado.")
        return
    casa = abrir_casa(pasta, duravel=False)
    try:
        casa.preparar()
        comando = [sys.executable, "-m", "bench.gerador", str(escala)]
        ambiente = casa.ambiente | {"BENCH_SUPER": casa.super_}
        gerador = Filho("gerador", comando, ambiente, None)
        gerador.iniciar()
        while gerador.codigo() is None:
            time.sleep(0.2)
        if gerador.codigo() != 0:
            raise SystemExit("O gerador falhou.")
    finally:
        casa.descer()
    (pasta / GERADOR).write_text(json.dumps(marca(escala)), encoding="utf-8")
