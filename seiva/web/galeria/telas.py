"""The list of pages of the gallery: file name, template and context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from seiva.web.galeria import dados, formularios

Tela = tuple[str, str, dict[str, Any]]
VAZIO = {
    "icone": "mesa",
    "titulo": "Nada por aqui: a mesa está em dia",
    "texto": "Processos enviados à sua unidade aparecem aqui. Para começar um, use “Novo processo”.",
    "acao": {"url": "/processo-novo.html", "rotulo": "Novo processo"},
}


def telas() -> Iterator[Tela]:
    """Every page, with the frame's context already inside."""
    for nome, modelo, contexto in _servidor():
        yield nome, modelo, {"casa": dados.CASA, "csrf_token": "galeria", **contexto}
    for nome, modelo, contexto in _publicas():
        yield nome, modelo, {"casa": dados.CASA_VISITANTE, "csrf_token": "galeria", **contexto}


def _servidor() -> Iterator[Tela]:
    yield "mesa", "mesa/mesa.html", dados.mesa()
    agrupada = dados.mesa()
    agrupada["linhas"] = sorted(
        ({**linha, "grupo": linha["tipo"]} for linha in agrupada["linhas"][:4]),
        key=lambda linha: linha["grupo"],
    )
    agrupada["messages"] = [Message(constants.SUCCESS, "3 processos enviados para SEFAZ/TRIB.")]
    yield "mesa-agrupada", "mesa/mesa.html", agrupada
    yield (
        "mesa-vazia",
        "mesa/mesa.html",
        {**dados.mesa(), "linhas": [], "pagina": {}, "vazio": VAZIO},
    )


def _publicas() -> Iterator[Tela]:
    yield "entrar", "registro/entrar.html", {"form": formularios.Entrar(), "next": "/processo.html"}
    recusada = formularios.Entrar({"username": "ana@extrema.mg.gov.br", "password": "x"})
    recusada.add_error(None, "CPF, e-mail ou senha não conferem. Verifique e tente de novo.")
    recusada.add_error("password", "Digite a senha outra vez.")
    yield "entrar-erro", "registro/entrar.html", {"form": recusada, "sessao_expirada": True}
