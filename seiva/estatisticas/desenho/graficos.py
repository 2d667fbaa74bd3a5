"""Bars, columns and lines of a few dozen values, drawn by hand: no script, no library.

Each comes in two widths, of which the style sheet shows one: text is never smaller than 12 px.
"""

from dataclasses import dataclass
from html import escape
from itertools import pairwise

from seiva.estatisticas.desenho.svg import ESTREITO, LARGO, Tela, cortar, teto_redondo
from seiva.estatisticas.regras.economia import numero

ALTURA = 230
FOLGA = 48  # left of the axis


@dataclass(frozen=True)
class Serie:
    """Values in the order of the labels of the drawing; `textos`, how each is said.

    None is what may not be shown: nothing is drawn there.
    """

    nome: str
    valores: tuple[float | None, ...]
    textos: tuple[str, ...] = ()

    def texto(self, i: int) -> str:
        return self.textos[i] if self.textos else numero(round(self.valor(i)))

    def valor(self, i: int) -> float:
        return self.valores[i] or 0.0

    @property
    def maior(self) -> float:
        return max((v or 0.0 for v in self.valores), default=0.0)


@dataclass(frozen=True)
class Grafico:
    """`forma`: "barras" (one below the other), "colunas" (side by side) or "linhas"."""

    chave: str
    titulo: str
    forma: str
    rotulos: tuple[str, ...]
    series: tuple[Serie, ...]

    @property
    def descricao(self) -> str:
        """What the drawing says, for who does not see it; the table has every value."""
        frases = []
        for serie in self.series:
            if serie.valores:
                maior = max(range(len(serie.valores)), key=serie.valor)
                rotulo = self.rotulos[maior].replace("\n", " de ")
                frases.append(f"{serie.nome}: o maior valor é {serie.texto(maior)}, em {rotulo}.")
        return " ".join(frases) + " Os valores estão na tabela abaixo."

    def svg(self, largura: int, *, sozinho: bool = False) -> str:
        formas = {"barras": _barras, "colunas": _colunas, "linhas": _linhas}
        classe = "largo" if largura == LARGO else "estreito"
        return formas[self.forma](self, largura).svg(sozinho=sozinho, classe=classe)

    def svgs(self) -> str:
        """Both widths, one after the other."""
        return self.svg(LARGO) + self.svg(ESTREITO)


def _tela(grafico: Grafico, largura: int, altura: int) -> Tela:
    chave = f"g-{grafico.chave}-{largura}"
    return Tela(chave, largura, altura, grafico.titulo, grafico.descricao)


def _barras(grafico: Grafico, largura: int) -> Tela:
    """Name and value over each bar: they never meet, whatever their size."""
    linha = 24 + 18 * len(grafico.series)
    topo = _altura_da_legenda(grafico)
    tela = _tela(grafico, largura, topo + linha * len(grafico.rotulos) + 4)
    maior = max((s.maior for s in grafico.series), default=0) or 1
    _legenda(tela, grafico)
    for i, rotulo in enumerate(grafico.rotulos):
        y = topo + i * linha
        tela.texto(0, y + 14, cortar(rotulo, largura - 4), "forte")
        for j, serie in enumerate(grafico.series):
            valor, dito = serie.valor(i), serie.texto(i)
            cabe = largura - 10 - 7 * len(dito)
            tamanho = cabe * valor / maior
            base = y + 20 + j * 18
            if valor:
                tela.bloco(0, base, tamanho, 13, j + 1, f"{rotulo}, {serie.nome}: {dito}")
            tela.texto(max(1, tamanho) + 6 if valor else 0, base + 11, dito)
    return tela


def _altura_da_legenda(grafico: Grafico) -> int:
    return 26 if len(grafico.series) > 1 else 0


def _legenda(tela: Tela, grafico: Grafico) -> None:
    if len(grafico.series) < 2:
        return
    x = 0
    for j, serie in enumerate(grafico.series):
        if grafico.forma == "linhas":
            tela.linha(x, 9, x + 26, 9, f"l{j + 1}")
            _marca(tela, x + 13, 9, j)
        else:
            tela.bloco(x, 3, 26, 12, j + 1, serie.nome)
        tela.texto(x + 32, 14, serie.nome)
        x += 48 + 7 * len(serie.nome)


