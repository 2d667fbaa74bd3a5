"""The 32 colours of labels, each with the colour of the text that is read over it.

WCAG 2.2, 1.4.3: text has at least 4.5:1 over its background, in light and dark pages alike, since
both colours are of the label itself. The name is what who does not see colours is told.
"""

from dataclasses import dataclass

CLARO, ESCURO = "#ffffff", "#1b1b1b"


@dataclass(frozen=True)
class Cor:
    """One colour: key, name in Portuguese, background as `#rrggbb`."""

    chave: str
    nome: str
    fundo: str

    @property
    def texto(self) -> str:
        """White or near black, whichever contrasts more."""
        return max((CLARO, ESCURO), key=lambda texto: contraste(texto, self.fundo))


CORES: dict[str, Cor] = {
    cor.chave: cor
    for cor in (
        Cor("azul", "Azul", "#1351b4"),
        Cor("azul-claro", "Azul-claro", "#9ec8f5"),
        Cor("azul-ceu", "Azul-céu", "#4fb0e8"),
        Cor("azul-marinho", "Azul-marinho", "#0c2f6b"),
        Cor("petroleo", "Azul-petróleo", "#0b5563"),
        Cor("ciano", "Ciano", "#5fd3dc"),
        Cor("turquesa", "Turquesa", "#0b7a75"),
        Cor("verde", "Verde", "#1a7a31"),
        Cor("verde-claro", "Verde-claro", "#a5dba0"),
        Cor("verde-agua", "Verde-água", "#9fe0cb"),
        Cor("verde-escuro", "Verde-escuro", "#0d4a22"),
        Cor("verde-limao", "Verde-limão", "#c6e04f"),
        Cor("oliva", "Verde-oliva", "#5d6612"),
        Cor("amarelo", "Amarelo", "#ffd83d"),
        Cor("amarelo-claro", "Amarelo-claro", "#fff1a8"),
        Cor("ouro", "Ouro", "#d9a514"),
        Cor("laranja", "Laranja", "#f79433"),
        Cor("laranja-escuro", "Laranja-escuro", "#a84a06"),
        Cor("salmao", "Salmão", "#f5a890"),
        Cor("vermelho", "Vermelho", "#c4201d"),
        Cor("vinho", "Vinho", "#6e1423"),
        Cor("rosa", "Rosa", "#f59ac0"),
        Cor("rosa-claro", "Rosa-claro", "#fbd3e3"),
        Cor("magenta", "Magenta", "#b0177f"),
        Cor("lilas", "Lilás", "#cdb4f0"),
        Cor("roxo", "Roxo", "#7428b8"),
        Cor("violeta", "Violeta", "#45208a"),
        Cor("bege", "Bege", "#e5d3b3"),
        Cor("marrom", "Marrom", "#6f4320"),
        Cor("cinza", "Cinza", "#696969"),
        Cor("cinza-claro", "Cinza-claro", "#cfcfcf"),
        Cor("preto", "Preto", "#1b1b1b"),
    )
}


def contraste(uma: str, outra: str) -> float:
    """Contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance)."""
    clara, escura = sorted((_luminancia(uma), _luminancia(outra)), reverse=True)
    return (clara + 0.05) / (escura + 0.05)


def _luminancia(cor: str) -> float:
    partes = (int(cor[i : i + 2], 16) / 255 for i in (1, 3, 5))
    lineares = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in partes)
    return sum(peso * parte for peso, parte in zip((0.2126, 0.7152, 0.0722), lineares, strict=True))


def folha_de_cores() -> str:
    """The rules of the style sheet, one a colour (`static/seiva/marcadores.css` has them)."""
    return "\n".join(
        f".cor-{cor.chave}{{background:{cor.fundo};color:{cor.texto}}}" for cor in CORES.values()
    )
