"""Rebuilding the indexes from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from seiva.pesquisa.models import IndiceDocumento, IndiceProcesso
from seiva.pesquisa.refazer import sem_indice
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir


@pytest.mark.django_db
def test_reindexar_refaz_os_dois_indices_de_uma_instituicao(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        minuta = redigir(ana, elenco.casa, autuar(ana, elenco.casa), "Muro.")
        IndiceDocumento.objects.all().delete()
        IndiceProcesso.objects.all().delete()
    dito = StringIO()
    call_command("reindexar", elenco.casa.instituicao.slug, stdout=dito)
    assert "1 processos, 1 documentos" in dito.getvalue()
    with elenco.em(elenco.casa):
        achados = achar_documentos(elenco.ator("ana"), "muros", FiltrosDeDocumento())
        assert achados.chaves == [minuta.pk]


@pytest.mark.django_db
def test_reindexar_instituicao_que_nao_ha_e_recusado() -> None:
    with pytest.raises(CommandError, match="nenhures"):
        call_command("reindexar", "nenhures")


def _indice() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'indice_documento_texto'")
        linha = cursor.fetchone()
        return linha[0] if linha else None


@pytest.mark.django_db(transaction=True)
def test_de_uma_vez_o_indice_de_palavras_sai_e_volta_igual(url_do_dono: str) -> None:
    antes = _indice()
    with sem_indice(url_do_dono):
        assert _indice() is None
    assert _indice() == antes
    assert antes is not None
