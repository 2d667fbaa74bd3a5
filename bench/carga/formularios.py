"""Reading pages as a browser does: the form, with what it would send."""

from collections.abc import Iterable
from typing import Any

from lxml import html

Pares = list[tuple[str, str]]


def arvore(conteudo: bytes) -> Any:
    """The page, ready to be questioned."""
    return html.document_fromstring(conteudo)


def formulario(pagina: Any, campo: str) -> Any:
    """The form that has a field with this name (or with this ending)."""
    for achado in pagina.forms:
        if any(nome and nome.endswith(campo) for nome in achado.fields.keys()):  # noqa: SIM118
            return achado
    raise LookupError(f"nenhum formulário com {campo}")


def pares(achado: Any) -> Pares:
    """What the form would send as it is."""
    return [(nome, valor or "") for nome, valor in achado.form_values()]


def trocar(campos: Iterable[tuple[str, str]], **novos: str | list[str]) -> Pares:
    """The same fields with some typed anew; underscores stay as they are."""
    resposta = [(nome, valor) for nome, valor in campos if nome not in novos]
    for nome, valor in novos.items():
        valores = valor if isinstance(valor, list) else [valor]
        resposta += [(nome, um) for um in valores]
    return resposta


def opcoes(achado: Any, campo: str) -> list[str]:
    """Values of a choice, without the empty one, each once."""
    valores = [
        opcao.get("value", "") for opcao in achado.xpath(f".//select[@name='{campo}']//option")
    ]
    return list(dict.fromkeys(v for v in valores if v))
