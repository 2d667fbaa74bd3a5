"""What leaving paper saves. Pure formulas; each answer carries the sum in words.

The counts are facts; the prices are assumptions that the page shows and people change. No value
here comes from an official table: they are the product's starting points, to be replaced by what
the institution pays. What Minas reported (`REPORTADO`) has bases of its own, and is never added.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

INICIAIS: dict[str, Decimal] = {
    "vias": Decimal("1"),
    "paginas_por_folha": Decimal("1"),
    "preco_folha": Decimal("0.05"),
    "preco_impressao": Decimal("0.12"),
    "preco_remessa": Decimal("4"),
    "minutos_remessa": Decimal("10"),
    "minutos_documento": Decimal("6"),
    "folhas_por_metro": Decimal("6000"),
    "preco_metro_ano": Decimal("40"),
    "margem": Decimal("30"),
}

# (what, how much, where it was counted). Source: Governo de Minas Gerais, SEI!MG.
REPORTADO = (
    ("Papel", "compra 76 % menor de 2016 a 2024: mais de R$ 3 milhões", "compras do Estado"),
    ("Impressão", "de R$ 12 milhões (2017) para R$ 2,77 milhões (2020)", "contratos de impressão"),
    ("Malote e postagem", "R$ 1,7 milhão desde 2019", "remessas externas"),
    (
        "Material de escritório",
        "de R$ 17,5 para R$ 8,3 milhões em doze meses (2019)",
        "itens de escritório",
    ),
)


@dataclass(frozen=True)
class Contado:
    """What was counted in the period. `paginas` is of every document; `documentos` how many."""

    documentos: int
    paginas: int
    tramites: int


@dataclass(frozen=True)
class Parcela:
    """One line of the estimate. `valor` and its range are in `unidade`: "folhas", "R$", "m", "h"."""

    chave: str
    titulo: str
    valor: Decimal
    minimo: Decimal
    maximo: Decimal
    unidade: str
    conta: str


@dataclass(frozen=True)
class Economia:
    """The lines, and the money of those that are money (the bases do not overlap)."""

    parcelas: tuple[Parcela, ...]
    total: Parcela


def com_iniciais(*camadas: Mapping[str, Decimal | None]) -> dict[str, Decimal]:
    """The parameters in force: the first layer that says something, else the product's."""
    return {
        nome: next((c[nome] for c in camadas if c.get(nome) is not None), inicial)  # type: ignore[misc]
        for nome, inicial in INICIAIS.items()
    }


def numero(valor: Decimal | int, casas: int = 0) -> str:
    """1234.5 → “1.234,5”; never in exponent form."""
    exato = Decimal(valor).quantize(Decimal(1).scaleb(-casas), ROUND_HALF_UP)
    return f"{exato:,.{casas}f}".replace(",", "_").replace(".", ",").replace("_", ".")


def enxuto(valor: Decimal) -> str:
    """A parameter as it was written: “0,05”, “6.000”, “1,5”."""
    texto = f"{valor:f}"
    casas = len(texto.partition(".")[2].rstrip("0"))
    return numero(valor, casas)


def reais(valor: Decimal) -> str:
    """A price: “R$ 4”, “R$ 6,50”, “R$ 0,125”."""
    cheias = len(f"{valor:f}".partition(".")[2].rstrip("0"))
    return f"R$ {numero(valor, max(2, cheias) if cheias else 0)}"


def folhas_de(contado: Contado, p: Mapping[str, Decimal]) -> Decimal:
    """Sheets that the pages would take, in all their copies."""
    return contado.paginas * p["vias"] / max(p["paginas_por_folha"], Decimal("0.01"))


def estimar(contado: Contado, p: Mapping[str, Decimal]) -> Economia:
    """The estimate for what was counted, with these parameters (names of `INICIAIS`)."""
    folhas = folhas_de(contado, p)
    impressas = contado.paginas * p["vias"]
    metros = folhas / max(p["folhas_por_metro"], Decimal(1))
    minutos = contado.tramites * p["minutos_remessa"] + contado.documentos * p["minutos_documento"]
    paginas, vias, tramites = numero(contado.paginas), enxuto(p["vias"]), numero(contado.tramites)
    por_folha, preco = enxuto(p["paginas_por_folha"]), reais(p["preco_folha"])
    margem = p["margem"] / 100
    conta_folhas = f"{paginas} páginas × {vias} via(s) ÷ {por_folha} página(s) por folha"
    linhas = (
        ("folhas", "Folhas de papel", folhas, "folhas", conta_folhas),
        ("papel", "Papel", folhas * p["preco_folha"], "R$",
         f"{numero(folhas)} folhas × {preco} por folha"),
        ("impressao", "Impressão", impressas * p["preco_impressao"], "R$",
         f"{paginas} páginas × {vias} via(s) × {reais(p['preco_impressao'])} por página"),
        ("transporte", "Transporte entre unidades", contado.tramites * p["preco_remessa"], "R$",
         f"{tramites} trâmites × {reais(p['preco_remessa'])} por remessa"),
        ("guarda", "Guarda, por ano", metros * p["preco_metro_ano"], "R$",
         f"{numero(folhas)} folhas ÷ {enxuto(p['folhas_por_metro'])} por metro × "
         f"{reais(p['preco_metro_ano'])} por metro ao ano"),
        ("estante", "Estante que não se enche", metros, "m",
         f"{numero(folhas)} folhas ÷ {enxuto(p['folhas_por_metro'])} folhas por metro"),
        ("horas", "Horas de trabalho", minutos / 60, "h",
         f"({tramites} trâmites × {enxuto(p['minutos_remessa'])} min + "
         f"{numero(contado.documentos)} documentos × {enxuto(p['minutos_documento'])} min) "
         "÷ 60"),
    )  # fmt: skip
    parcelas = tuple(_parcela(*linha, margem) for linha in linhas)
    dinheiro = sum((x.valor for x in parcelas if x.unidade == "R$"), Decimal(0))
    conta = " + ".join(x.titulo.lower() for x in parcelas if x.unidade == "R$")
    return Economia(parcelas, _parcela("total", "Total estimado", dinheiro, "R$", conta, margem))


def _parcela(
    chave: str, titulo: str, valor: Decimal, unidade: str, conta: str, margem: Decimal
) -> Parcela:
    minimo = max(Decimal(0), valor * (1 - margem))
    return Parcela(chave, titulo, valor, minimo, valor * (1 + margem), unidade, conta)


def por_extenso(valor: Decimal, unidade: str) -> str:
    """“R$ 1.234,50” (no cents from R$ 1.000 on), “12 mil folhas” is never said: “12.000 folhas”."""
    if unidade == "R$":
        return f"R$ {numero(valor, 2 if valor < 1000 else 0)}"
    casas = 2 if valor < 1 else 1
    return f"{numero(valor, casas if unidade == 'm' and valor < 100 else 0)} {unidade}"
