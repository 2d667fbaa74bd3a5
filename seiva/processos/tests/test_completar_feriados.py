"""Completar os feriados: national by law, the institution's own as last year."""

from datetime import UTC, date, datetime

import pytest

from seiva.catalogo.models import Feriado
from seiva.core.erros import RegraViolada, SemPermissao
from seiva.core.relogio import como_em, hoje
from seiva.organizacao.models import Alteracao
from seiva.processos.acoes.completar_feriados import completar_feriados
from seiva.processos.regras.feriados import feriados_nacionais
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def dia(ano: int, mes: int, d: int, nome: str, ambito: str = "municipal", **resto: bool) -> None:
    Feriado.objects.create(data=date(ano, mes, d), nome=nome, ambito=ambito, **resto)


def test_completa_os_da_lei_e_repete_os_da_casa(elenco: Elenco) -> None:
    ano = hoje().year + 1
    with elenco.em(elenco.casa):
        dia(ano - 1, 9, 16, "Aniversário da cidade")
        cinzas = next(f for f in feriados_nacionais(ano - 1) if "Cinzas" in f.nome)
        dia(ano - 1, cinzas.data.month, cinzas.data.day, "Cinzas como se fosse municipal")
        dia(ano - 1, 8, 5, "Revogado", ativo=False)
        dia(ano, 12, 25, "Natal da casa")
        feitos = completar_feriados(elenco.ator("edu"), ano=ano)
        nomes = dict(Feriado.objects.filter(data__year=ano).values_list("nome", "ambito"))
        assert nomes["Aniversário da cidade"] == "municipal"
        assert nomes["Independência do Brasil"] == "nacional"
        assert "Tiradentes e Data Magna de Minas Gerais" in nomes
        assert nomes["Natal da casa"] == "municipal"
        assert "Natal" not in nomes
        assert "Revogado" not in nomes
        assert "Cinzas como se fosse municipal" not in nomes
        assert Alteracao.objects.filter(cadastro="catalogo.feriado").count() == len(feitos)
        with pytest.raises(RegraViolada, match="já estão todos aqui"):
            completar_feriados(elenco.ator("edu"), ano=ano)


def test_29_de_fevereiro_so_se_repete_em_ano_bissexto(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), como_em(datetime(2028, 5, 2, 12, tzinfo=UTC)):
        dia(2028, 2, 29, "Dia da padroeira")
        completar_feriados(elenco.ator("edu"), ano=2029)
        assert not Feriado.objects.filter(data__year=2029, nome="Dia da padroeira").exists()


def test_ano_distante_e_recusado(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(RegraViolada) as recusa:
        completar_feriados(elenco.ator("edu"), ano=hoje().year + 6)
    assert (recusa.value.codigo, recusa.value.campo) == ("ano_distante", "ano")


def test_so_quem_administra_completa(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(SemPermissao):
        completar_feriados(elenco.ator("ana"), ano=hoje().year)
