"""What each installation chooses of Seiva itself: days, sizes, programs (docs/operacao.md).

Read by `settings`, which has the rest; every line is an environment variable.
"""

import os
import shutil
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
DADOS = Path(os.environ.get("SEIVA_DADOS", RAIZ / ".dados"))

# Months for which the log of readings is kept; never fewer than the law's six.
AUDITORIA_MESES = max(6, int(os.environ.get("SEIVA_AUDITORIA_MESES", "60")))
# RFC 3161 authority whose time goes into each seal (PAdES B-T); empty: the house's own clock.
SEIVA_TSA_URL = os.environ.get("SEIVA_TSA_URL", "")

# Folder with the root certificates under which signatures inside files are trusted (ADR 0013).
AC_RAIZES = os.environ.get("SEIVA_AC_RAIZES", "")
# Whole process out: days that a finished file is kept, pages that are joined while the person
# waits, memory of the process that joins them, size of the largest file, seconds for one document.
PACOTE_MAIOR_MB = int(os.environ.get("SEIVA_PACOTE_MAIOR_MB", "20480"))
PACOTE_DIAS = int(os.environ.get("SEIVA_PACOTE_DIAS", "7"))
AUTOS_DIAS = int(os.environ.get("SEIVA_AUTOS_DIAS", "7"))
AUTOS_NA_HORA = int(os.environ.get("SEIVA_AUTOS_NA_HORA", "50"))
AUTOS_MEMORIA_MB = int(os.environ.get("SEIVA_AUTOS_MEMORIA_MB", "1024"))
AUTOS_MAIOR_MB = int(os.environ.get("SEIVA_AUTOS_MAIOR_MB", "4096"))
AUTOS_SEGUNDOS = float(os.environ.get("SEIVA_AUTOS_SEGUNDOS", "60"))
AUTOS_PASTA = os.environ.get("SEIVA_AUTOS_PASTA", str(DADOS / "autos"))

# Days for which the daily numbers of each institution are kept; its page shows the last thirty.
SAUDE_DIAS = max(31, int(os.environ.get("SEIVA_SAUDE_DIAS", "400")))
PLANILHA_DIAS = int(os.environ.get("SEIVA_PLANILHA_DIAS", "7"))  # until confirmed
PLANILHA_NA_HORA = int(os.environ.get("SEIVA_PLANILHA_NA_HORA", "300"))  # lines, without a job
# Days for which the link that confirms the e-mail of a request of adoption is good.
ADESAO_CONFIRMAR_DIAS = int(os.environ.get("SEIVA_ADESAO_CONFIRMAR_DIAS", "3"))

# Programs that read files from outside (`seiva.documentos.oficina`): found in the PATH unless
# said here; an empty word turns one off.
TESSERACT = os.environ.get("SEIVA_TESSERACT", shutil.which("tesseract") or "")
SOFFICE = os.environ.get("SEIVA_SOFFICE", shutil.which("soffice") or "")
LEITURA_SEGUNDOS = int(os.environ.get("SEIVA_LEITURA_SEGUNDOS", "120"))
CLAMD = os.environ.get("SEIVA_CLAMD", "")  # /run/clamav/clamd.ctl or tcp://host:3310

# gov.br (Login Único): issuer, client and secret that the government gave; empty: no gov.br.
GOVBR_EMISSOR = os.environ.get("SEIVA_GOVBR_EMISSOR", "").strip().rstrip("/")
GOVBR_CLIENTE = os.environ.get("SEIVA_GOVBR_CLIENTE", "").strip()
GOVBR_SEGREDO = os.environ.get("SEIVA_GOVBR_SEGREDO", "").strip()
GOVBR_ESCOPO = os.environ.get(
    "SEIVA_GOVBR_ESCOPO",
    "openid email profile govbr_confiabilidades govbr_confiabilidades_idtoken",
)
