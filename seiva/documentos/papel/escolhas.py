"""The two kinds of choice that a style offers: a word of a list, or a number in steps."""

from __future__ import annotations

from dataclasses import dataclass


class EstiloInvalido(ValueError):
    """A value that is not offered. `alvo` and `propriedade` say which; `mensagem` is for people."""

    def __init__(self, alvo: str, propriedade: str, mensagem: str) -> None:
        super().__init__(mensagem)
        self.alvo, self.propriedade, self.mensagem = alvo, propriedade, mensagem


@dataclass(frozen=True, slots=True)
class Escolha:
    """One word of a list. `opcoes`: (word, how people call it)."""

    rotulo: str
    padrao: str
    opcoes: tuple[tuple[str, str], ...]

    def conferir(self, valor: object) -> str:
        """The value, or ValueError with a sentence."""
        if not isinstance(valor, str) or valor not in dict(self.opcoes):
            raise ValueError("Escolha só da lista.")
        return valor

    def dizer(self, valor: int | str) -> str:
        return dict(self.opcoes)[str(valor)]


@dataclass(frozen=True, slots=True)
class Medida:
    """A number in steps. Kept as an integer: the number that people see times `divisor`."""

    rotulo: str
    padrao: int
    minimo: int
    maximo: int
    unidade: str
    passo: int = 1
    divisor: int = 1

    def conferir(self, valor: object) -> int:
        """The value, or ValueError with a sentence."""
        inteiro = isinstance(valor, int) and not isinstance(valor, bool)
        if not inteiro or not self.minimo <= int(str(valor)) <= self.maximo:
            de, ate = self.escrever(self.minimo), self.escrever(self.maximo)
            raise ValueError(f"Use de {de} a {ate}{self._unidade}.")
        if (int(str(valor)) - self.minimo) % self.passo:
            raise ValueError(f"Use de {self.escrever(self.passo)} em {self.escrever(self.passo)}.")
        return int(str(valor))

    @property
    def _unidade(self) -> str:
        return f" {self.unidade}" if self.unidade else ""

    def escrever(self, valor: int | str) -> str:
        """The number as people write it: "1,3"."""
        inteiro, resto = divmod(int(valor), self.divisor)
        casas = len(str(self.divisor)) - 1
        fracao = f"{resto:0{casas}d}".rstrip("0") if casas else ""
        return f"{inteiro},{fracao}" if fracao else str(inteiro)

    def dizer(self, valor: int | str) -> str:
        return f"{self.escrever(valor)}{self._unidade}"


Propriedade = Escolha | Medida
