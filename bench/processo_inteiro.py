"""How long a whole process takes to become one PDF and one ZIP, and how much memory it asks.

`python bench/processo_inteiro.py [pages …]` (default 100 1000 3000). Documents of two pages made
here; the times are of the making alone, as the job does it, and are compared with joining the
same files by pikepdf and nothing else. The ratio is of processor time, which a busy machine does
not change.
"""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pikepdf
import psutil

from seiva.autos.pacote.empacotar import Entrada, Pacote, empacotar
from seiva.autos.pdf.livro import Capa, Livro, Peca
from seiva.autos.pdf.montar import montar_pdf
from seiva.documentos.oficina.cliente import encerrar, trabalhar
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.papel.render import renderizar

_FRASE = "Em atenção ao requerimento, informo que o pedido foi examinado e que não há óbice. "


def _documento() -> bytes:
    corpo = f"<p>{_FRASE * 6}</p>" * 12
    html = f'<html lang="pt-BR"><meta charset="utf-8"><body class="papel">{corpo}</body></html>'
    return renderizar(html, titulo="Despacho").pdf


def _so_juntar(caminhos: list[Path], saida: Path) -> None:
    with pikepdf.new() as pdf:
        abertos = [pikepdf.open(caminho) for caminho in caminhos]
        for aberto in abertos:
            pdf.pages.extend(aberto.pages)
        pdf.save(saida)


def _cpu() -> float:
    """Seconds of processor of this process, of the workshop, and of the children that ended."""
    total = sum(os.times()[:4])
    for filho in psutil.Process().children():
        total += sum(filho.cpu_times()[:4])
    return total


def _acordar() -> None:
    """A master of the workshop is ready, as in a worker that already made something."""
    limites = Limites(prazo=60.0)
    trabalhar("ler", io.BytesIO(b"Bom dia"), limites, tipo_mime="text/plain")


def medir(paginas: int) -> dict[str, object]:
    """Seconds, megabytes and ratio for one process of about `paginas` pages."""
    bruto = _documento()
    with pikepdf.open(io.BytesIO(bruto)) as pdf:
        por_documento = len(pdf.pages)
    capa = Capa("Prefeitura", "1/2026", "Obras", "", "", ("Maria",), "", "", "Ana", "hoje", "…")
    with tempfile.TemporaryDirectory() as nome:
        pasta = Path(nome)
        caminhos = [pasta / f"{i:05d}.pdf" for i in range(max(1, paginas // por_documento))]
        for caminho in caminhos:
            caminho.write_bytes(bruto)
        pecas = [
            Peca(f"Despacho {i}/2026", f"{i:07d}", "23/11/2026", "RH", caminho=caminho)
            for i, caminho in enumerate(caminhos)
        ]
        _acordar()
        inicio, antes = time.perf_counter(), _cpu()
        saida, total = montar_pdf(Livro(capa, pecas), pasta)
        pdf_s, pdf_cpu = time.perf_counter() - inicio, _cpu() - antes
        inicio = time.perf_counter()
        entradas = [Entrada(f"d/{c.name}", "application/pdf", caminho=c) for c in caminhos]
        empacotar(Pacote(entradas, {}, lambda _: ("", "")), pasta, limite=2**40)
        zip_s = time.perf_counter() - inicio
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        encerrar()
        antes = _cpu()
        _so_juntar(caminhos[:900], pasta / "s.pdf")
        so_juntar = (_cpu() - antes) * len(caminhos) / len(caminhos[:900])
        return {
            "paginas": total,
            "pdf_s": round(pdf_s, 2),
            "zip_s": round(zip_s, 2),
            "pdf_cpu_s": round(pdf_cpu, 2),
            "so_juntar_cpu_s": round(so_juntar, 2),
            "razao": round(pdf_cpu / so_juntar, 1),
            "saida_mb": round(saida.stat().st_size / 1e6, 1),
            "rss_mb": rss,
            "rss_filho_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        }


def main() -> None:
    """Each size in a process of its own, so that memory is that of one export alone."""
    if sys.argv[1:2] == ["--um"]:
        print(json.dumps(medir(int(sys.argv[2]))))
        return
    for paginas in sys.argv[1:] or ["100", "1000", "3000"]:
        comando = [sys.executable, __file__, "--um", paginas]
        print(subprocess.run(comando, capture_output=True, text=True, check=True).stdout.strip())  # noqa: S603


if __name__ == "__main__":
    main()
