"""`python -m seiva.web.galeria [--saida DIR] [--servir PORT]`: write the gallery as static pages.

Works without a database and without the project's settings, so that the visual layer can be
judged alone. Served pages carry the same content security policy that production sends.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'; "
    "form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)


def configurar() -> None:
    """Give Django just enough to find templates, tags and static files."""
    settings.configure(
        INSTALLED_APPS=[
            "django.contrib.staticfiles",
            "django.contrib.humanize",
            "django_htmx",
            "seiva.web",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"builtins": ["django.contrib.humanize.templatetags.humanize"]},
            }
        ],
        STATIC_URL="/estaticos/",
        LANGUAGE_CODE="pt-br",
        TIME_ZONE="America/Sao_Paulo",
        USE_TZ=True,
        SECRET_KEY="galeria",  # noqa: S106 - nothing is signed here
    )
    django.setup()


def escrever(saida: Path) -> list[Path]:
    """Render every page into `saida` and copy the static files beside them."""
    from django.contrib.staticfiles import finders
    from django.template.loader import render_to_string

    from seiva.web.galeria.telas import telas

    saida.mkdir(parents=True, exist_ok=True)
    for localizador in finders.get_finders():
        for caminho, deposito in localizador.list([]):
            if not caminho.startswith(("seiva/", "django_htmx/htmx-2.min")):
                continue
            destino = saida / "estaticos" / caminho
            destino.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(deposito.path(caminho), destino)
    escritos = []
    for nome, modelo, contexto in telas():
        destino = saida / f"{nome}.html"
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_text(render_to_string(modelo, contexto), encoding="utf-8")
        escritos.append(destino)
    return escritos


class ServidorDaGaleria(http.server.ThreadingHTTPServer):
    """Remembers what it received, so that a test can look at it, and answers as it is told."""

    def __init__(self, endereco: tuple[str, int], tratador: Any) -> None:
        super().__init__(endereco, tratador)
        self.limpar()

    def limpar(self) -> None:
        """Forget what was received; answer every form at once, with its own page."""
        self.recebidos: list[tuple[str, bytes]] = []
        self.depois_do_envio = ""
        self.recusa = ""
        self.demora = 0.0


class Tratador(http.server.SimpleHTTPRequestHandler):
    """Static server that sends production's policy headers and stays quiet."""

    server: ServidorDaGaleria

    def do_POST(self) -> None:  # noqa: N802 - name given by the base class
        """Keep what was sent and answer as the application does: redirect, or refuse a file."""
        corpo = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.recebidos.append((self.path, corpo))
        time.sleep(self.server.demora)
        if self.server.recusa:
            self.send_response(422)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps({"mensagem": self.server.recusa}).encode())
            return
        self.send_response(303)
        self.send_header("Location", self.server.depois_do_envio or self.path)
        self.end_headers()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


def servir(pasta: Path, porta: int) -> ServidorDaGaleria:
    """Bind (port 0 picks a free one) and return the server, not yet running."""
    return ServidorDaGaleria(
        ("127.0.0.1", porta), functools.partial(Tratador, directory=str(pasta))
    )


def main() -> None:
    opcoes = argparse.ArgumentParser(description=__doc__)
    opcoes.add_argument("--saida", type=Path)
    opcoes.add_argument("--servir", type=int, metavar="PORTA")
    argumentos = opcoes.parse_args()
    saida = argumentos.saida or Path(tempfile.mkdtemp(prefix="galeria-"))
    configurar()
    escritos = escrever(saida)
    print(f"{len(escritos)} páginas em {saida}")
    if argumentos.servir is not None:
        servidor = servir(saida, argumentos.servir)
        print(f"http://127.0.0.1:{servidor.server_address[1]}/galeria.html", flush=True)
        servidor.serve_forever()


if __name__ == "__main__":
    main()
