"""Where time is spent: the ways between units, drawn from the history itself."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from seiva.estatisticas import consulta
from seiva.estatisticas.consulta import Recorte
from seiva.estatisticas.desenho import grafo
from seiva.estatisticas.paineis import Linha, Painel
from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.economia import numero
from seiva.estatisticas.regras.faixas import mediana, por_extenso
from seiva.estatisticas.regras.gargalos import gargalos
from seiva.organizacao.models import Unidade

MAIORES = 18
TITULO = "Onde o tempo é gasto"
Caminho = tuple[int, int]


@dataclass(frozen=True)
class PainelDoFluxo(Painel):
    """The graph, with its table of arrows. `outras`: how many ways, and how many sendings, are
    only in the table."""

    nos: tuple[grafo.No, ...] = ()
    setas: tuple[grafo.Seta, ...] = ()
    outras: tuple[int, int] = (0, 0)

    @property
    def desenho(self) -> str:
        return grafo.desenhar("fluxo", TITULO, self.nos, self.setas) if self.setas else ""

    @property
    def sozinho(self) -> str:
        if not self.setas:
            return ""
        return grafo.desenhar("fluxo", TITULO, self.nos, self.setas, sozinho=True)


def fluxo(
    recorte: Recorte, url: Callable[[int], str] = lambda _: "", quantas: int = MAIORES
) -> PainelDoFluxo:
    """The graph of the period. `url` leads from a unit to what is known of it. With a unit
    chosen, the ways that leave it and those that arrive in it."""
    caminhos = _caminhos(recorte)
    volume = Counter({par: sum(f.values()) for par, f in caminhos.items()})
    espera = {par: mediana(consulta.tempos(f)) for par, f in caminhos.items()}
    dentro = {
        k[0]: f
        for k, f in consulta.duracoes(
            Recorte(recorte.periodo, recorte.tipo), c.ESTADIAS, "unidade"
        ).items()
    }
    tempo = {k: mediana(f) for k, f in dentro.items()}
    vezes = {k: sum(f.values()) for k, f in dentro.items()}
    lentas = gargalos({k: (vezes[k], tempo[k]) for k in dentro})
    lentos = gargalos({par: (volume[par], espera[par]) for par in caminhos})
    nomes = {u.pk: u for u in Unidade.objects.only("pk", "sigla", "nome")}

    ordem = sorted(
        caminhos, key=lambda par: (-volume[par], nomes[par[0]].sigla, nomes[par[1]].sigla)
    )
    mostradas = ordem[:quantas]
    setas = tuple(
        grafo.Seta(a, b, volume[a, b], _espera(espera[a, b]), (a, b) in lentos)
        for a, b in mostradas
    )
    nos = tuple(
        grafo.No(
            k, nomes[k].sigla, nomes[k].nome, vezes.get(k, 0), por_extenso(tempo.get(k)),
            k in lentas, url(k),
        )
        for k in sorted({n for par in mostradas for n in par}, key=lambda k: nomes[k].sigla)
    )  # fmt: skip
    linhas = tuple(
        Linha(
            (
                f"{nomes[a].sigla} → {nomes[b].sigla}",
                numero(volume[a, b]),
                _espera(espera[a, b]) + (" (gargalo)" if (a, b) in lentos else ""),
                por_extenso(tempo.get(b)) + (" (gargalo)" if b in lentas else ""),
            )
        )
        for a, b in ordem
    )
    outras = ordem[quantas:]
    return PainelDoFluxo(
        "fluxo",
        TITULO,
        "Cada caixa é uma unidade, com o tempo mediano que um processo fica nela, do recebimento "
        "à saída. Cada seta é um caminho, com quantos envios houve e a mediana da espera até "
        "alguém abrir o processo no destino. Quanto mais grossa, mais envios.",
        ("Caminho", "Envios", "Espera no destino", "Tempo no destino"),
        linhas,
        None,
        nos,
        setas,
        (len(outras), sum(volume[par] for par in outras)),
    )


def _espera(segundos: float | None) -> str:
    """The median wait, or that nobody opened any of them yet."""
    return "não aberto" if segundos is None else por_extenso(segundos)


def _caminhos(recorte: Recorte) -> dict[Caminho, dict[int, int]]:
    todos = consulta.duracoes(
        Recorte(recorte.periodo, recorte.tipo), c.TRAMITES, "unidade", "destino"
    )
    return {
        (a, b): f
        for (a, b), f in todos.items()
        if a != b and (recorte.unidade is None or recorte.unidade in (a, b))
    }
