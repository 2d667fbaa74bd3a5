"""Short ways for tests of pages: log in, read a page, count queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seiva.andamentos.models import Andamento
from seiva.processos.models import Processo
from tests.elenco import SENHA, Casa, Elenco
from tests.fabricas import autuar


def entrar(elenco: Elenco, nome: str, unidade: str | None = None) -> Client:
    """A browser with the session of someone of the cast."""
    cliente = Client()
    cliente.force_login(elenco.contas[nome])
    if unidade is not None:
        sessao = cliente.session
        casa = elenco.casa
        sessao["unidades"] = {str(casa.instituicao.pk): casa.unidades[unidade].pk}
        sessao.save()
    return cliente


def url(casa: Casa, caminho: str) -> str:
    return f"/{casa.instituicao.slug}/{caminho}"


def texto(resposta: Any) -> str:
    """Body of a page as text."""
    corpo: str = resposta.content.decode()
    return corpo


@contextmanager
def contando() -> Iterator[CaptureQueriesContext]:
    """Queries made inside the block."""
    with CaptureQueriesContext(connection) as captura:
        yield captura


def caminho(casa: Casa, processo: Processo, ato: str = "") -> str:
    return url(casa, f"processos/{processo.pk}/{ato}")


def novo(elenco: Elenco, quem: str = "ana", **dados: Any) -> Processo:
    with elenco.em(elenco.casa):
        return autuar(elenco.ator(quem), elenco.casa, **dados)


def tipos(elenco: Elenco, processo: Processo) -> list[str]:
    with elenco.em(elenco.casa):
        entradas = Andamento.objects.filter(processo=processo).order_by("sequencia")
        return list(entradas.values_list("tipo", flat=True))


def dar_senha(cliente: Client, casa: Casa, processo: Processo) -> None:
    """Enter a process under sigilo, as its page of password does."""
    cliente.post(caminho(casa, processo, "senha/"), {"senha": SENHA})
