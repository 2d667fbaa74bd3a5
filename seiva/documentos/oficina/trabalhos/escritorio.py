"""Office files to PDF, by LibreOffice without a screen."""

import shutil
from pathlib import Path
from typing import IO, Any

from seiva.documentos.leitura.pdf import ler_pdf
from seiva.documentos.oficina.trabalhos import Ilegivel
from seiva.documentos.oficina.trabalhos.programas import PAROU, executar


def converter_em_pdf(
    entrada: IO[bytes],
    saida: IO[bytes],
    *,
    tipo_mime: str,
    soffice: str,
    extensao: str,
    prazo: float,
) -> dict[str, Any]:
    """Write the PDF of an office file; answer its words, page by page.

    `extensao` helps LibreOffice choose the reader. Macros do not run and nothing is fetched: the
    profile is new and there is no network.
    """
    original = Path(f"original.{extensao}")
    with original.open("wb") as copia:
        shutil.copyfileobj(entrada, copia)
    perfil = (Path.cwd() / "perfil").as_uri()
    comando = [soffice, f"-env:UserInstallation={perfil}", "--headless", "--norestore"]
    executar([*comando, "--convert-to", "pdf", "--outdir", "pronto", str(original)], prazo)
    pdf = Path("pronto") / "original.pdf"
    if not pdf.is_file() or not pdf.stat().st_size:
        raise Ilegivel(PAROU)
    with pdf.open("rb") as feito:
        shutil.copyfileobj(feito, saida)
        feito.seek(0)
        lido = ler_pdf(feito)
    return {"texto": "\n".join(lido.paginas), "paginas": len(lido.paginas)}
