"""The forms and the links of a page, as a browser would send them."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

Campos = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Envio:
    """What a form or a link sends, and which values each of its fields could take."""

    metodo: str
    endereco: str
    campos: Campos
    valores: Campos

    def com(self, campo: str, valor: str) -> dict[str, list[str]]:
        """The fields to send, with one of them exchanged."""
        dados: dict[str, list[str]] = {}
        for nome, atual in self.campos:
            if nome != campo:
                dados.setdefault(nome, []).append(atual)
        return dados | {campo: [valor]}


def envios(corpo: str, pagina: str) -> Iterator[Envio]:
    """Every form of the page, and every link that carries a query."""
    sopa = BeautifulSoup(corpo, "html.parser")
    for formulario in sopa.find_all("form"):
        yield _do_formulario(formulario, pagina)
    for ligacao in sopa.find_all("a", href=True):
        destino = urlsplit(urljoin(pagina, str(ligacao["href"])))
        if destino.query and not destino.netloc:
            campos = tuple(parse_qsl(destino.query))
            yield Envio("GET", destino.path, campos, campos)


def _do_formulario(formulario: Tag, pagina: str) -> Envio:
    campos: list[tuple[str, str]] = []
    valores: list[tuple[str, str]] = []
    for campo in formulario.find_all(["input", "select", "textarea", "button"]):
        nome = str(campo.get("name", ""))
        if nome and nome != "csrfmiddlewaretoken":
            possiveis = list(_possiveis(campo))
            valores += [(nome, valor) for valor in possiveis]
            campos += [(nome, valor) for valor in possiveis[:1]]
    destino = urlsplit(urljoin(pagina, str(formulario.get("action") or pagina)))
    metodo = str(formulario.get("method", "get")).upper()
    if metodo == "GET":
        campos += parse_qsl(destino.query)
        return Envio(metodo, destino.path, tuple(campos), tuple(valores))
    endereco = f"{destino.path}?{destino.query}" if destino.query else destino.path
    return Envio(metodo, endereco, tuple(campos), tuple(valores))


def _possiveis(campo: Tag) -> Iterator[str]:
    """The values that a field may carry, the chosen one first."""
    if campo.name == "select":
        opcoes = [str(o.get("value", o.get_text())) for o in campo.find_all("option")]
        yield from sorted(opcoes, key=lambda valor: not valor)
    elif campo.name == "textarea":
        yield campo.get_text()
    else:
        yield str(campo.get("value", ""))