def _eixos(grafico: Grafico, tela: Tela, topo: int, teto: int) -> tuple[int, int]:
    """Draw the axis and the labels below; answers the height and the step of the labels."""
    base = ALTURA - 34
    for parte in (0, 1, 2):
        y = base - (base - topo) * parte // 2
        tela.linha(FOLGA, y, tela.largura, y)
        valor = teto * parte / 2
        dito = numero(round(valor)) if valor == int(valor) else f"{valor:.1f}".replace(".", ",")
        tela.texto(FOLGA - 6, y + 4, dito, "suave", "end")
    passo = (tela.largura - FOLGA) / max(1, len(grafico.rotulos))
    maior = max((len(p) for r in grafico.rotulos for p in r.split("\n")), default=1) * 6.6 + 4
    pular = max(1, -int(-maior // passo)) if passo else 1
    for i, rotulo in enumerate(grafico.rotulos):
        if i % pular == 0:
            for n, linha in enumerate(rotulo.split("\n")):
                tela.texto(FOLGA + passo * (i + 0.5), base + 16 + 14 * n, linha, "", "middle")
    return base, round(passo)


def _teto(grafico: Grafico) -> int:
    return teto_redondo(max((s.maior for s in grafico.series), default=0) or 1)


def _colunas(grafico: Grafico, largura: int) -> Tela:
    tela = _tela(grafico, largura, ALTURA)
    topo, teto = 26 + _altura_da_legenda(grafico), _teto(grafico)
    _legenda(tela, grafico)
    base, _ = _eixos(grafico, tela, topo, teto)
    passo = (largura - FOLGA) / max(1, len(grafico.rotulos))
    cada = passo * 0.72 / len(grafico.series)
    for i, rotulo in enumerate(grafico.rotulos):
        for j, serie in enumerate(grafico.series):
            valor, dito = serie.valor(i), serie.texto(i)
            alto = (base - topo) * valor / teto
            x = FOLGA + passo * i + passo * 0.14 + cada * j
            if valor:
                dica = f"{rotulo.replace(chr(10), ' ')}, {serie.nome}: {dito}"
                tela.bloco(x, base - alto, cada - 1, alto, j + 1, dica)
            if valor and 6.8 * len(dito) <= cada:
                tela.texto(x + cada / 2, base - alto - 5, dito, "", "middle")
    return tela


def _linhas(grafico: Grafico, largura: int) -> Tela:
    tela = _tela(grafico, largura, ALTURA)
    topo, teto = 26 + _altura_da_legenda(grafico), _teto(grafico)
    _legenda(tela, grafico)
    base, _ = _eixos(grafico, tela, topo, teto)
    passo = (largura - FOLGA) / max(1, len(grafico.rotulos))
    for j, serie in enumerate(grafico.series):
        pontos = [
            (i, round(FOLGA + passo * (i + 0.5)), round(base - (base - topo) * valor / teto))
            for i, valor in enumerate(serie.valores)
            if valor is not None
        ]
        for a, b in pairwise(pontos):
            if b[0] == a[0] + 1:  # not over what may not be shown
                tela.linha(*a[1:], *b[1:], f"l{j + 1}")
        for i, x, y in pontos:
            rotulo = grafico.rotulos[i].replace("\n", " ")
            _marca(tela, x, y, j, f"{rotulo}, {serie.nome}: {serie.texto(i)}")
    return tela


def _marca(tela: Tela, x: int, y: int, serie: int, dica: str = "") -> None:
    """A point of a line: a circle, a square or a triangle, so that colour is not all."""
    titulo = f"<title>{escape(dica)}</title>" if dica else ""
    formas = (
        f'<circle cx="{x}" cy="{y}" r="4" class="s1">{titulo}</circle>',
        f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8" class="s2">{titulo}</rect>',
        f'<path d="M{x} {y - 5}l5 9h-10z" class="s3">{titulo}</path>',
    )
    tela.cru(formas[serie])
