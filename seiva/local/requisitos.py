"""What pip does not bring: the text libraries for PDF and, for the tests, a browser."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from .erros import ErroLocal

# Names that WeasyPrint looks for, one list per library: Linux first, then macOS.
PANGO = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset.dylib"),
)
PACOTES_DO_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PACOTES_DE_OCR = ("tesseract-ocr", "tesseract-ocr-por")
PACOTES_DE_ESCRITORIO = (
    "libreoffice-writer-nogui",
    "libreoffice-calc-nogui",
    "libreoffice-impress-nogui",
)
PRAZO_DO_APT = 600.0
NAVEGADORES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _carrega(nomes: Iterable[str]) -> bool:
    for nome in nomes:
        try:
            ctypes.CDLL(nome)
        except OSError:
            continue
        return True
    return False


def tem_pango() -> bool:
    """True when every library that writes PDF can be loaded."""
    return all(_carrega(nomes) for nomes in PANGO)


_listas_em_dia = False


def _apt(*pacotes: str, prazo: float = PRAZO_DO_APT) -> bool:
    """Install Debian packages as root; False when that is not possible here, or takes too long."""
    global _listas_em_dia
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"» Instalando {', '.join(pacotes)}…", flush=True)
    ambiente = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    comum = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    passos = [] if _listas_em_dia else [[*comum, "update"]]
    passos.append([*comum, "install", "-y", "--no-install-recommends", *pacotes])
    codigo = 0
    for passo in passos:
        try:
            feito = subprocess.run(
                passo, env=ambiente, stdin=subprocess.DEVNULL, check=False, timeout=prazo
            )
        except subprocess.TimeoutExpired:
            return False
        codigo = feito.returncode
    _listas_em_dia = True
    return codigo == 0


def garantir_pango() -> bool:
    """Install the PDF libraries when we may. False (and a message) when they stay absent.

    Their absence does not stop the system: everything but writing PDF works.
    """
    if tem_pango():
        return True
    if (_apt(*PACOTES_DO_PANGO) or _apt(*PACOTES_DO_PANGO[:2])) and tem_pango():
        return True
    print(
        "Aviso: faltam bibliotecas para gerar PDF (pango). Instale-as e repita:\n"
        f"  Debian e Ubuntu: sudo apt-get install {' '.join(PACOTES_DO_PANGO)}\n"
        "  Fedora: sudo dnf install pango harfbuzz\n"
        "  macOS: brew install pango",
        file=sys.stderr,
        flush=True,
    )
    return False


def tem_ocr() -> bool:
    """True when tesseract is here and reads Portuguese."""
    programa = shutil.which("tesseract")
    if programa is None:
        return False
    saida = subprocess.run([programa, "--list-langs"], capture_output=True, text=True)
    return "por" in saida.stdout.split()


def garantir_ocr(prazo: float = PRAZO_DO_APT) -> bool:
    """Install tesseract when we may. Without it everything works but reading scanned pages."""
    if tem_ocr() or (_apt(*PACOTES_DE_OCR, prazo=prazo) and tem_ocr()):
        return True
    print(
        "Aviso: sem o tesseract, as palavras de páginas digitalizadas não são reconhecidas.\n"
        f"  Debian e Ubuntu: sudo apt-get install {' '.join(PACOTES_DE_OCR)}",
        file=sys.stderr,
        flush=True,
    )
    return False


def garantir_escritorio() -> bool:
    """Install LibreOffice without a screen when we may (it draws .doc, .ppt and presentations)."""
    if shutil.which("soffice") or (_apt(*PACOTES_DE_ESCRITORIO) and shutil.which("soffice")):
        return True
    print(
        "Aviso: sem o LibreOffice, arquivos .doc, .ppt e apresentações só se baixam.\n"
        f"  Debian e Ubuntu: sudo apt-get install {' '.join(PACOTES_DE_ESCRITORIO)}",
        file=sys.stderr,
        flush=True,
    )
    return False


def _funciona(navegador: str) -> bool:
    try:
        saida = subprocess.run(
            [navegador, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return saida.returncode == 0


def _do_playwright() -> str | None:
    """Path of the Chromium that playwright downloaded for itself, if it did."""
    codigo = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    saida = subprocess.run([sys.executable, "-c", codigo], capture_output=True, text=True)
    caminho = saida.stdout.strip()
    return caminho if saida.returncode == 0 and _funciona(caminho) else None


def achar_navegador() -> str | None:
    """Path of a Chromium that starts: `SEIVA_CHROMIUM`, the PATH, then playwright's own."""
    dado = os.environ.get("SEIVA_CHROMIUM")
    if dado:
        return dado
    for nome in NAVEGADORES:
        caminho = shutil.which(nome)
        if caminho and _funciona(caminho):  # Ubuntu's package may be an empty stub
            return caminho
    return _do_playwright()


def garantir_navegador() -> str:
    """Find or install a Chromium; `ErroLocal` when there is no way."""
    achado = achar_navegador()
    if not achado and _apt("chromium"):
        achado = achar_navegador()
    if not achado:
        print("» Baixando o Chromium do playwright…", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        achado = achar_navegador()
    if not achado:
        raise ErroLocal(
            "Os testes de tela precisam do Chromium e ele não pôde ser instalado. Instale-o "
            "(Debian: sudo apt-get install chromium) ou aponte para ele com SEIVA_CHROMIUM."
        )
    return achado
