"""The whole house in one data folder: secrets, database, static files, demo data, servers."""

import base64
import http.client
import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from . import preparo
from .enderecos import preparar_dado
from .erros import ErroLocal
from .executores import depressa, devagar
from .filhos import Filho
from .govbr.filho import GovBr
from .lugares import nossa
from .postgres import Agrupamento
from .preparo import RAIZ, Feitos
from .processos import da_pasta, encerrar
from .segredos import gravar, ler_ou_criar

MARCA = "SEIVA_SUPERVISOR"
TRABALHADORES = 2
LINHAS_POR_TRABALHADOR = 2
PRAZO_DA_PRIMEIRA_PAGINA = 60.0
ERROS_SEGUIDOS = 10
PRAZO_DE_PARADA = 5.0


@dataclass(frozen=True)
class Ajustes:
    """What varies, read from the environment once."""

    dados: Path
    host: str
    porta: int
    url: str
    url_do_dono: str

    @classmethod
    def do_ambiente(cls) -> "Ajustes":
        texto = os.environ.get("SEIVA_PORTA") or "8000"
        if not texto.isdigit() or not 0 < int(texto) < 65536:
            raise ErroLocal(f"SEIVA_PORTA deve ser um número de 1 a 65535, não “{texto}”.")
        return cls(
            dados=Path(os.environ.get("SEIVA_DADOS") or RAIZ / ".dados").absolute(),
            host=os.environ.get("SEIVA_ENDERECO") or "127.0.0.1",
            porta=int(texto),
            url=os.environ.get("DATABASE_URL", ""),
            url_do_dono=os.environ.get("DATABASE_URL_DONO", ""),
        )

    @property
    def base(self) -> str:
        """Address that people open."""
        padrao = f"http://{self.host}:{self.porta}"
        return (os.environ.get("SEIVA_URL_BASE") or padrao).rstrip("/")


