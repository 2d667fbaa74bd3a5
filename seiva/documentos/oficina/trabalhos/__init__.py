"""What a confined child knows how to do. Each takes (input, output, **values) and answers values.

Names travel in the request; nothing else of a request is ever run. Packages above this one have
work of their own, named as `module:function` and marked with `da_oficina`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

Trabalho = Callable[..., dict[str, Any]]

# Imported by the master before it forks, so that a child begins at once.
PREPARAR = (
    "email.policy",
    "pikepdf",
    "PIL.Image",
    "PIL.ImageOps",
    "pypdfium2",
    "pypdfium2.raw",
    "lxml.html",
    "python_calamine",
    "seiva.documentos.regras.exame_de_arquivo",
    "seiva.documentos.leitura.por_tipo",
    "seiva.documentos.oficina.trabalhos.escritorio",
    "seiva.documentos.oficina.trabalhos.imagens",
    "seiva.documentos.oficina.trabalhos.lidos",
    "seiva.documentos.oficina.trabalhos.reconhecer",
    "seiva.documentos.oficina.trabalhos.tarjar",
)


NAO_ABRE = "O arquivo não se deixou ler: está danificado ou foi feito de um modo desconhecido."


class Ilegivel(ValueError):
    """The file is of a kind that is known and cannot be read; the message is for people."""


def da_oficina(funcao: Trabalho) -> Trabalho:
    """Mark a function as work that a child may be asked to do."""
    funcao.da_oficina = True  # type: ignore[attr-defined]
    return funcao


def achar(nome: str) -> Trabalho:
    """The work of this name. Raises LookupError when it is none of ours."""
    if nome in TRABALHOS:
        return TRABALHOS[nome]
    modulo, _, funcao = nome.partition(":")
    if not modulo.startswith("seiva."):
        raise LookupError(nome)
    trabalho: Trabalho = getattr(import_module(modulo), funcao)
    if not getattr(trabalho, "da_oficina", False):
        raise LookupError(nome)
    return trabalho


def _de(modulo: str, funcao: str) -> Trabalho:
    def trabalhar(entrada: IO[bytes], saida: IO[bytes], **valores: Any) -> dict[str, Any]:
        onde = import_module(f"seiva.documentos.oficina.trabalhos.{modulo}")
        feito: dict[str, Any] = getattr(onde, funcao)(entrada, saida, **valores)
        return feito

    return trabalhar


TRABALHOS: dict[str, Trabalho] = {
    "examinar": _de("lidos", "examinar_arquivo"),
    "ler": _de("lidos", "ler_arquivo"),
    "anexo": _de("lidos", "abrir_anexo"),
    "reconhecer": _de("reconhecer", "reconhecer_paginas"),
    "reduzir": _de("imagens", "reduzir_imagem"),
    "encadernar": _de("imagens", "encadernar_imagem"),
    "periciar": _de("assinaturas", "periciar_assinaturas"),
    "brasao": _de("brasao", "desenhar_brasao"),
    "converter": _de("escritorio", "converter_em_pdf"),
    "tarjar": _de("tarjar", "tarjar_pdf"),
    "folha": _de("tarjar", "desenhar_folha"),
    "linhas": _de("tarjar", "linhas_do_pdf"),
}
