"""The sign of reviewed, shared by the units that have the block."""

import pytest

from seiva.blocos.acoes.concluir import concluir_bloco
from seiva.blocos.acoes.revisar import revisar_bloco
from seiva.blocos.models import Ocorrencia
from seiva.blocos.tests.apoio import atual, de_assinatura, disponibilizar
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_quem_tem_o_bloco_marca_e_desmarca_e_o_historico_diz_quem(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, _ = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco)
    revisar_bloco(bia, bloco=bloco, revisado=True)
    assert atual(bloco).revisado
    revisar_bloco(bia, bloco=bloco, revisado=True)
    revisar_bloco(ana, bloco=bloco, revisado=False)
    assert not atual(bloco).revisado
    ditas = [(o.sigla, o.texto) for o in Ocorrencia.objects.do_bloco(bloco)[:2]]
    assert ditas == [("RH", "Deixou de estar revisado"), ("TRIB", "Marcado como revisado")]


def test_quem_nao_o_tem_e_o_concluido_nao_se_marcam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    bloco, _ = de_assinatura(ana, cena.casa)
    with recusado("bloco_de_outra_unidade"):
        revisar_bloco(cena.ator("bia"), bloco=bloco, revisado=True)
    concluir_bloco(ana, bloco=bloco)
    with recusado("bloco_concluido"):
        revisar_bloco(ana, bloco=bloco, revisado=True)
