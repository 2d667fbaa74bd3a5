"""Small pieces of SVG, with everything that is read aloud in them. Coordinates are integers."""

from dataclasses import dataclass, field
from html import escape

LARGO, ESTREITO = 620, 300
# For a drawing that stands alone, outside the pages and their style sheets.
ESTILO = (
    ".eixo{stroke:#c4c9d2;stroke-width:1}.rot{font:12px sans-serif;fill:#333}"
    ".rot.suave{fill:#555}.rot.forte{font-weight:bold}"
    ".s1{fill:#1351b4}.s2{fill:#d1660f}.s3{fill:#0b7a6b}.l1,.l2,.l3{fill:none;stroke-width:2.5}"
    ".l1{stroke:#1351b4}.l2{stroke:#d1660f;stroke-dasharray:7 4}"
    ".l3{stroke:#0b7a6b;stroke-dasharray:2 3}.trama{stroke:#fff;stroke-width:2}"
    ".no{fill:#fff;stroke:#1351b4;stroke-width:1.5}.no.gargalo{stroke:#c81e07;stroke-width:3}"
    ".seta{fill:none;stroke:#767b85}.seta.gargalo{stroke:#c81e07;stroke-dasharray:9 4}"
    ".ponta{fill:#767b85}.ponta.gargalo{fill:#c81e07}.fundo-rot{fill:#fff}"
)


def cortar(texto: str, largura: int, por_letra: float = 6.4) -> str:
    """The text that fits in so many pixels, with an ellipsis when some was cut."""
    cabem = max(2, int(largura / por_letra))
    return texto if len(texto) <= cabem else texto[: cabem - 1].rstrip() + "…"


@dataclass
class Tela:
    """A drawing being made. `chave` makes its ids unique in the page."""

    chave: str
    largura: int
    altura: int
    titulo: str
    descricao: str
    partes: list[str] = field(default_factory=list)

    def texto(
        self, x: float, y: float, texto: str, classe: str = "", ancora: str = "start"
    ) -> None:
        classes = f"rot {classe}".strip()
        self.partes.append(
            f'<text x="{round(x)}" y="{round(y)}" class="{classes}" text-anchor="{ancora}">'
            f"{escape(texto)}</text>"
        )

    def linha(self, x1: float, y1: float, x2: float, y2: float, classe: str = "eixo") -> None:
        self.partes.append(
            f'<line x1="{round(x1)}" y1="{round(y1)}" x2="{round(x2)}" y2="{round(y2)}" '
            f'class="{classe}"/>'
        )

    def bloco(
        self, x: float, y: float, largura: float, altura: float, serie: int, dica: str
    ) -> None:
        """A bar of a series, with its value as a tooltip; the second is hatched besides coloured."""
        medidas = (
            f'x="{round(x)}" y="{round(y)}" width="{max(1, round(largura))}" '
            f'height="{max(1, round(altura))}"'
        )
        self.partes.append(f'<rect {medidas} class="s{serie}"><title>{escape(dica)}</title></rect>')
        if serie == 2:
            self.partes.append(f'<rect {medidas} fill="url(#{self.chave}-trama)"/>')

    def cru(self, parte: str) -> None:
        self.partes.append(parte)

    def svg(self, *, sozinho: bool = False, papel: str = "img", classe: str = "") -> str:
        """The whole drawing; `sozinho` brings its own colours, to be kept as a picture."""
        estilo = f"<style>{ESTILO}</style>" if sozinho else ""
        trama = (
            f'<pattern id="{self.chave}-trama" width="6" height="6" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" class="trama"/>'
            "</pattern>"
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.largura} {self.altura}" '
            f'width="{self.largura}" height="{self.altura}" role="{papel}" '
            f'class="{f"grafico {classe}".strip()}" '
            f'aria-labelledby="{self.chave}-t" aria-describedby="{self.chave}-d" '
            f'focusable="false"><title id="{self.chave}-t">{escape(self.titulo)}</title>'
            f'<desc id="{self.chave}-d">{escape(self.descricao)}</desc>'
            f"{estilo}<defs>{trama}</defs>{''.join(self.partes)}</svg>"
        )


def teto_redondo(maior: float) -> int:
    """The smallest of 1, 2, 4, 5, 10, 20… that is not under `maior`: the top of an axis."""
    potencia = 1
    while True:
        for passo in (1, 2, 4, 5):
            if passo * potencia >= maior:
                return passo * potencia
        potencia *= 10
