"""The page server dies while people send forms: what it answered is there, and sending the
same form again makes nothing twice."""

import http.client
import itertools
import os
import random
import re
import threading
import time
import urllib.parse
from typing import Any

import pytest
from bs4 import BeautifulSoup

from seiva.local.portas import porta_livre
from tests.elenco import SENHA
from tests.falhas.casa import Casa

pytestmark = pytest.mark.falhas
MORTES = 3
NOVO = "/campo-alto/processos/novo/"


class Navegador:
    """A browser of few words: cookies and forms, over one connection at a time."""

    def __init__(self, porta: int) -> None:
        self.porta = porta
        self.biscoitos: dict[str, str] = {}

    def pedir(self, metodo: str, caminho: str, dados: dict[str, str] | None = None) -> Any:
        """Status, place to go and body. Raises OSError or HTTPException when the server dies."""
        conexao = http.client.HTTPConnection("127.0.0.1", self.porta, timeout=20)
        cabecalhos = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.biscoitos.items())}
        corpo = None
        if dados is not None:
            corpo = urllib.parse.urlencode(dados | {"csrfmiddlewaretoken": self._token()})
            cabecalhos["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            conexao.request(metodo, caminho, corpo, cabecalhos)
            resposta = conexao.getresponse()
            for biscoito in resposta.headers.get_all("Set-Cookie") or []:
                nome, _, valor = biscoito.partition("=")
                self.biscoitos[nome] = valor.split(";")[0]
            return resposta.status, resposta.headers.get("Location", ""), resposta.read().decode()
        finally:
            conexao.close()

    def _token(self) -> str:
        return self.biscoitos.get("csrftoken", "")

    def entrar(self) -> None:
        self.pedir("GET", "/entrar/")
        dados = {"username": "11144477735", "password": SENHA}
        estado, _, corpo = self.pedir("POST", "/entrar/", dados)
        assert estado == 302, corpo[:2000]


class Pessoa(threading.Thread):
    """Opens one process after another; keeps what was answered and what was left hanging."""

    def __init__(self, navegador: Navegador) -> None:
        super().__init__(daemon=True)
        self.navegador = navegador
        self.feitos: dict[str, str] = {}  # one-time key → address of the process
        self.pendentes: dict[str, dict[str, str]] = {}
        self.parar = threading.Event()
        self.estranhos: list[Any] = []

    def run(self) -> None:
        for volta in itertools.count():
            if self.parar.is_set():
                return
            try:
                self._abrir_um(volta)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    def _abrir_um(self, volta: int) -> None:
        estado, _, pagina = self.navegador.pedir("GET", NOVO)
        if estado != 200:
            self.estranhos.append((estado, pagina[:500]))
            return
        formulario = BeautifulSoup(pagina, "html.parser")
        chave = formulario.select_one("input[name=chave]")
        tipo = formulario.find("option", string=re.compile("Férias"))
        assert chave is not None
        assert tipo is not None
        dados = {"chave": chave["value"], "tipo": tipo["value"], "nivel": "0"}
        dados["especificacao"] = f"Volta {volta}"
        self.pendentes[dados["chave"]] = dados
        self.enviar(dados)

    def enviar(self, dados: dict[str, str]) -> None:
        estado, destino, pagina = self.navegador.pedir("POST", NOVO, dados)
        if estado == 302 and re.fullmatch(r"/campo-alto/processos/\d+/", destino):
            self.feitos[dados["chave"]] = destino
            del self.pendentes[dados["chave"]]
        else:
            self.estranhos.append((estado, destino, pagina[:500]))


def _esperar_no_ar(navegador: Navegador) -> None:
    fim = time.monotonic() + 60
    while time.monotonic() < fim:
        try:
            if navegador.pedir("GET", "/saude/")[0] == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
    raise AssertionError("o servidor não subiu")


def test_formulario_reenviado_depois_da_queda_nao_se_repete(casa: Casa) -> None:
    sorte = random.Random(int(os.environ.get("SEIVA_SEMENTE", time.time_ns())))  # noqa: S311
    navegador = Navegador(porta_livre())
    casa.servidor(navegador.porta)
    _esperar_no_ar(navegador)
    navegador.entrar()
    pessoa = Pessoa(navegador)
    pessoa.start()
    for _ in range(MORTES):
        antes, fim = len(pessoa.feitos), time.monotonic() + 30
        while len(pessoa.feitos) < antes + 2 and time.monotonic() < fim:
            time.sleep(0.01)
        time.sleep(sorte.uniform(0, 0.4))
        casa.matar("servidor")
        casa.servidor(navegador.porta)
        _esperar_no_ar(navegador)
    pessoa.parar.set()
    pessoa.join(30)
    for dados in list(pessoa.pendentes.values()):
        pessoa.enviar(dados)
    assert pessoa.pendentes == {}
    assert pessoa.estranhos == []
    chave, endereco = next(iter(pessoa.feitos.items()))
    repetido = {"chave": chave, "tipo": "1", "nivel": "0"}
    tipo = casa.perguntar("SELECT tipo_id FROM processos_processo WHERE chave IS NOT NULL LIMIT 1")
    assert navegador.pedir("POST", NOVO, repetido | {"tipo": str(tipo[0])})[1] == endereco
    casa.matar("servidor")
    enderecos = set(pessoa.feitos.values())
    assert len(enderecos) == len(pessoa.feitos) >= 2 * MORTES
    assert casa.perguntar("SELECT count(*) FROM processos_processo WHERE chave IS NOT NULL") == (
        len(enderecos),
    )
    pela_metade = casa.perguntar(
        "SELECT count(*) FROM processos_processo p WHERE 1 <> (SELECT count(*) FROM "
        "andamentos_andamento a WHERE a.processo_id = p.id AND a.tipo = 'processo_gerado') "
        "OR NOT EXISTS (SELECT 1 FROM processos_passagem g WHERE g.processo_id = p.id)"
    )
    assert pela_metade == (0,)
