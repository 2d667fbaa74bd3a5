"""The flow between units as a drawing: nodes that lead somewhere, arrows with their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from seiva.estatisticas.desenho.svg import Tela, cortar
from seiva.estatisticas.regras.camadas import ALTURA, LARGURA, Aresta, Planta, colocar
from seiva.estatisticas.regras.economia import numero

Ponto = tuple[int, int]
Caixa = tuple[int, int, int, int]
LETRA = 6.8  # pixels of a character of a label, at most


@dataclass(frozen=True)
class No:
    """A unit: how many stays ended in it, and their median time, as it is said."""

    chave: int
    sigla: str
    nome: str
    passagens: int
    tempo: str
    gargalo: bool
    url: str = ""


@dataclass(frozen=True)
class Seta:
    """A way between two units: volume, and the median wait until receipt, as it is said."""

    origem: int
    destino: int
    volume: int
    espera: str
    gargalo: bool


def desenhar(
    chave: str, titulo: str, nos: Sequence[No], setas: Sequence[Seta], *, sozinho: bool = False
) -> str:
    """The graph as SVG. Labels that would touch another text are left to the table."""
    por_chave = {no.chave: no for no in nos}
    planta = colocar([Aresta(s.origem, s.destino, s.volume) for s in setas])
    descricao = _descrever(por_chave, setas)
    tela = Tela(chave, planta.largura, planta.altura, titulo, descricao)
    maior = max((s.volume for s in setas), default=1)
    for seta in setas:
        _seta(tela, planta.caminhos[seta.origem, seta.destino], seta, maior)
    ocupado = [(x - 14, y - 2, x + LARGURA + 14, y + ALTURA + 2) for x, y in planta.nos.values()]
    for seta in sorted(setas, key=lambda s: -s.volume):
        _rotulo(tela, planta.caminhos[seta.origem, seta.destino], seta, ocupado)
    for no_chave in planta.ordem:
        _no(tela, por_chave[no_chave], planta)
    return tela.svg(sozinho=sozinho, papel="group" if not sozinho else "img", classe="fluxo")


def _descrever(nos: dict[int, No], setas: Sequence[Seta]) -> str:
    frases = [
        f"De {nos[s.origem].sigla} para {nos[s.destino].sigla}: {numero(s.volume)}."
        for s in sorted(setas, key=lambda s: -s.volume)[:3]
    ]
    lentas = [no.sigla for no in nos.values() if no.gargalo]
    if lentas:
        frases.append(f"Gargalos: {', '.join(lentas)}.")
    return " ".join(frases) + " Tudo está na tabela abaixo."


def _no(tela: Tela, no: No, planta: Planta[int]) -> None:
    x, y = planta.nos[no.chave]
    classe = "no gargalo" if no.gargalo else "no"
    marca = "Gargalo. " if no.gargalo else ""
    vezes = f"{numero(no.passagens)} {'passagem' if no.passagens == 1 else 'passagens'}"
    fica = f"{no.tempo} na unidade" if no.passagens else "nada saiu ainda"
    dito = f"{marca}{no.nome}: {fica}, {vezes}"
    if no.url:
        tela.cru(f'<a href="{escape(no.url)}" aria-label="{escape(dito)}">')
    tela.cru(
        f'<rect x="{x}" y="{y}" width="{LARGURA}" height="{ALTURA}" rx="6" class="{classe}">'
        f"<title>{escape(dito)}</title></rect>"
    )
    sigla = ("⚠ " if no.gargalo else "") + no.sigla
    tela.texto(x + 10, y + 20, cortar(sigla, LARGURA - 20, 7.6), "forte")
    tela.texto(x + 10, y + 38, fica)
    tela.texto(x + 10, y + 55, vezes, "suave")
    if no.url:
        tela.cru("</a>")


def _curva(a: Ponto, b: Ponto) -> tuple[Ponto, Ponto, Ponto, Ponto]:
    meio = (a[0] + b[0]) // 2
    return a, (meio, a[1]), (meio, b[1]), b


def _em(curva: tuple[Ponto, ...], t: float) -> Ponto:
    u = 1 - t
    pesos = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return tuple(round(sum(p * c[i] for p, c in zip(pesos, curva, strict=True))) for i in (0, 1))  # type: ignore[return-value]


def _seta(tela: Tela, pontos: list[Ponto], seta: Seta, maior: int) -> None:
    ultimo, chegada = pontos[-2], pontos[-1]
    sentido = 1 if chegada[0] > ultimo[0] else -1
    pontos = [*pontos[:-1], (chegada[0] - 9 * sentido, chegada[1])]
    caminho = f"M{pontos[0][0]} {pontos[0][1]}"
    for a, b in zip(pontos, pontos[1:], strict=False):
        _, c1, c2, fim = _curva(a, b)
        caminho += f"C{c1[0]} {c1[1]} {c2[0]} {c2[1]} {fim[0]} {fim[1]}"
    grossura = 1 + round(5 * seta.volume / max(1, maior))
    extra = " gargalo" if seta.gargalo else ""
    tela.cru(f'<path d="{caminho}" stroke-width="{grossura}" class="seta{extra}"/>')
    x, y = chegada
    tela.cru(f'<path d="M{x} {y}l{-10 * sentido} -6v12z" class="ponta{extra}"/>')


def _rotulo(tela: Tela, pontos: list[Ponto], seta: Seta, ocupado: list[Caixa]) -> None:
    """Write the numbers where no other text is, near the middle of the arrow."""
    dito = f"{numero(seta.volume)} · {seta.espera}"
    largo = round(len(dito) * LETRA) + 8
    trechos = [_curva(a, b) for a, b in zip(pontos, pontos[1:], strict=False)]
    trechos.sort(key=lambda c: -abs(c[3][0] - c[0][0]))
    for curva in trechos:
        for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8):
            x, y = _em(curva, t)
            caixa = (x - largo // 2, y - 9, x + largo // 2, y + 9)
            if caixa[0] < 0 or caixa[2] > tela.largura or any(_tocam(caixa, o) for o in ocupado):
                continue
            ocupado.append(caixa)
            tela.cru(
                f'<rect x="{caixa[0]}" y="{caixa[1]}" width="{largo}" height="18" rx="3" '
                'class="fundo-rot"/>'
            )
            tela.texto(x, y + 4, dito, "forte" if seta.gargalo else "", "middle")
            return


def _tocam(a: Caixa, b: Caixa) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
