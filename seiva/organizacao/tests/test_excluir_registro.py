"""Excluir um registro: only what nothing refers to."""

import pytest

from seiva.catalogo.models import Assunto, TipoProcesso
from seiva.core.erros import RegraViolada, SemPermissao
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.acoes.excluir_registro import excluir_registro
from seiva.organizacao.models import Alteracao
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_exclui_o_que_ninguem_usou_com_as_suas_listas(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        alterar_registro(
            elenco.ator("edu"),
            registro=casa.ferias,
            valores={"assuntos": [casa.assunto], "unidades": [casa.unidades["RH"]]},
        )
        chave = casa.ferias.pk
        excluir_registro(elenco.ator("edu"), registro=casa.ferias)
        assert not TipoProcesso.objects.filter(pk=chave).exists()
        anotada = Alteracao.objects.recentes().first()
    assert (anotada.verbo, anotada.objeto_id, anotada.rotulo) == ("excluiu", chave, "Férias")
    assert anotada.antes["assuntos"] == ["024.2 – Férias"]


def test_o_que_esta_em_uso_so_se_desativa(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        alterar_registro(
            elenco.ator("edu"), registro=casa.ferias, valores={"assuntos": [casa.assunto]}
        )
        autuar(elenco.ator("ana"), casa)
        antes = Alteracao.objects.count()
        for registro in (casa.ferias, casa.assunto, casa.hipotese):
            with pytest.raises(RegraViolada) as recusa:
                excluir_registro(elenco.ator("edu"), registro=registro)
            assert recusa.value.codigo == "em_uso_em_outro_lugar"
            assert "Desative-o" in recusa.value.mensagem
        assert casa.ferias.sugestoes.count() == 1
        assert Assunto.objects.filter(pk=casa.assunto.pk).exists()
        assert Alteracao.objects.count() == antes


def test_so_quem_administra_exclui(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(SemPermissao):
        excluir_registro(elenco.ator("ana"), registro=elenco.casa.assunto)
