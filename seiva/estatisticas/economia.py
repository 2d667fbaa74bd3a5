"""The savings of an institution: what was counted, with the prices in force in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seiva.core.modelos import QuerySetDoInquilino
from seiva.core.tenancy import escopo_da_plataforma
from seiva.estatisticas.desenho.graficos import Grafico, Serie
from seiva.estatisticas.models import Parametros
from seiva.estatisticas.paineis import Linha, Painel
from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.economia import (
    INICIAIS,
    Contado,
    Economia,
    com_iniciais,
    enxuto,
    estimar,
    por_extenso,
)


@dataclass(frozen=True)
class Preco:
    """One parameter as the page shows it, and who said it."""

    nome: str
    rotulo: str
    valor: str
    de_quem: str


def _valores(linha: Parametros | None) -> dict[str, Decimal | None]:
    return {nome: getattr(linha, nome, None) for nome in INICIAIS}


def proprios() -> Parametros | None:
    """What the institution in scope wrote, if anything."""
    feitos: Parametros | None = Parametros.objects.first()
    return feitos


def sugeridos() -> Parametros | None:
    """What the platform suggests to every institution, if anything."""
    with escopo_da_plataforma():
        linha: Parametros | None = (
            QuerySetDoInquilino(Parametros).filter(instituicao__plataforma=True).first()
        )
    return linha


def precos() -> tuple[dict[str, Decimal], list[Preco]]:
    """The parameters in force in the institution in scope, and how to show them."""
    minhas, da_plataforma = _valores(proprios()), _valores(sugeridos())
    valores = com_iniciais(minhas, da_plataforma)
    lista = []
    for nome, valor in valores.items():
        de_quem = "valor inicial do Seiva"
        if minhas[nome] is not None:
            de_quem = "desta instituição"
        elif da_plataforma[nome] is not None:
            de_quem = "sugerido pela plataforma"
        rotulo = str(Parametros._meta.get_field(nome).verbose_name)  # type: ignore[union-attr]
        lista.append(Preco(nome, rotulo[0].upper() + rotulo[1:], enxuto(valor), de_quem))
    return valores, lista


def contado_em(por_mes: Mapping[str, Mapping[date, tuple[int, int]]]) -> Contado:
    """What the formulas need, out of the counts by month."""
    papeis = [*por_mes.get(c.DOCUMENTOS_ESCRITOS, {}).values()]
    papeis += por_mes.get(c.DOCUMENTOS_RECEBIDOS, {}).values()
    tramites = sum(n for n, _ in por_mes.get(c.TRAMITES, {}).values())
    return Contado(sum(n for n, _ in papeis), sum(s for _, s in papeis), tramites)


def painel(contado: Contado, valores: Mapping[str, Decimal]) -> tuple[Painel, Economia]:
    """The panel of the savings, and the estimate itself."""
    feita = estimar(contado, valores)
    linhas = tuple(
        Linha(
            (
                parcela.titulo,
                por_extenso(parcela.valor, parcela.unidade),
                f"de {por_extenso(parcela.minimo, parcela.unidade)} a "
                f"{por_extenso(parcela.maximo, parcela.unidade)}",
                parcela.conta,
            )
        )
        for parcela in (*feita.parcelas, feita.total)
    )
    texto = (
        "Estimativas: o que se contou é exato, os preços são suposições que quem administra a "
        f"instituição ajusta. A faixa é de {enxuto(valores['margem'])} % para menos e para mais."
    )
    colunas = ("Parcela", "Estimativa", "Faixa", "Conta")
    vazio = not (contado.paginas or contado.tramites)
    return (
        Painel(
            "economia", "O que se deixou de gastar", texto, colunas,
            () if vazio else linhas, _grafico(feita),
        ),
        feita,
    )  # fmt: skip


def _grafico(feita: Economia) -> Grafico:
    """The lines that are money, as bars."""
    em_reais = [p for p in feita.parcelas if p.unidade == "R$"]
    textos = tuple(por_extenso(p.valor, "R$") for p in em_reais)
    serie = Serie("Estimativa", tuple(float(p.valor) for p in em_reais), textos)
    titulos = tuple(p.titulo for p in em_reais)
    return Grafico("economia", "Estimativa em reais, por parcela", "barras", titulos, (serie,))
