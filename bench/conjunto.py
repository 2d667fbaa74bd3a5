"""A set of data on disk: built once for each scale, brought up to date, reused."""

import json
import sys
import time
from pathlib import Path

from bench.casa import CasaDeMedicao, abrir_casa
from seiva.local.filhos import Filho
from seiva.local.preparo import RAIZ, impressao

GERADOR, INDICE = "gerador.json", "indice.txt"


def pasta_do_conjunto(raiz: Path, escala: float, instituicoes: int = 0) -> Path:
    """Folder of the set of one scale, or of so many institutions."""
    return raiz / (
        f"instituicoes-{instituicoes}-{escala:g}" if instituicoes else f"escala-{escala:g}"
    )


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


def marca_do_indice() -> str:
    """Fingerprint of the code that writes the search index."""
    pasta = RAIZ / "seiva" / "pesquisa"
    que_escreve = ("indexar", "indexar_documentos", "textos", "marcas", "models", "regras/canonico")
    fontes = [pasta / f"{nome}.py" for nome in que_escreve]
    return impressao([*fontes, *pasta.glob("migrations/*.py")])


def indexado(pasta: Path) -> bool:
    """True when the search index was filled by the present code."""
    arquivo = pasta / INDICE
    return arquivo.exists() and arquivo.read_text("utf-8") == marca_do_indice()


def construir(
    pasta: Path, escala: float, *, reindexar: bool = False, instituicoes: int = 0
) -> None:
    """Build the set, or what it lacks. A whole one is left as it is; migrations are brought up
    to date, and the index is filled again when its code changed or `reindexar` asks."""
    pronto = construido(pasta, escala)
    if pronto and not atual(pasta, escala):
        print(f"Conjunto de {pasta} feito por outra versão do gerador; aproveitado.")
    if pronto and indexado(pasta) and not reindexar:
        return
    casa = abrir_casa(pasta, duravel=False)
    try:
        casa.preparar()
        if not pronto:
            _rodar(casa, "bench.gerador", str(escala), str(instituicoes))
            (pasta / GERADOR).write_text(json.dumps(marca(escala)), encoding="utf-8")
        _rodar(casa, "bench.indice")
        (pasta / INDICE).write_text(marca_do_indice(), encoding="utf-8")
    finally:
        casa.descer()


def _rodar(casa: CasaDeMedicao, modulo: str, *argumentos: str) -> None:
    """Run one of our modules to its end, in the environment of the house."""
    comando = [sys.executable, "-m", modulo, *argumentos]
    filho = Filho(modulo, comando, casa.ambiente | {"BENCH_SUPER": casa.super_}, None)
    filho.iniciar()
    while filho.codigo() is None:
        time.sleep(0.2)
    if filho.codigo() != 0:
        raise SystemExit(f"{modulo} falhou ({filho.codigo()}).")
