"""Is this template well written? The first thing that is not, with its place.

`sanear` mends whatever it is given, so that what a clerk pastes is never refused. A template is
written once and used for years: here a forgotten end, a misspelt tag or a variable that nobody
has is an error, with line and column.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from html.parser import HTMLParser

from seiva.documentos.regras.variaveis import VARIAVEIS

_SEM_FIM = frozenset({"br", "hr", "img"})
_ACEITAS = frozenset(
    {
        *("p", "div", "section", "article", "center", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody"),
        *("tfoot", "tr", "th", "td", "a", "span", "font", "strong", "b", "em", "i", "u", "ins"),
        *("s", "strike", "del", "sub", "sup", "pre", "address", "figure", "figcaption"),
        *_SEM_FIM,
    }
)
_VARIAVEL = re.compile(r"@([^\s@<>&]{1,40})@")
_ENDERECO = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


@dataclass(frozen=True)
class Problema:
    """What is wrong, and where: both counted from 1."""

    linha: int
    coluna: int
    mensagem: str

    def __str__(self) -> str:
        return f"Linha {self.linha}, coluna {self.coluna}: {self.mensagem}"


class _Leitor(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.abertas: list[tuple[str, int, int]] = []
        self.problemas: list[Problema] = []

    def _anotar(self, mensagem: str) -> None:
        linha, coluna = self.getpos()
        self.problemas.append(Problema(linha, coluna + 1, mensagem))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ACEITAS:
            self._anotar(f"a marca <{tag}> não é aceita em documentos.")
        elif tag not in _SEM_FIM:
            self.abertas.append((tag, *self.getpos()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ACEITAS:
            self._anotar(f"a marca <{tag}> não é aceita em documentos.")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SEM_FIM or tag not in _ACEITAS:
            return
        if tag not in {aberta[0] for aberta in self.abertas}:
            self._anotar(f"</{tag}> fecha uma marca que não foi aberta.")
            return
        while self.abertas:
            aberta, linha, coluna = self.abertas.pop()
            if aberta == tag:
                return
            self._nao_fechada(aberta, linha, coluna)

    def _nao_fechada(self, tag: str, linha: int, coluna: int) -> None:
        mensagem = f"<{tag}> foi aberta e não foi fechada: falta </{tag}>."
        self.problemas.append(Problema(linha, coluna + 1, mensagem))

    def close(self) -> None:
        if self.rawdata.startswith("<"):
            self._anotar("uma marca começa e não termina: falta “>”.")
        super().close()
        for aberta in reversed(self.abertas):
            self._nao_fechada(*aberta)


def problemas_do_modelo(html: str) -> list[Problema]:
    """Everything wrong in a template, in the order of the text; empty when it is well written."""
    leitor = _Leitor()
    leitor.feed(html)
    leitor.close()
    return sorted(
        [*leitor.problemas, *_variaveis_estranhas(html)], key=lambda p: (p.linha, p.coluna)
    )


def _variaveis_estranhas(html: str) -> list[Problema]:
    emails = [achado.span() for achado in _ENDERECO.finditer(html)]
    return [
        Problema(*_lugar(html, achado.start()), _nao_existe(achado[1]))
        for achado in _VARIAVEL.finditer(html)
        if achado[1] not in VARIAVEIS
        and not any(inicio <= achado.start() < fim for inicio, fim in emails)
    ]


def _lugar(html: str, posicao: int) -> tuple[int, int]:
    linha = html.count("\n", 0, posicao) + 1
    return linha, posicao - html.rfind("\n", 0, posicao)


def _nao_existe(nome: str) -> str:
    parecidas = get_close_matches(nome.lower(), VARIAVEIS, n=1)
    dica = f" Você quis dizer @{parecidas[0]}@?" if parecidas else ""
    return f"a variável @{nome}@ não existe.{dica}"
