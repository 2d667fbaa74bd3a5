"""Map of tiles: everyone has a cell of their own, near where they are."""

import pytest

from seiva.operacao.mapa import Presenca, das_instituicoes, mapa_de
from seiva.operacao.regras.quadricula import dispor
from seiva.organizacao.models import Instituicao
from tests.plataforma import Plataforma


def test_cada_lugar_tem_a_sua_cela_perto_de_onde_fica() -> None:
    lugares = [
        ("no", -10.0, -50.0),
        ("ne", -10.0, -40.0),
        ("so", -20.0, -50.0),
        ("m", -15.0, -45.0),
    ]
    celas = dispor(lugares, 20)
    assert celas["no"] == (0, 0)
    assert celas["ne"][0] > celas["m"][0] > celas["so"][0]
    assert celas["so"][1] > celas["m"][1] > celas["ne"][1]
    juntos = [(str(n), -15.0, -45.0) for n in range(30)]
    assert len(set(dispor([*lugares, *juntos], 20).values())) == 34
    assert dispor(lugares, 20) == celas
    assert dispor([], 20) == {}


@pytest.mark.django_db
def test_os_853_municipios_de_minas_estao_no_mapa_uma_vez(plataforma: Plataforma) -> None:
    mapa = mapa_de("MG", [])
    assert len({lugar.cela for lugar in mapa.lugares}) == 853
    assert sum(regiao.total for regiao in mapa.regioes) == 853
    por_nome = {lugar.nome: lugar.cela for lugar in mapa.lugares}
    assert por_nome["Uberlândia"][0] < por_nome["Belo Horizonte"][0] < por_nome["Nanuque"][0]
    assert por_nome["Montes Claros"][1] < por_nome["Belo Horizonte"][1] < por_nome["Extrema"][1]


def test_o_municipio_mostra_quem_esta_mais_adiante(plataforma: Plataforma) -> None:
    extrema = {"municipio": "Extrema", "ibge": "3125101"}
    Instituicao.objects.create(slug="pm", nome="Prefeitura", fase="producao", **extrema)
    Instituicao.objects.create(slug="cm", nome="Câmara", fase="piloto", **extrema)
    Instituicao.objects.create(slug="ext", nome="Outra", municipio="TIMOTEO", fase="piloto")
    pedido = Presenca("3106200", "Belo Horizonte", "MG", "Autarquia", "adesao")
    mapa = mapa_de("MG", [*das_instituicoes(), pedido])
    por_nome = {lugar.nome: lugar for lugar in mapa.lugares if lugar.presencas}
    assert {nome: lugar.situacao for nome, lugar in por_nome.items()} == {
        "Extrema": "producao",
        "Timóteo": "piloto",
        "Belo Horizonte": "adesao",
    }
    assert len(por_nome["Extrema"].presencas) == 2
    assert {presenca.slug for presenca in mapa.fora} == {"campo-alto", "serra-azul"}
    assert mapa.contagem["nenhuma"] == 850
