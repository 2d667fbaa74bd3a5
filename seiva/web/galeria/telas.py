"""The list of pages of the gallery: file name, template and context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from seiva.web.galeria import dados, formularios
from seiva.web.galeria.componentes import exemplo

Tela = tuple[str, str, dict[str, Any]]
ERROS = (400, 403, 404, 405, 413, 422, 429, 500, 503)
VAZIO = {
    "icone": "mesa",
    "titulo": "Nada por aqui: a mesa está em dia",
    "texto": "Processos enviados à sua unidade aparecem aqui.",
    "acao": {"url": "#", "rotulo": "Novo processo"},
}


def telas() -> Iterator[Tela]:
    """Every page, with the frame's context already inside."""
    quadros = (
        (dados.CASA, _componentes),
        (dados.CASA, _formularios),
        (dados.CASA_DE_UMA_UNIDADE, _listas),
        (dados.CASA_VISITANTE, _publicas),
    )
    for casa, paginas in quadros:
        for nome, modelo, contexto in paginas():
            yield nome, modelo, {"casa": casa, "csrf_token": "galeria", **contexto}


def _componentes() -> Iterator[Tela]:
    """The page of components, and what it asks for by itself."""
    contexto = {
        "secao": "ajuda",
        "exemplo": exemplo(),
        "paginas": [nome for nome, _, _ in [*_formularios(), *_listas(), *_publicas()]],
    }
    yield "galeria", "galeria/galeria.html", contexto
    feito = {"titulo": "PDF do processo", "pronto": True}
    yield "amostras/progresso", "componentes/progresso.html", {"trabalho": feito}
    yield "amostras/despacho", "galeria/despacho.html", {}


def _formularios() -> Iterator[Tela]:
    novo: dict[str, Any] = {"form": formularios.Exemplo(), "soltar": dados.SOLTAR}
    recusado = formularios.Exemplo({"nome": "", "texto": "Já digitado."})
    yield "campos", "galeria/campos.html", novo
    yield "campos-recusados", "galeria/campos.html", novo | {"form": recusado}


def _listas() -> Iterator[Tela]:
    """The two arrangements that scripts work on: rows to select, a tree beside a reader."""
    enviados = Message(constants.SUCCESS, "3 processos enviados para SEFAZ/TRIB.")
    yield "mesa", "mesa/mesa.html", dados.mesa() | {"messages": [enviados]}
    vazia: dict[str, Any] = {"linhas": [], "pagina": {}, "vazio": VAZIO}
    yield "mesa-vazia", "mesa/mesa.html", dados.mesa() | vazia
    yield "processo", "processo/processo.html", dados.processo()


def _publicas() -> Iterator[Tela]:
    yield "entrar", "registro/entrar.html", {"form": formularios.Entrar(), "next": "/mesa.html"}
    recusada = formularios.Entrar({"username": "ana@extrema.mg.gov.br", "password": "x"})
    recusada.add_error(None, "CPF, e-mail ou senha não conferem. Verifique e tente de novo.")
    recusada.add_error("password", "Digite a senha outra vez.")
    yield "entrar-erro", "registro/entrar.html", {"form": recusada, "sessao_expirada": True}
    explicado = {
        "pedido": "7f3a-19c2",
        "mensagem": "O processo tem minuta sem assinatura.",
        "norma": "Lei nº 9.784/1999, art. 22",
        "espera": 42,
    }
    for codigo in ERROS:
        yield f"erro-{codigo}", f"erros/{codigo}.html", {}
    yield "erro-422-explicado", "erros/422.html", explicado
    yield "erro-429-explicado", "erros/429.html", explicado
    vencido = {"pode_repetir": True, "digitado": [("nome", "Maria")]}
    yield "erro-vencido", "erros/vencido.html", vencido
