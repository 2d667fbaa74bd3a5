"""Ajustar the prices: by who administers, or suggested by who operates the platform."""

from decimal import Decimal

import pytest

from seiva.core.erros import SemPermissao
from seiva.estatisticas import economia
from seiva.estatisticas.acoes.ajustar import ajustar_parametros, sugerir_parametros
from seiva.estatisticas.models import Parametros
from seiva.organizacao.models import Alteracao
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.plataforma import Plataforma


def test_ajustar_guarda_e_deixa_o_antes_e_o_depois(cena: Elenco) -> None:
    edu = cena.ator("edu")
    ajustar_parametros(edu, valores={"vias": Decimal(2), "preco_folha": Decimal("0.08")})
    ajustar_parametros(edu, valores={"vias": Decimal(3), "preco_folha": Decimal("0.08")})
    ultima = Alteracao.objects.order_by("-pk")[0]
    assert (ultima.antes, ultima.depois) == ({"vias": "2"}, {"vias": "3"})
    assert Parametros.objects.count() == 1
    valores, lista = economia.precos()
    assert valores["vias"] == 3
    de_quem = {p.nome: p.de_quem for p in lista}
    assert de_quem["vias"] == "desta instituição"
    assert de_quem["margem"] == "valor inicial do Seiva"


def test_guardar_o_mesmo_nao_deixa_registro(cena: Elenco) -> None:
    edu = cena.ator("edu")
    ajustar_parametros(edu, valores={"vias": Decimal(2)})
    antes = Alteracao.objects.count()
    ajustar_parametros(edu, valores={"vias": Decimal("2.00")})
    assert Alteracao.objects.count() == antes


@pytest.mark.parametrize(
    ("campo", "valor", "codigo"),
    [
        ("vias", "-1", "parametro_invalido"),
        ("preco_folha", "1000000", "parametro_invalido"),
        ("paginas_por_folha", "0", "parametro_zero"),
        ("folhas_por_metro", "0", "parametro_zero"),
    ],
)
def test_valor_fora_do_possivel_se_recusa_no_seu_campo(
    cena: Elenco, campo: str, valor: str, codigo: str
) -> None:
    with recusado(codigo) as recusa:
        ajustar_parametros(cena.ator("edu"), valores={campo: Decimal(valor)})
    assert recusa.value.campo == campo
    assert not Parametros.objects.exists()


def test_so_ajusta_quem_administra_e_so_sugere_quem_opera(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        ajustar_parametros(cena.ator("ana"), valores={})
    with pytest.raises(SemPermissao):
        sugerir_parametros(cena.ator("edu"), valores={})


def test_o_sugerido_vale_onde_nao_ha_proprio(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with plataforma.aberta():
        sugerir_parametros(plataforma.ator(), valores={"vias": Decimal(2), "margem": Decimal(10)})
    with elenco.em(elenco.casa):
        ajustar_parametros(elenco.ator("edu"), valores={"vias": Decimal(4)})
        valores, lista = economia.precos()
        assert (valores["vias"], valores["margem"]) == (4, 10)
        assert {p.nome: p.de_quem for p in lista}["margem"] == "sugerido pela plataforma"
    with elenco.em(elenco.outra):
        assert economia.precos()[0]["vias"] == 2


def test_o_proprio_de_uma_nao_se_le_de_outra(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        ajustar_parametros(elenco.ator("edu"), valores={"vias": Decimal(4)})
    with elenco.em(elenco.outra):
        assert economia.sugeridos() is None
        assert economia.precos()[0]["vias"] == 1
