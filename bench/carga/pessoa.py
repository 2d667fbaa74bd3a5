"""One simulated person: own session, own address, one step at a time."""

import time
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import gevent
from locust import FastHttpUser
from locust.exception import StopUser

from bench.carga.formularios import Pares, arvore, formulario, pares, trocar
from bench.carga.registro import MUNDO, Amostra

SALTOS = 5


class Falha(Exception):
    """The step did not end as it should."""


class Resposta:
    """The last page of a step: where it is, its bytes, its tree when asked."""

    def __init__(self, caminho: str, status: int, conteudo: bytes) -> None:
        self.caminho, self.status, self.conteudo = caminho, status, conteudo
        self._arvore: Any = None

    @property
    def pagina(self) -> Any:
        if self._arvore is None:
            self._arvore = arvore(self.conteudo)
        return self._arvore

    def campos(self, campo: str) -> Pares:
        """Fields of the form that has `campo`."""
        return pares(formulario(self.pagina, campo))


class Pessoa(FastHttpUser):
    """Base of the journeys. `voltas` is how many times the journey is made, then it leaves."""

    abstract = True
    network_timeout = 60.0
    connection_timeout = 60.0
    inicio = time.monotonic()

    def on_start(self) -> None:
        sorte = MUNDO.sorte
        self.endereco = (
            f"10.{sorte.randrange(256)}.{sorte.randrange(256)}.{sorte.randrange(1, 255)}"
        )
        self.conta: dict[str, Any] = {}

    def pensar(self, fixo: float, variavel: float) -> None:
        """Wait as a person does: milliseconds, fixed plus uniform."""
        if MUNDO.pausas:
            gevent.sleep((fixo + variavel * MUNDO.sorte.random()) / 1000 * MUNDO.pausas)

    def passo(
        self,
        nome: str,
        caminho: str,
        dados: Pares | None = None,
        *,
        corpo: bytes | None = None,
        tipo: str = "",
        json: bool = False,
        aceitos: tuple[int, ...] = (200,),
        contem: str = "",
    ) -> Resposta:
        """Do one thing and follow where it leads; the sample covers all of it."""
        amostra = Amostra(nome, 0.0, time.monotonic() - Pessoa.inicio, pedidos=0)
        cabecalhos = {"X-Forwarded-For": self.endereco}
        if json:
            cabecalhos["Accept"] = "application/json"
        if dados is not None:
            corpo, tipo = urlencode(dados).encode(), "application/x-www-form-urlencoded"
        comeco = time.perf_counter()
        try:
            resposta = self._seguir(amostra, caminho, corpo, tipo, cabecalhos)
            amostra.ms = (time.perf_counter() - comeco) * 1000
            if resposta.status not in aceitos:
                raise Falha(f"código {resposta.status} em {resposta.caminho}")
            if contem and contem.encode() not in resposta.conteudo:
                raise Falha(f"sem “{contem}” em {resposta.caminho}")
        except Falha as falha:
            amostra.ms = (time.perf_counter() - comeco) * 1000
            amostra.erro = str(falha)
            raise
        finally:
            MUNDO.amostras.append(amostra)
        return resposta

    def _seguir(
        self, amostra: Amostra, caminho: str, corpo: bytes | None, tipo: str, cabecalhos: dict
    ) -> Resposta:
        metodo = "GET" if corpo is None else "POST"
        mais = {"Content-Type": tipo} if corpo is not None else {}
        for _ in range(SALTOS):
            achada = self.client.request(
                metodo, caminho, data=corpo, headers=cabecalhos | mais, allow_redirects=False
            )
            conteudo = achada.content or b""
            self._contar(amostra, achada, len(conteudo))
            destino = (achada.headers or {}).get("Location", "")
            if achada.status_code not in (301, 302, 303, 307) or not destino:
                if not achada.status_code:
                    raise Falha(f"sem resposta de {caminho}: {achada.error}")
                return Resposta(caminho, achada.status_code, conteudo)
            inteiro = urlsplit(urljoin(caminho, destino))
            caminho = inteiro.path + (f"?{inteiro.query}" if inteiro.query else "")
            metodo, corpo, mais = "GET", None, {}
        raise Falha(f"voltas demais até {caminho}")

    @staticmethod
    def _contar(amostra: Amostra, achada: Any, tamanho: int) -> None:
        amostra.pedidos += 1
        amostra.bytes += tamanho
        medida = (achada.headers or {}).get("X-Medida", "")
        if medida:
            consultas, banco, cpu, _ = medida.split(";")
            amostra.consultas += int(consultas)
            amostra.banco += float(banco)
            amostra.cpu += float(cpu)

    def casa(self, resto: str) -> str:
        """Address inside the institution where the person works."""
        return f"/{self.conta['casa']}/{resto}"

    def entrar(self, conta: dict[str, Any] | None = None) -> None:
        """Log in through the form, and arrive at the mesa."""
        self.client.cookiejar.clear()
        self.conta = conta or MUNDO.usuario()
        pagina = self.passo("entrar: formulário", "/entrar/")
        campos = trocar(
            pagina.campos("password"), username=self.conta["login"], password=MUNDO.senha
        )
        self.mesa = self.passo("entrar", "/entrar/", campos, contem="mesa-titulo")

    def buscar(self, numero: str, contem: str = "processo-topo") -> Resposta:
        """Quick search by number: leads to the page of the process."""
        endereco = self.casa("pesquisa/") + "?" + urlencode({"q": numero})
        return self.passo("busca rápida", endereco, contem=contem)


class Jornada(Pessoa):
    """A person who makes the same journey `voltas` times and leaves; a failure ends a turn only."""

    abstract = True
    voltas = (1, 1)

    def on_start(self) -> None:
        super().on_start()
        self.faltam = MUNDO.sorte.randint(*self.voltas)

    def volta(self) -> None:
        raise NotImplementedError

    def uma_volta(self) -> None:
        """The task of locust."""
        if self.faltam <= 0:
            raise StopUser
        self.faltam -= 1
        try:
            self.volta()
        except Falha:
            return
        except (LookupError, ValueError) as erro:
            nome = f"página inesperada em {type(self).__name__}"
            MUNDO.amostras.append(Amostra(nome, 0.0, 0.0, erro=repr(erro)))

    tasks = [uma_volta]  # noqa: RUF012
