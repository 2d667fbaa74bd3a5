"""The address of an institution is its own."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from seiva.organizacao.models import Instituicao
from seiva.organizacao.models.instituicao import RESERVADOS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["entrar", "ajuda", "conferir"])
def test_nenhuma_instituicao_toma_um_endereco_da_plataforma(slug: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Instituicao.objects.create(slug=slug, nome="Prefeitura", municipio="Campo Alto")


def test_todo_endereco_da_plataforma_esta_reservado() -> None:
    enderecos = [
        str(modelo)
        for possibilidades, *_ in get_resolver().reverse_dict.values()
        for modelo, _parametros in possibilidades
    ]
    primeiras = {endereco.split("/")[0] for endereco in enderecos} - {""}
    fixas = {palavra for palavra in primeiras if re.fullmatch(r"[-\w]+", palavra)}
    assert fixas
    assert fixas <= set(RESERVADOS)
