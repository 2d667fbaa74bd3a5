"""The formulas of the savings, by table, and the bottleneck rule."""

from decimal import Decimal

import pytest

from seiva.estatisticas.regras.economia import (
    INICIAIS,
    Contado,
    com_iniciais,
    enxuto,
    estimar,
    numero,
    por_extenso,
    reais,
)
from seiva.estatisticas.regras.gargalos import gargalos

DIA = 86_400.0


def linhas(contado: Contado, **mudou: str) -> dict[str, Decimal]:
    valores = INICIAIS | {nome: Decimal(valor) for nome, valor in mudou.items()}
    feita = estimar(contado, valores)
    return {p.chave: p.valor for p in (*feita.parcelas, feita.total)}


@pytest.mark.parametrize(
    ("mudou", "chave", "valor"),
    [
        ({}, "folhas", "1000"),
        ({"vias": "2"}, "folhas", "2000"),
        ({"vias": "3", "paginas_por_folha": "2"}, "folhas", "1500"),
        ({}, "papel", "50"),
        ({"paginas_por_folha": "2"}, "papel", "25"),
        ({}, "impressao", "120"),
        ({"paginas_por_folha": "2"}, "impressao", "120"),  # both sides are printed
        ({"preco_remessa": "2.50"}, "transporte", "125"),
        ({"folhas_por_metro": "500"}, "estante", "2"),
        ({"folhas_por_metro": "500"}, "guarda", "80"),
        ({}, "horas", "28.33"),  # (50 × 10 + 200 × 6) ÷ 60
        ({"folhas_por_metro": "500"}, "total", "450"),  # 50 + 120 + 200 + 80
    ],
)
def test_cada_parcela_se_calcula_como_diz(mudou: dict[str, str], chave: str, valor: str) -> None:
    contado = Contado(documentos=200, paginas=1000, tramites=50)
    assert round(linhas(contado, **mudou)[chave], 2) == Decimal(valor)


def test_as_horas_e_o_espaco_nao_entram_no_total_em_dinheiro() -> None:
    feita = estimar(Contado(10, 100, 5), INICIAIS)
    dinheiro = {"papel", "impressao", "transporte", "guarda"}
    assert feita.total.valor == sum(p.valor for p in feita.parcelas if p.chave in dinheiro)
    assert feita.total.conta == ("papel + impressão + transporte entre unidades + guarda, por ano")


def test_a_conta_se_mostra_com_os_seus_numeros() -> None:
    feita = estimar(Contado(200, 1000, 50), INICIAIS)
    contas = {p.chave: p.conta for p in feita.parcelas}
    assert contas["folhas"] == "1.000 páginas × 1 via(s) ÷ 1 página(s) por folha"
    assert contas["papel"] == "1.000 folhas × R$ 0,05 por folha"
    assert contas["transporte"] == "50 trâmites × R$ 4 por remessa"
    assert contas["horas"] == "(50 trâmites × 10 min + 200 documentos × 6 min) ÷ 60"


def test_a_faixa_segue_a_margem_e_nunca_e_negativa() -> None:
    (folhas, *_) = estimar(Contado(1, 100, 0), INICIAIS).parcelas
    assert (folhas.minimo, folhas.maximo) == (70, 130)
    larga = estimar(Contado(1, 100, 0), INICIAIS | {"margem": Decimal(250)})
    assert larga.parcelas[0].minimo == 0


def test_vale_o_da_instituicao_depois_o_da_plataforma_depois_o_inicial() -> None:
    valores = com_iniciais(
        {"vias": Decimal(3), "preco_folha": None},
        {"vias": Decimal(2), "preco_folha": Decimal("0.07")},
    )
    assert (valores["vias"], valores["preco_folha"]) == (3, Decimal("0.07"))
    assert valores["margem"] == INICIAIS["margem"]


def test_os_numeros_se_dizem_como_aqui_se_escrevem() -> None:
    assert numero(1234567) == "1.234.567"
    assert numero(Decimal("1234.5"), 2) == "1.234,50"
    assert [enxuto(Decimal(v)) for v in ("0.0500", "6000", "1.50", "10")] == [
        "0,05",
        "6.000",
        "1,5",
        "10",
    ]
    assert por_extenso(Decimal("12.345"), "R$") == "R$ 12,35"
    assert por_extenso(Decimal(12345), "R$") == "R$ 12.345"
    assert por_extenso(Decimal("2.04"), "m") == "2,0 m"
    assert por_extenso(Decimal("0.0095"), "m") == "0,01 m"
    assert [reais(Decimal(v)) for v in ("4.00", "6.5", "0.125")] == ["R$ 4", "R$ 6,50", "R$ 0,125"]


@pytest.mark.parametrize(
    ("tempos", "marcados"),
    [
        ({"a": (9, 9 * DIA), "b": (9, 2 * DIA), "c": (9, 3 * DIA)}, {"a"}),
        ({"a": (4, 90 * DIA), "b": (9, 2 * DIA)}, set()),  # too few to say
        ({"a": (9, 3600.0), "b": (9, 60.0)}, set()),  # under a day nobody waits
        ({"a": (9, 5 * DIA), "b": (9, 4 * DIA)}, set()),  # all alike
        ({"a": (9, 5 * DIA)}, set()),  # nothing to compare with
        ({"a": (9, None), "b": (9, 5 * DIA)}, set()),
    ],
)
def test_gargalo_e_o_que_foge_dos_outros(
    tempos: dict[str, tuple[int, float | None]], marcados: set[str]
) -> None:
    assert gargalos(tempos) == marcados
