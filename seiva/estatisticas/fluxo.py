"""Where time is spent: the ways between units, drawn from the history itself."""

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
TEXTO = (
    "Cada caixa é uma unidade, com o tempo mediano que um processo fica nela, do recebimento à "
    "saída. Cada seta é um caminho, com quantos envios houve e a mediana da espera até alguém "
    "abrir o processo no destino. Quanto mais grossa, mais envios."
)
GARGALO = " (gargalo)"
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


@dataclass(frozen=True)
class _Contado:
    """Volumes and median times of the ways and of the units, and which of them are bottlenecks."""

    volume: dict[Caminho, int]
    espera: dict[Caminho, float | None]
    tempo: dict[int, float | None]
    vezes: dict[int, int]
    lentas: set[int]
    lentos: set[Caminho]


def _contar(recorte: Recorte) -> _Contado:
    """What the graph says. A unit chosen narrows the ways, not the comparison between units."""
    caminhos = _caminhos(recorte)
    todas = Recorte(recorte.periodo, recorte.tipo)
    dentro = {k[0]: f for k, f in consulta.duracoes(todas, c.ESTADIAS, "unidade").items()}
    volume = {par: sum(f.values()) for par, f in caminhos.items()}
    espera = {par: mediana(consulta.tempos(f)) for par, f in caminhos.items()}
    tempo = {k: mediana(f) for k, f in dentro.items()}
    vezes = {k: sum(f.values()) for k, f in dentro.items()}
    lentas = gargalos({k: (vezes[k], tempo[k]) for k in dentro})
    lentos = gargalos({par: (volume[par], espera[par]) for par in caminhos})
    return _Contado(volume, espera, tempo, vezes, lentas, lentos)


def fluxo(
    recorte: Recorte, url: Callable[[int], str] = lambda _: "", quantas: int = MAIORES
) -> PainelDoFluxo:
    """The graph of the period. `url` leads from a unit to what is known of it. With a unit
    chosen, the ways that leave it and those that arrive in it."""
    contado = _contar(recorte)
    nomes = {u.pk: u for u in Unidade.objects.only("pk", "sigla", "nome")}
    ordem = sorted(
        contado.volume,
        key=lambda par: (-contado.volume[par], nomes[par[0]].sigla, nomes[par[1]].sigla),
    )
    mostradas, outras = ordem[:quantas], ordem[quantas:]
    chaves = sorted({n for par in mostradas for n in par}, key=lambda k: nomes[k].sigla)
    return PainelDoFluxo(
        "fluxo",
        TITULO,
        TEXTO,
        ("Caminho", "Envios", "Espera no destino", "Tempo no destino"),
        tuple(_linha(contado, nomes, par) for par in ordem),
        None,
        tuple(_no(contado, nomes[k], url(k)) for k in chaves),
        tuple(_seta(contado, par) for par in mostradas),
        (len(outras), sum(contado.volume[par] for par in outras)),
    )


def _no(contado: _Contado, unidade: Unidade, url: str) -> grafo.No:
    k = unidade.pk
    tempo, vezes = por_extenso(contado.tempo.get(k)), contado.vezes.get(k, 0)
    return grafo.No(k, unidade.sigla, unidade.nome, vezes, tempo, k in contado.lentas, url)


def _seta(contado: _Contado, par: Caminho) -> grafo.Seta:
    espera = _espera(contado.espera[par])
    return grafo.Seta(*par, contado.volume[par], espera, par in contado.lentos)


def _linha(contado: _Contado, nomes: dict[int, Unidade], par: Caminho) -> Linha:
    de, ate = par
    espera = _espera(contado.espera[par]) + (GARGALO if par in contado.lentos else "")
    tempo = por_extenso(contado.tempo.get(ate)) + (GARGALO if ate in contado.lentas else "")
    caminho = f"{nomes[de].sigla} → {nomes[ate].sigla}"
    return Linha((caminho, numero(contado.volume[par]), espera, tempo))


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
