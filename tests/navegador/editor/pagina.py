"""A tiny town hall: serves the editor's real template and files under the real security policy.

File names carry a hash, as in production, so a module that imports another by its plain name breaks
here too. `Servidor.modo` says how saving answers: ok, conflito, erro, sessao, recusa.
"""

import hashlib
import json
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import django_prose_editor
from django.template import Context, Engine, Library
from django.utils.safestring import mark_safe

from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.variaveis import VARIAVEIS
from seiva.web.juntos import escrever

RAIZ = Path(__file__).resolve().parents[3]
_JUNTOS = tempfile.TemporaryDirectory(prefix="seiva-juntos-")
escrever(Path(_JUNTOS.name))
PASTAS = [
    RAIZ / "seiva/web/static",
    Path(django_prose_editor.__file__).parent / "static",
    Path(_JUNTOS.name),
]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'self'; base-uri 'none'"
)
TIPOS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".png": "image/png",
    ".map": "application/json",
}
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000008000000080802000000"
    "4b6d29dc0000001549444154789c63104adb8a1531d0450218010088d01f"
    "c1c9a5d6f30000000049454e44ae426082"
)

register = Library()


@register.simple_tag
def static(nome: str) -> str:
    """Address of a static file with the hash of its content in the name."""
    caminho = next(pasta / nome for pasta in PASTAS if (pasta / nome).exists())
    marca = hashlib.sha256(caminho.read_bytes()).hexdigest()[:12]
    return f"/estaticos/{Path(nome).with_suffix('')}.{marca}{caminho.suffix}"


CABECALHO = mark_safe(
    '<div class="papel-cabecalho"><p class="papel-instituicao">Prefeitura Municipal de Extrema</p>'
    '<p class="papel-unidade">Secretaria Municipal de Administração</p></div>'
)
TITULO = mark_safe(
    '<p class="papel-titulo">PORTARIA Nº 12/2026/SEMAD</p><p class="papel-data">Extrema, 23 de novembro de 2026.</p>'
)
RODAPE = mark_safe(
    '<div class="papel-fim"><p>Espaço das assinaturas eletrônicas</p></div>'
    '<div class="papel-rodape">Processo 3106.01.0000123/2026-45 · Documento 0001234</div>'
)


class Servidor:
    """One document, saved in memory."""

    def __init__(self) -> None:
        self.modo = "ok"
        self.versao = 3
        self.conteudo = "<p>Texto inicial.</p>"
        self.salvos: list[dict[str, str]] = []
        self.imagens = 0
        self.token = "ficha-1"
        casa = self

        class Tratador(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                casa.ler(self)

            def do_POST(self) -> None:
                casa.escrever(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Tratador)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def fechar(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    def pagina(self) -> str:
        motor = Engine(
            dirs=[RAIZ / "seiva/web/templates"],
            libraries={"static": "tests.navegador.editor.pagina"},
        )
        editor = {
            "documento_id": 7,
            "versao": self.versao,
            "conteudo": self.conteudo,
            "salvar_url": "/salvar",
            "salvo_em": "14:00:00",
            "variaveis": VARIAVEIS,
            "cabecalho_html": CABECALHO,
            "titulo_html": TITULO,
            "rodape_html": RODAPE,
            "imagem_url": "/imagem",
            "textos_url": "/textos",
            "referencia_url": "/referencia",
        }
        corpo = motor.get_template("documentos/_editor.html").render(
            Context({"editor": editor, "csrf_token": self.token}, use_l10n=False)
        )
        return (
            '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8"><title>Editor</title>'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f'<link rel="icon" href="data:,"></head><body><main><h1 class="ed-oculto">Portaria</h1>{corpo}</main></body></html>'
        )

    def ler(self, pedido: BaseHTTPRequestHandler) -> None:
        partes = urlsplit(pedido.path)
        if partes.path == "/":
            self.responder(pedido, 200, self.pagina(), "text/html; charset=utf-8")
        elif partes.path.startswith("/estaticos/"):
            self.estatico(pedido, partes.path.removeprefix("/estaticos/"))
        elif partes.path == "/textos":
            textos = [
                {
                    "nome": "Ciência",
                    "descricao": "Dar ciência",
                    "conteudo": "<p>Ciente em @data@.</p>",
                },
                {"nome": "Arquive-se", "conteudo": "<p>Arquive-se o presente processo.</p>"},
            ]
            self.json(pedido, 200, textos)
        elif partes.path == "/referencia":
            numero = parse_qs(partes.query).get("q", [""])[0]
            if numero == "0001234":
                achado = {
                    "texto": "Ofício 0001234",
                    "url": "/documentos/0001234",
                    "tipo": "documento",
                    "numero": numero,
                }
                self.json(pedido, 200, achado)
            else:
                self.json(pedido, 404, {"mensagem": "Não encontrado"})
        elif "/imagem/" in partes.path:
            pedido.send_response(200)
            pedido.send_header("Content-Type", "image/png")
            pedido.end_headers()
            pedido.wfile.write(_PNG)
        else:
            self.responder(pedido, 404, "", "text/plain")

    def estatico(self, pedido: BaseHTTPRequestHandler, nome: str) -> None:
        caminho = Path(nome)
        base, _, marca = caminho.stem.rpartition(".")
        real = caminho.with_name(base + caminho.suffix)
        if len(marca) == 12 and static(str(real)).endswith(nome):
            dados = next(p / real for p in PASTAS if (p / real).exists()).read_bytes()
            self.responder(pedido, 200, dados, TIPOS[caminho.suffix])
        else:
            self.responder(pedido, 404, "", "text/plain")

    def escrever(self, pedido: BaseHTTPRequestHandler) -> None:
        dados = pedido.rfile.read(int(pedido.headers["Content-Length"]))
        if pedido.path == "/imagem":
            self.imagens += 1
            self.json(pedido, 200, {"url": f"/documentos/7/imagem/{self.imagens}"})
            return
        campos = {k: v[0] for k, v in parse_qs(dados.decode(), keep_blank_values=True).items()}
        campos["token"] = pedido.headers.get("X-CSRFToken", campos.get("csrfmiddlewaretoken", ""))
        self.salvos.append(campos)
        if self.modo == "erro":
            self.json(pedido, 500, {})
        elif self.modo == "recusa":
            self.json(pedido, 422, {"mensagem": "O documento já foi assinado."})
        elif self.modo == "sessao":
            pedido.send_response(302)
            pedido.send_header("Location", "/entrar/")
            pedido.send_header("Content-Length", "0")
            pedido.end_headers()
        elif campos["versao_base"] != str(self.versao):
            outro = {
                "versao": self.versao,
                "autor": "Bia Lima",
                "quando": "23/11/2026 14:10",
                "conteudo": self.conteudo,
            }
            self.json(pedido, 409, outro)
        else:
            self.versao += 1
            self.conteudo = sanear(campos["conteudo"])
            self.json(pedido, 200, {"versao": self.versao, "salvo_em": "14:03:22"})

    def json(self, pedido: BaseHTTPRequestHandler, situacao: int, dados: Any) -> None:
        self.responder(pedido, situacao, json.dumps(dados), "application/json")

    def responder(
        self, pedido: BaseHTTPRequestHandler, situacao: int, corpo: str | bytes, tipo: str
    ) -> None:
        corpo = corpo.encode() if isinstance(corpo, str) else corpo
        pedido.send_response(situacao)
        pedido.send_header("Content-Type", tipo)
        pedido.send_header("Content-Security-Policy", CSP)
        pedido.send_header("Content-Length", str(len(corpo)))
        pedido.end_headers()
        pedido.wfile.write(corpo)
