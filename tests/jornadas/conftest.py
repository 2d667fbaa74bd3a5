"""Browser journeys: one real server for the session, one clean browser context for each test.

`SEIVA_JORNADAS_EM=http://127.0.0.1:8000` walks through a house that is already running.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from seiva.local.requisitos import achar_navegador
from tests.chromium import ARGUMENTOS
from tests.jornadas.passos import Vigia, entrar
from tests.servidor import ServidorDeTeste, pasta_passageira
from tests.smtp import Caixa


@pytest.fixture(scope="session")
def casa_no_ar() -> Iterator[ServidorDeTeste]:
    """Database, demonstration data, web server and worker, as `make demo` starts them.

    Its messages go out by a real SMTP server, which leaves them in the folder of `correio`.
    """
    pasta = pasta_passageira("seiva-jornadas-")
    caixa = Caixa(pasta / "dados" / "correio")
    casa = ServidorDeTeste(pasta / "dados", SEIVA_SMTP_URL=caixa.endereco)
    caixa.abrir()
    try:
        casa.subir()
        yield casa
    finally:
        casa.apagar()
        caixa.fechar()
        shutil.rmtree(pasta, ignore_errors=True)


@pytest.fixture(scope="session")
def servidor(request: pytest.FixtureRequest) -> str:
    """Base address of the running house, without a trailing slash."""
    if fora := os.environ.get("SEIVA_JORNADAS_EM"):
        return fora.rstrip("/")
    casa: ServidorDeTeste = request.getfixturevalue("casa_no_ar")
    return casa.base


@pytest.fixture(scope="session")
def correio(request: pytest.FixtureRequest) -> Path:
    """Folder where the messages of the house arrive."""
    if fora := os.environ.get("SEIVA_JORNADAS_CORREIO"):
        return Path(fora)
    casa: ServidorDeTeste = request.getfixturevalue("casa_no_ar")
    return casa.dados / "correio"


@pytest.fixture(scope="session")
def govbr(servidor: str) -> str:
    """Address of the gov.br that the running house uses, once it answers."""
    fim = time.monotonic() + 60
    while True:
        ida = requests.get(f"{servidor}/entrar/govbr/", allow_redirects=False, timeout=15)
        destino = urlsplit(ida.headers.get("Location", ""))
        if destino.netloc:
            return f"{destino.scheme}://{destino.netloc}"
        assert time.monotonic() < fim, ida.status_code
        time.sleep(0.5)


@pytest.fixture(scope="package")
def navegador() -> Iterator[Browser]:
    """One Chromium for the journeys; closed with them, for the next suite starts its own."""
    # The synchronous driver keeps an event loop in this thread, which Django would take for
    # asynchronous code when a later test opens the database.
    anterior = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as motor:
        chromium = motor.chromium.launch(executable_path=achar_navegador(), args=ARGUMENTOS)
        yield chromium
        chromium.close()
    if anterior is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = anterior


def _contexto(
    navegador: Browser, servidor: str, largura: int, altura: int, scripts: bool = True
) -> BrowserContext:
    contexto = navegador.new_context(
        base_url=servidor,
        java_script_enabled=scripts,
        viewport={"width": largura, "height": altura},
        locale="pt-BR",
        timezone_id="America/Sao_Paulo",
        accept_downloads=True,
    )
    contexto.set_default_timeout(15_000)
    return contexto


@pytest.fixture
def pagina(navegador: Browser, servidor: str) -> Iterator[Page]:
    """An empty page on a desk screen; relative addresses open the running house."""
    contexto = _contexto(navegador, servidor, 1366, 900)
    yield contexto.new_page()
    contexto.close()


@pytest.fixture
def pagina_360(navegador: Browser, servidor: str) -> Iterator[Page]:
    """An empty page on a narrow phone screen."""
    contexto = _contexto(navegador, servidor, 360, 740)
    yield contexto.new_page()
    contexto.close()


Gente = Callable[..., Page]


@pytest.fixture
def gente(navegador: Browser, servidor: str) -> Iterator[Gente]:
    """People of the demonstration, each in a browser of their own: `gente("ana")` logs in.

    At the end of the test no page may have shown an error of the server, of a script or of the
    content policy, nor asked anything of another site, but the one that the person `passa_por`.
    """
    contextos: list[BrowserContext] = []
    vigias: list[Vigia] = []

    def chamar(
        quem: str,
        unidade: str = "",
        *,
        largura: int = 1366,
        scripts: bool = True,
        passa_por: str = "",
    ) -> Page:
        contexto = _contexto(navegador, servidor, largura, 900, scripts)
        contextos.append(contexto)
        vigias.append(Vigia(contexto, servidor, passa_por))
        pagina = contexto.new_page()
        if quem:
            entrar(pagina, quem, unidade)
        return pagina

    yield chamar
    for contexto in contextos:
        contexto.close()
    assert [problema for vigia in vigias for problema in vigia.problemas] == []
