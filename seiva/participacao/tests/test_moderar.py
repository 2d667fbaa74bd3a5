"""Publishing and withholding contributions."""

import pytest

from seiva.core.erros import Conflito, SemPermissao
from seiva.participacao.acoes.contribuir import replicar_retencao, retirar_contribuicao
from seiva.participacao.acoes.moderar import marca, publicar_contribuicao
from seiva.participacao.models import Contribuicao
from seiva.participacao.tests.apoio import abrir, cidada, opinar, publicar, reter
from seiva.participacao.vista import retidas_sem_replica
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_a_retida_traz_o_motivo_e_se_responde_uma_vez(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, dora = elenco.ator("ana"), cidada(elenco)
        consulta = abrir(ana, elenco.casa, moderada=True)
        feita = opinar(dora, consulta)
        assert feita.situacao == Contribuicao.Situacao.AGUARDA
        with recusado("nao_retida"):
            replicar_retencao(dora, contribuicao=feita, texto="Por quê?")
        with recusado("sem_motivo"):
            reter(ana, feita, motivo="feia")
        retida = reter(ana, feita, motivo="ofensa", explicacao="Xinga o prefeito.")
        assert retidas_sem_replica(dora) == [retida]
        with recusado("vazio"):
            replicar_retencao(dora, contribuicao=retida, texto=" ")
        replicada = replicar_retencao(dora, contribuicao=retida, texto="Não xinguei.")
        with recusado("ja_replicada"):
            replicar_retencao(dora, contribuicao=replicada, texto="De novo")
        assert retidas_sem_replica(dora) == []
        na_fila = Contribuicao.objects.da_consulta(consulta).a_moderar()
        assert [c.pk for c in na_fila] == [feita.pk]
        mantida = reter(ana, replicada)
        assert mantida.mantida_em is not None and not na_fila.all().exists()
        assert publicar(ana, mantida).situacao == Contribuicao.Situacao.PUBLICADA


def test_moderar_pede_permissao_e_o_processo_aberto(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa, moderada=True)
        feita = opinar(cidada(elenco), consulta)
        with pytest.raises(SemPermissao):
            publicar(elenco.ator("fabio"), feita)
        with recusado("nao_aberto_na_unidade"):
            publicar(elenco.ator("bia"), feita)
        retirar_contribuicao(cidada(elenco), contribuicao=feita)
        with recusado("retirada"):
            publicar(elenco.ator("ana"), feita)


@pytest.mark.django_db(transaction=True)
def test_dois_moderadores_so_um_decide(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa, moderada=True)
        feita = opinar(cidada(elenco), consulta)
        vista = marca(feita)

    def publicar_() -> str:
        with elenco.em(elenco.casa):
            pedido = {"contribuicao": feita, "vista": vista}
            return str(publicar_contribuicao(elenco.ator("ana"), **pedido).situacao)

    def reter_() -> str:
        with elenco.em(elenco.casa):
            return str(reter(elenco.ator("ana"), feita, vista=vista).situacao)

    respostas = ao_mesmo_tempo(publicar_, reter_)
    assert sum(isinstance(r, Conflito) for r in respostas) == 1
    with elenco.em(elenco.casa):
        decidida = next(r for r in respostas if isinstance(r, str))
        assert Contribuicao.objects.get(pk=feita.pk).situacao == decidida
