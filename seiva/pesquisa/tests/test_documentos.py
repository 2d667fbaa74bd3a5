"""Searching documents: fresh at commit, and only what may be read."""

import pytest

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def achados(ator: Ator, texto: str, **filtros: object) -> list[int]:
    return achar_documentos(ator, texto, FiltrosDeDocumento(**filtros)).chaves  # type: ignore[arg-type]


def test_minuta_so_e_achada_pela_sua_unidade_e_o_assinado_por_todos(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    minuta = redigir(ana, cena.casa, autuar(ana, cena.casa), "Defiro as licitações do açude.")
    assert achados(ana, "licitacao acude") == [minuta.pk]
    assert achados(bia, "licitacao acude") == []
    assinar(ana, cena.casa, Documento.objects.um(pk=minuta.pk))
    assert achados(bia, '"licitação do açude"') == [minuta.pk]
    assert achados(bia, '"açude da licitação"') == []
    assert achados(bia, "ana prado") == [minuta.pk]
