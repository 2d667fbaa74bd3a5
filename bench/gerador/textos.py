"""Texts with words in Zipf's proportions and lengths of a long-tailed law; no two are equal.

Everything comes from one seeded stream for each lot, so the same set can be built again.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from bench.gerador import palavras

_SORTE = random.Random(1969)  # noqa: S311
ZIPF = 1.05
_CONTRACOES = {"o": "do", "a": "da", "os": "dos", "as": "das"}
_MODELOS = (
    "{s} {a} {v} {s2}, {l}, quanto {s3d} {a2}.",
    "{l}, {s} {v} {s2} {a} e {v2} {s3}.",
    "{v} {s} {s2d} {a} no valor de R$ {n},{d}, {l}.",
    "{s} {s2d} {v} {s3} {a}, conforme {r} que {pessoa} {v2}.",
    "{pessoa} {v} {s} {a}, que {v2} {s2} {s3d}.",
    "Em {d}/{m}/{ano}, {s} {v} {s2} {a}; {l}, {s3} {v2} {r}.",
    "{s} {v} {s2}, mas {s3} {a} não {v2} {r} {a2}.",
)


def _pesos(quantos: int, expoente: float = ZIPF) -> list[float]:
    return list(accumulate(1 / (posto + 2.7) ** expoente for posto in range(quantos)))


def _embaralhado(texto: str) -> list[str]:
    partes = palavras.frases(texto)
    _SORTE.shuffle(partes)
    return partes


SUBSTANTIVOS = _embaralhado(palavras.SUBSTANTIVOS)
ADJETIVOS = _embaralhado(palavras.ADJETIVOS)
VERBOS = _embaralhado(palavras.VERBOS)
LIGACOES = _embaralhado(palavras.LIGACOES)
CAUDA = palavras.cauda_longa()


def _com_de(substantivo: str) -> str:
    artigo, _, resto = substantivo.partition(" ")
    return f"{_CONTRACOES[artigo]} {resto}"


@dataclass(frozen=True)
class Escrito:
    """One text: its lines, and a phrase that no other text is likely to have."""

    linhas: list[str]
    frase: str

    @property
    def html(self) -> str:
        """As the editor saves it."""
        return "".join(f'<p class="justificado">{escape(linha)}</p>' for linha in self.linhas)

    @property
    def puro(self) -> str:
        """As it is read in a file."""
        return "\n".join(self.linhas)


class Escritor:
    """A source of names, phrases and texts, all drawn from one seed."""

    def __init__(self, semente: int) -> None:
        self.sorte = random.Random(semente)  # noqa: S311
        self._s = self._fonte(SUBSTANTIVOS)
        self._a = self._fonte(ADJETIVOS)
        self._v = self._fonte(VERBOS)
        self._l = self._fonte(LIGACOES)
        self._r = self._fonte(CAUDA)

    def _fonte(self, opcoes: list[str]) -> Iterator[str]:
        pesos = _pesos(len(opcoes))
        while True:
            yield from self.sorte.choices(opcoes, cum_weights=pesos, k=4096)

    def nome(self) -> str:
        """A person's full name."""
        s = self.sorte
        meio = s.choice(palavras.SOBRENOMES)
        return f"{s.choice(palavras.PRENOMES)} {meio} {s.choice(palavras.SOBRENOMES)}"

    def empresa(self) -> str:
        """A company's name."""
        s = self.sorte
        ramo = next(self._s).partition(" ")[2].title()
        return f"{s.choice(palavras.SOBRENOMES)} & {s.choice(palavras.SOBRENOMES)} {ramo} Ltda."

    def especificacao(self) -> str:
        """A short line about a process."""
        s, alvo = next(self._s).partition(" ")[2], _com_de(next(self._s))
        return f"{s[:1].upper()}{s[1:]} {alvo} {next(self._a)} {next(self._r)}"[:100]

    def frase(self) -> str:
        """Five rare words and a number: found in one document."""
        marca = self.sorte.randrange(100_000, 999_999)
        return f"{next(self._r)} {next(self._r)} {next(self._s).partition(' ')[2]} {next(self._r)} {marca}"

    def linha(self) -> str:
        """One sentence."""
        s = self.sorte
        texto = s.choice(_MODELOS).format(
            s=next(self._s),
            s2=next(self._s),
            s3=next(self._s),
            s2d=_com_de(next(self._s)),
            s3d=_com_de(next(self._s)),
            a=next(self._a),
            a2=next(self._a),
            v=next(self._v),
            v2=next(self._v),
            l=next(self._l),
            r=next(self._r),
            n=s.randrange(100, 90_000),
            d=s.randrange(10, 29),
            m=s.randrange(10, 13),
            ano=s.randrange(2015, 2027),
            pessoa=self.nome() if s.random() < 0.3 else "a autoridade competente",
        )
        return texto[:1].upper() + texto[1:]

    def texto(self, *, mediana: float = 9.0) -> Escrito:
        """A text of `mediana` sentences at the median; some are very long."""
        quantas = min(400, max(2, int(mediana * self.sorte.lognormvariate(0, 0.9))))
        linhas: list[str] = []
        while quantas > 0:
            paragrafo = min(quantas, self.sorte.randrange(1, 5))
            linhas.append(" ".join(self.linha() for _ in range(paragrafo)))
            quantas -= paragrafo
        frase = self.frase()
        linhas.insert(self.sorte.randrange(len(linhas) + 1), f"Referência: {frase}.")
        return Escrito(linhas, frase)
