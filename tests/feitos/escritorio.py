"""Office files, written by LibreOffice from sources that fit here."""

import functools
import os
import subprocess
import tempfile
from pathlib import Path

CSV = "nome;valor;quando\nJosé da Conceição;10,5;2026-11-23\nPavimentação;20;2026-11-24\n"
TEXTO = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
 <text:h text:outline-level="1">Memorial descritivo</text:h>
 <text:p>Drenagem da rua São João, com manilhas de concreto.</text:p>
</office:text></office:body></office:document>"""
SLIDES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body>
 <office:presentation><draw:page draw:name="um"><draw:frame svg:x="2cm" svg:y="2cm"
 svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>Audiência pública do orçamento</text:p>
 </draw:text-box></draw:frame></draw:page><draw:page draw:name="dois"><draw:frame svg:x="2cm"
 svg:y="2cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>Receita corrente</text:p>
 </draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>"""
_FONTES = {"csv": CSV, "fodt": TEXTO, "fodp": SLIDES}
_DE = {
    **dict.fromkeys(("xls", "xlsx", "ods"), "csv"),
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "fodt"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "fodp"),
}
# LibreOffice reads a CSV as people here write it only when told: separator ;, UTF-8.
_FILTRO_DO_CSV = "--infilter=CSV:59,34,76,1"


@functools.cache
def feito_por_escritorio(extensao: str) -> bytes:
    """A small file of this kind, with words that can be looked for."""
    fonte = _DE[extensao]
    with tempfile.TemporaryDirectory() as pasta:
        origem = Path(pasta) / f"arquivo.{fonte}"
        origem.write_text(_FONTES[fonte], "utf-8")
        comando = ["soffice", f"-env:UserInstallation=file://{pasta}/perfil", "--headless"]
        comando += [_FILTRO_DO_CSV] if fonte == "csv" else []
        subprocess.run(
            [*comando, "--convert-to", extensao, "--outdir", f"{pasta}/pronto", str(origem)],
            check=True,
            capture_output=True,
            timeout=120,
            env=os.environ | {"HOME": pasta},
        )
        return (Path(pasta) / "pronto" / f"arquivo.{extensao}").read_bytes()
