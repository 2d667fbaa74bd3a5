"""An installation that already holds documents comes to the present index by migrating."""

from importlib import import_module

import psycopg
import pytest
from django.db import connection

from seiva.pesquisa.models import IndiceDocumento
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

MARCAR = import_module("seiva.pesquisa.migrations.0230_atos_de_todas").MARCAR


def _textos(elenco: Elenco) -> dict[int, str]:
    with elenco.em(elenco.casa):
        return dict(IndiceDocumento.objects.values_list("documento_id", "texto"))


def _definicao() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'indice_documento_texto'")
        return str(cursor.fetchone())


@pytest.mark.django_db(transaction=True)
def test_marcas_de_atos_e_de_cargos_chegam_a_quem_ja_estava_no_indice(
    elenco: Elenco, url_do_dono: str
) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        assinado = redigir(ana, elenco.casa, autuar(ana, elenco.casa), "Muro.")
        assinar(ana, elenco.casa, assinado)
        minuta = redigir(ana, elenco.casa, autuar(ana, elenco.casa), "Cerca.")
    depois, indice = _textos(elenco), _definicao()
    assert "'/P'" in depois[assinado.pk] and "'/f" in depois[assinado.pk]
    assert "'/P'" not in depois[minuta.pk]
    with psycopg.connect(url_do_dono) as c:
        c.execute("ALTER TABLE pesquisa_indicedocumento NO FORCE ROW LEVEL SECURITY")
        c.execute(
            "UPDATE pesquisa_indicedocumento SET texto = ts_delete(texto, ARRAY(SELECT m FROM "
            "unnest(tsvector_to_array(texto)) m WHERE m ~ '^/(P|f)'))"
        )
    assert "'/P'" not in _textos(elenco)[assinado.pk]
    with psycopg.connect(url_do_dono) as c:
        c.execute(MARCAR)
    assert _textos(elenco) == depois
    assert _definicao() == indice