class Casa:
    """Prepare and run everything. `ao_esperar` is called in every wait and may raise to stop."""

    def __init__(
        self, ajustes: Ajustes, avisar: Callable[[str], None], ao_esperar: Callable[[], None]
    ) -> None:
        self.ajustes = ajustes
        self.avisar = avisar
        self.ao_esperar = ao_esperar
        self.banco: Agrupamento | None = None
        self.ambiente: dict[str, str] = {}
        self.filhos: list[Filho] = []
        self._passos: list[Filho] = []
        self._govbr = GovBr.para(ajustes.host, ajustes.porta, ajustes.base)
        self._mestre = ""
        self._feitos = Feitos(ajustes.dados / "preparo.json")

    def encerrar_orfaos(self) -> None:
        """End servers that a killed supervisor of this folder left running."""
        orfaos = da_pasta(MARCA, str(self.ajustes.dados))
        if orfaos:
            self.avisar("Encerrando processos deixados por uma execução interrompida…")
            encerrar(orfaos, signal.SIGTERM, PRAZO_DE_PARADA)

    def conferir_porta(self) -> None:
        """Refuse early when somebody else listens there."""
        familia = socket.AF_INET6 if ":" in self.ajustes.host else socket.AF_INET
        with socket.socket(familia, socket.SOCK_STREAM) as prova:
            prova.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                prova.bind((self.ajustes.host, self.ajustes.porta))
            except OSError as erro:
                raise ErroLocal(
                    f"A porta {self.ajustes.porta} já está ocupada por outro programa. "
                    "Feche-o ou escolha outra porta: SEIVA_PORTA=8001 make demo"
                    if erro.errno == 98 or "in use" in str(erro)
                    else f"Não é possível usar {self.ajustes.host}:{self.ajustes.porta}: {erro}"
                ) from erro

    def montar_ambiente(self) -> None:
        """Secrets and database addresses; starts the embedded database when none is given."""
        a = self.ajustes
        segredos = ler_ou_criar(
            a.dados / "segredos.json",
            {
                "SEIVA_SECRET_KEY": lambda: secrets.token_urlsafe(48),
                "SEIVA_CHAVE_MESTRA": lambda: base64.b64encode(secrets.token_bytes(32)).decode(),
            },
        )
        self.ambiente = segredos | {k: v for k, v in os.environ.items() if v}
        self.ambiente.update(
            SEIVA_DADOS=str(a.dados),
            SEIVA_URL_BASE=a.base,
            SEIVA_EXIGE_SEGREDOS="1",
            PYTHONUNBUFFERED="1",
            **{MARCA: str(a.dados)},
            **(self._govbr.ambiente if self._govbr else {}),
        )
        if a.url:
            if not a.url_do_dono:
                preparar_dado(a.url)
            self._mestre = a.url_do_dono or a.url
            return
        self.avisar("Ligando o banco de dados…")
        self.banco = self.banco or Agrupamento(a.dados / "pg")
        enderecos = self.banco.iniciar()
        self._mestre = enderecos.super_
        self.ambiente |= {"DATABASE_URL": enderecos.aplicacao, "DATABASE_URL_DONO": enderecos.dono}

    def preparar(self) -> None:
        """Migrations, static files and demonstration data; each only when its sources changed."""
        modulo = self.ambiente.get("DJANGO_SETTINGS_MODULE", "")
        migracoes, estaticos = preparo.das_migracoes(modulo), preparo.dos_estaticos(modulo)
        passos = []
        if migrar := not self._feito("migracoes", migracoes):
            self.avisar("Preparando as tabelas…")
            passos.append(self._lancar("migrate", "--noinput", "-v", "0", SEIVA_MIGRANDO="1"))
        pronto = (self.ajustes.dados / "estaticos" / "staticfiles.json").exists()
        if reunir := not (pronto and self._feitos.feito("estaticos", estaticos)):
            self.avisar("Reunindo folhas de estilo e imagens…")
            passos.append(self._lancar("collectstatic", "--noinput", "-v", "0"))
        for passo in passos:  # both at the same time: each keeps one core busy
            self._esperar(passo)
        if migrar:
            self._anotar("migracoes", migracoes)
        if reunir:
            self._feitos.anotar("estaticos", estaticos)
        self.povoar(migracoes)

    def povoar(self, migracoes: str) -> None:
        """The demonstration, loaded once for these tables."""
        demonstracao = preparo.da_demonstracao(migracoes)
        if not self._feito("demo", demonstracao):
            self.avisar("Carregando a prefeitura de demonstração…")
            self.gerir("demo")
            gravar(self._acessos, self.gerir("demo", "--logins"))
            self._anotar("demo", demonstracao)

    @property
    def _acessos(self) -> Path:
        return self.ajustes.dados / "acessos.txt"

    def acessos(self) -> str:
        """The demonstration's logins, as its command told them when it loaded."""
        if not self._acessos.exists():
            gravar(self._acessos, self.gerir("demo", "--logins"))
        return self._acessos.read_text("utf-8").strip()

    def _feito(self, passo: str, marca: str) -> bool:
        quem = preparo.identidade(self._mestre)
        return quem is not None and self._feitos.feito(passo, f"{quem} {marca}")

    def _anotar(self, passo: str, marca: str) -> None:
        self._feitos.anotar(passo, f"{preparo.identidade(self._mestre)} {marca}")

    def gerir(self, *argumentos: str, **extras: str) -> str:
        """Run `manage.py` and answer its output; `ErroLocal` with its last lines if it fails."""
        return self._esperar(self._lancar(*argumentos, **extras))

    def _lancar(self, *argumentos: str, **extras: str) -> Filho:
        """Start a `manage.py` command whose output goes to a log of its own."""
        registro = nossa(self.ajustes.dados / "registros", 0o700) / f"{argumentos[0]}.log"
        registro.write_bytes(b"")
        comando = [sys.executable, str(RAIZ / "manage.py"), *argumentos]
        passo = Filho(" ".join(argumentos), comando, self.ambiente | extras, registro)
        passo.iniciar()
        self._passos.append(passo)
        return passo

    def _esperar(self, passo: Filho) -> str:
        while passo.codigo() is None:
            self.ao_esperar()
            time.sleep(0.05)
        codigo = passo.codigo()
        passo.parar(0)
        self._passos.remove(passo)
        if codigo != 0:
            fim = passo.fim_do_registro(25)
            raise ErroLocal(f"“manage.py {passo.nome}” falhou ({codigo}):\n{fim}")
        return passo.fim_do_registro(1000)

    def servir(self) -> None:
        """Start the web server; the background worker follows at the first `vigiar`."""
        a = self.ajustes
        pasta = nossa(a.dados / "registros", 0o700)
        na_tela = os.environ.get("SEIVA_DEBUG", "").lower() in {"1", "true", "sim", "s"}
        granian = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--host", a.host, "--port", str(a.porta), "--workers", str(TRABALHADORES)),
            *("--blocking-threads", str(LINHAS_POR_TRABALHADOR), "--respawn-failed-workers"),
            *("--workers-kill-timeout", "3", "--log-level", "warning"),
            "seiva.config.wsgi:application",
        ]
        com_fila = {"SEIVA_CONEXOES": str(LINHAS_POR_TRABALHADOR)}

        def saida(nome: str) -> Path | None:
            return None if na_tela else pasta / nome

        self.filhos = [
            Filho(
                "O servidor de páginas", granian, com_fila | self.ambiente, saida("servidor.log")
            ),
            Filho("O executor de tarefas", depressa(), self.ambiente, saida("tarefas.log")),
            Filho("O leitor de digitalizações", devagar(), self.ambiente, saida("leituras.log")),
        ]
        if self._govbr:
            self.filhos.append(self._govbr.filho(self.ambiente, saida("govbr.log")))
        self.filhos[0].iniciar()  # `vigiar` starts the worker: the first page comes first

    def esperar_primeira_pagina(self) -> None:
        """Return when `/` (and the page it redirects to) answers; `ErroLocal` otherwise."""
        fim = time.monotonic() + PRAZO_DA_PRIMEIRA_PAGINA
        visto, erros = "nenhuma resposta", 0
        while time.monotonic() < fim:
            self.ao_esperar()
            servidor = self.filhos[0]
            if servidor.codigo() is not None:
                raise ErroLocal(f"O servidor não ligou:\n{servidor.fim_do_registro()}")
            try:
                estado = self._pedir("/")
            except (OSError, http.client.HTTPException) as erro:
                visto = str(erro)
            else:
                if estado < 500:
                    return
                visto, erros = f"código {estado}", erros + 1
                if erros >= ERROS_SEGUIDOS:
                    break
            time.sleep(0.2)
        resto = self.filhos[0].fim_do_registro()
        raise ErroLocal(f"A primeira página não respondeu ({visto}).\n{resto}")

    def _pedir(self, caminho: str, saltos: int = 2) -> int:
        conexao = http.client.HTTPConnection(self.ajustes.host, self.ajustes.porta, timeout=15)
        try:
            conexao.request("GET", caminho, headers={"Host": urlsplit(self.ajustes.base).netloc})
            resposta = conexao.getresponse()
            resposta.read()
            destino = resposta.headers.get("Location", "")
        finally:
            conexao.close()
        if saltos and resposta.status in {301, 302, 303, 307} and destino.startswith("/"):
            return self._pedir(destino, saltos - 1)
        return resposta.status

    def vigiar(self) -> None:
        """One look: restart what died, the database first."""
        if self.banco and not self.banco.vivo():
            self.avisar("O banco de dados parou; ligando de novo…")
            try:
                self.banco.iniciar()
            except ErroLocal as erro:
                self.avisar(str(erro))
                return
        for filho in self.filhos:
            linha = filho.vigiar()
            if linha:
                self.avisar(linha)

    def descer(self) -> None:
        """Stop in order: doors first, then the worker's job at hand, the database last."""
        for passo in self._passos:
            passo.parar(0)
        self._passos = []
        for filho in self.filhos:
            filho.pedir_parada()
        fim = time.monotonic() + PRAZO_DE_PARADA
        for filho in self.filhos:
            filho.parar(fim - time.monotonic())
        self.filhos = []
        encerrar(da_pasta(MARCA, str(self.ajustes.dados)), signal.SIGKILL, 2.0)
        if self.banco:
            self.banco.parar()
