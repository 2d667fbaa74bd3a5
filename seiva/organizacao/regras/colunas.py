"""Columns of each kind of spreadsheet: how they are written, by what other names they go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from seiva.core.textos import sem_acentos
from seiva.organizacao.regras import celulas


def dobrar(texto: str) -> str:
    """A heading without accents, case, marks and spaces."""
    return re.sub(r"[^a-z0-9]", "", sem_acentos(texto))


@dataclass(frozen=True)
class Coluna:
    """One column: how it is written in the model, other names it goes by, how it is read."""

    chave: str
    titulo: str
    ler: Callable[[str], str]
    exigida: bool = False
    outros: tuple[str, ...] = ()
    exemplo: str = ""

    @property
    def nomes(self) -> frozenset[str]:
        return frozenset(map(dobrar, (self.chave, self.titulo, *self.outros)))


def _texto(limite: int) -> Callable[[str], str]:
    return lambda bruto: celulas.texto(bruto, limite)


ORGANOGRAMA = (
    Coluna("sigla", "Sigla", _texto(40), True, ("sigla da unidade",), "EXEMPLO"),
    Coluna(
        "nome",
        "Nome",
        _texto(200),
        True,
        ("nome da unidade", "descrição", "unidade"),
        "Unidade de Exemplo",
    ),
    Coluna(
        "superior",
        "Unidade superior",
        _texto(40),
        False,
        ("superior", "pai", "unidade pai", "subordinada a", "subordinação", "sigla superior"),
        "",
    ),
    Coluna("orgao", "Órgão", _texto(20), False, ("sigla do órgão", "entidade"), ""),
    Coluna(
        "codigo",
        "Código",
        lambda bruto: celulas.digitos(bruto, 10),
        False,
        ("cod", "código da unidade"),
        "900",
    ),
    Coluna("email", "E-mail", celulas.email, False, ("mail", "correio"), "unidade@exemplo.example"),
    Coluna("telefone", "Telefone", _texto(30), False, ("fone", "tel"), "(31) 3000-0000"),
    Coluna("endereco", "Endereço", _texto(300), False, ("logradouro",), "Rua do Exemplo, 1"),
    Coluna(
        "recebe",
        "Recebe processos",
        celulas.sim_ou_nao,
        False,
        ("disponível para envio", "recebe"),
        "sim",
    ),
    Coluna("inicio", "Início", celulas.data, False, ("data de início", "desde"), "01/01/2026"),
)
PESSOAS = (
    Coluna("nome", "Nome", _texto(200), True, ("nome completo", "servidor"), "Fulana de Exemplo"),
    Coluna(
        "cpf", "CPF", celulas.cpf, True, ("documento", "n cpf", "cpf do servidor"), "000.000.000-00"
    ),
    Coluna(
        "email",
        "E-mail",
        celulas.email,
        True,
        ("mail", "e-mail institucional", "correio eletrônico"),
        "fulana@exemplo.example",
    ),
    Coluna(
        "unidade", "Unidade", _texto(40), True, ("sigla da unidade", "lotação", "setor"), "EXEMPLO"
    ),
    Coluna("perfil", "Perfil", _texto(60), True, ("perfil de acesso", "papel"), "Básico"),
    Coluna("cargo", "Cargo", _texto(120), False, ("cargo ou função", "função"), "Agente"),
    Coluna("inicio", "Início", celulas.data, False, ("data de início", "desde"), "01/01/2026"),
)
COLUNAS: dict[str, tuple[Coluna, ...]] = {"organograma": ORGANOGRAMA, "pessoas": PESSOAS}
