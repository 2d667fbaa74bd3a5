"""The demonstration loads once, through the acts, and leaves histories that hold."""

import pytest
from django.core.management import call_command

from seiva.andamentos.registro import conferir_corrente
from seiva.core.tenancy import escopo
from seiva.documentos.models import Documento
from seiva.organizacao.models import Instituicao
from seiva.processos.models import Passagem, Processo

pytestmark = pytest.mark.django_db


def test_a_demonstracao_enche_as_telas_e_nao_se_repete() -> None:
    call_command("demo")
    call_command("demo")
    assert set(Instituicao.objects.values_list("slug", flat=True)) == {
        "extrema",
        "ipatinga",
        "timoteo",
    }
    extrema = Instituicao.objects.get(slug="extrema")
    with escopo(extrema.pk):
        assert Processo.objects.count() >= 20
        estados = set(Documento.objects.values_list("estado", flat=True))
        assert estados == {"minuta", "assinado", "registrado", "cancelado"}
        assert Passagem.objects.filter(nao_lida=True).exists()
        for processo in Processo.objects.all():
            assert conferir_corrente(processo) == []
