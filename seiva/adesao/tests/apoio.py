"""Short ways to a new institution in the tests of adoption."""

from typing import Any

from django.db import transaction

from seiva.adesao.implantar import NovaInstituicao, implantar_instituicao
from seiva.organizacao.models import Instituicao
from tests.elenco import conta_nova

CNPJ = "90000001000129"
OUTRO_CNPJ = "90000002000173"


def nova(**campos: Any) -> NovaInstituicao:
    """A small town hall, with what the test says otherwise."""
    padrao: dict[str, Any] = {
        "nome": "Prefeitura Municipal de Abaeté",
        "natureza": "prefeitura",
        "porte": "pequeno",
        "municipio": "Abaeté",
        "ibge": "3100203",
        "cnpj": CNPJ,
        "email": "prefeitura@abaete.example",
        "telefone": "(37) 5555-0100",
        "endereco": "Praça Exemplo, 1",
    }
    return NovaInstituicao(**(padrao | campos))


def implantar(**campos: Any) -> Instituicao:
    """The institution, administered by Zilda unless the test says by whom."""
    if "administrador" not in campos:
        campos["administrador"] = conta_nova("Zilda Zeladora", "61295370000")
    with transaction.atomic():
        return implantar_instituicao(nova(**campos))
