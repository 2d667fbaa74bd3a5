"""Who may come in through this gov.br: the people of a file, or somebody typed on its page."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stdnum.br import cpf as cpfs
from stdnum.exceptions import ValidationError

NIVEIS = {"bronze": "bronze", "silver": "prata", "gold": "ouro"}


class Recusada(Exception):
    """What was typed is of nobody; the message (pt-BR) says why."""


@dataclass(frozen=True)
class Pessoa:
    """`cpf` in eleven digits; `nivel` is a key of `NIVEIS`; without `email`, none was verified."""

    cpf: str
    nome: str
    nivel: str
    email: str = ""
    quem: str = ""

    @property
    def fatos(self) -> dict[str, Any]:
        """The claims that the Login Único tells of a person; `email_verified` is a text there."""
        email = {"email": self.email, "email_verified": "true"} if self.email else {}
        return {
            "sub": self.cpf,
            "preferred_username": self.cpf,
            "name": self.nome,
            "amr": ["passwd"],
            "reliability_info": {"level": self.nivel, "reliabilities": []},
            **email,
        }


def ler(arquivo: Path) -> dict[str, Pessoa]:
    """The people of a TOML file (`[[pessoas]]`), by CPF."""
    linhas = tomllib.loads(arquivo.read_text("utf-8"))["pessoas"]
    return {linha["cpf"]: Pessoa(**linha) for linha in linhas}


def digitada(campos: Mapping[str, str]) -> Pessoa:
    """The person typed on the page. Raises `Recusada`."""
    nome = " ".join(campos.get("nome", "").split())[:200]
    email = campos.get("email", "").strip()[:254]
    if not nome:
        raise Recusada("Escreva um nome.")
    if email and "@" not in email:
        raise Recusada("Escreva um e-mail, como nome@exemplo.example, ou deixe em branco.")
    if campos.get("nivel") not in NIVEIS:
        raise Recusada("Escolha o nível da conta.")
    try:
        cpf = cpfs.validate(campos.get("cpf", ""))
    except ValidationError as erro:
        raise Recusada("Escreva um CPF com os onze dígitos certos.") from erro
    return Pessoa(str(cpf), nome, campos["nivel"], email)
