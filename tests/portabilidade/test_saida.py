"""Everything that an institution owns, in one package."""

import json
import zipfile
from pathlib import Path

import pytest

from seiva.portabilidade.saida.fazer import fazer_pacote
from tests.elenco import Elenco
from tests.isolamento.povoar import povoar

pytestmark = pytest.mark.django_db
QUANDO = "2026-11-23T12:00:00-03:00"


def test_o_pacote_leva_cada_tabela_e_cada_processo(elenco: Elenco, tmp_path: Path) -> None:
    povoar(elenco, elenco.casa, "ana")
    feito = fazer_pacote(elenco.casa.instituicao.pk, tmp_path, QUANDO)
    with zipfile.ZipFile(feito.caminho) as zip_:
        nomes = zip_.namelist()
        ficha = json.loads(zip_.read("campo-alto/data/instituicao.json"))
    print("\n".join(nomes), feito.faltas, ficha["linhas"])
    assert 0
