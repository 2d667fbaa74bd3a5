"""The provider over HTTP, with the library's own server: a few people at once, on this machine."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from . import pagina
from .pessoas import Pessoa, Recusada, digitada
from .provedor import Pedido, Provedor, Recusa

ENDERECO = "127.0.0.1"
MAIOR = 16 * 1024  # bytes of a form


class Servidor(ThreadingHTTPServer):
    """Listens on the loopback alone."""

    daemon_threads = True

    def __init__(self, porta: int, provedor: Provedor, pessoas: dict[str, Pessoa]) -> None:
        self.provedor, self.pessoas = provedor, pessoas
        super().__init__((ENDERECO, porta), Pedidos)


class Pedidos(BaseHTTPRequestHandler):
    """One request."""

    server: Servidor
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Pages, what it publishes, and who a token is of."""
        caminho, consulta = self._partes()
        provedor = self.server.provedor
        if caminho == "/.well-known/openid-configuration":
            self._json(200, provedor.publicado())
        elif caminho == "/jwk":
            self._json(200, provedor.chaves())
        elif caminho == "/userinfo":
            self._quem()
        elif caminho == "/authorize":
            self._perguntar(consulta, {})
        elif caminho == "/logout":
            self._ir(provedor.saida(consulta.get("post_logout_redirect_uri", "")))
        elif caminho == "/estilo.css":
            self._responder(200, "text/css; charset=utf-8", pagina.CSS)
        else:
            self._responder(404, "text/plain; charset=utf-8", "Não há nada aqui.")

    def do_POST(self) -> None:
        """The choice of who it is, and the exchange of a code."""
        caminho, consulta = self._partes()
        tamanho = self.headers.get("Content-Length", "")
        if not tamanho.isdigit() or int(tamanho) > MAIOR:
            self.close_connection = True
            self._responder(413, "text/plain; charset=utf-8", "Pedido grande demais.")
            return
        campos = dict(parse_qsl(self.rfile.read(int(tamanho)).decode("utf-8", "replace")))
        if caminho == "/authorize":
            self._escolher(consulta, campos)
        elif caminho == "/token":
            self._trocar(campos)
        else:
            self._responder(404, "text/plain; charset=utf-8", "Não há nada aqui.")

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: addresses here carry codes."""

    def _partes(self) -> tuple[str, dict[str, str]]:
        partes = urlsplit(self.path)
        return partes.path.rstrip("/"), dict(parse_qsl(partes.query))

    def _pedido(self, consulta: dict[str, str]) -> Pedido | None:
        try:
            return self.server.provedor.pedir(consulta)
        except Recusa as erro:
            self._pagina(400, pagina.recusada(str(erro)))
            return None

    def _perguntar(self, consulta: dict[str, str], campos: dict[str, str], erro: str = "") -> None:
        if self._pedido(consulta) is not None:
            lista = self.server.pessoas.values()
            self._pagina(422 if erro else 200, pagina.escolher(lista, campos, erro))

    def _escolher(self, consulta: dict[str, str], campos: dict[str, str]) -> None:
        pedido = self._pedido(consulta)
        if pedido is None:
            return
        if campos.get("ato") == "recusar":
            self._ir(
                f"{pedido.volta}?{urlencode({'error': 'access_denied', 'state': pedido.estado})}"
            )
            return
        try:
            quem = self.server.pessoas.get(campos.get("pessoa", "")) or digitada(campos)
        except Recusada as erro:
            self._perguntar(consulta, campos, str(erro))
            return
        codigo = self.server.provedor.autorizar(pedido, quem)
        self._ir(f"{pedido.volta}?{urlencode({'code': codigo, 'state': pedido.estado})}")

    def _trocar(self, campos: dict[str, str]) -> None:
        try:
            fichas = self.server.provedor.trocar(campos, self.headers.get("Authorization", ""))
        except Recusa as erro:
            self._json(401 if str(erro) == "invalid_client" else 400, {"error": str(erro)})
        else:
            self._json(200, fichas)

    def _quem(self) -> None:
        try:
            self._json(200, self.server.provedor.quem(self.headers.get("Authorization", "")))
        except Recusa as erro:
            self._json(401, {"error": str(erro)})

    def _ir(self, destino: str) -> None:
        self.send_response(303)
        self.send_header("Location", destino)
        self.send_header("Content-Length", "0")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _json(self, codigo: int, valor: dict[str, Any]) -> None:
        self._responder(codigo, "application/json", json.dumps(valor))

    def _pagina(self, codigo: int, html: str) -> None:
        self._responder(codigo, "text/html; charset=utf-8", html)

    def _responder(self, codigo: int, tipo: str, texto: str) -> None:
        corpo = texto.encode()
        self.send_response(codigo)
        self.send_header("Content-Type", tipo)
        self.send_header("Content-Length", str(len(corpo)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        # No form-action: choosing somebody ends at the address of return, of another origin.
        self.send_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
        )
        self.end_headers()
        self.wfile.write(corpo)
