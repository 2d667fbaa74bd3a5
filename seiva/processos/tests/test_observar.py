"""The unit's observation."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import RegraViolada
from seiva.processos.acoes.observar import observar_processo
from seiva.processos.models import Observacao
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_observar_escreve_troca_e_remove(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        for texto in ("gaveta verde", "gaveta azul"):
            observar_processo(ana, processo=processo, texto=f" {texto} ")
            assert [o.texto for o in Observacao.objects.all()] == [texto]
        assert observar_processo(ana, processo=processo, texto="") is None
        assert not Observacao.objects.exists()


def test_observacao_igual_nao_deixa_andamento(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        for _ in range(2):
            observar_processo(ana, processo=processo, texto="nota")
        assert Andamento.objects.filter(tipo="observacao_alterada").count() == 1
        assert not Andamento.objects.legiveis_por(elenco.ator("bia")).filter(
            tipo="observacao_alterada"
        )


def test_observacao_longa_e_de_quem_nao_tem_o_processo_sao_recusadas(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
        with pytest.raises(RegraViolada) as longa:
            observar_processo(elenco.ator("ana"), processo=processo, texto="x" * 1001)
        assert longa.value.codigo == "observacao_longa"
        with pytest.raises(RegraViolada) as alheia:
            observar_processo(elenco.ator("bia"), processo=processo, texto="nota")
        assert alheia.value.codigo == "nao_aberto_na_unidade"
