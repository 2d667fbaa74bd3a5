"""Numbering of processes: one engine, each institution its own mask.

The mask says the layout; the caller keeps the counter of each sequence (keyed by
``codigo_da_sequencia`` and the year) and asks for the text of the number. Nothing
here reads a clock or a database.

Norma: Portaria Interministerial 11/2019 (NUP); Resolução CNJ 65/2008 (CNJ).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .analise_mascara import Escopo, Familia, Literal, Parte, Variavel, analisar, variavel_de
from .busca_numero import apenas_digitos, normalizar_busca
from .contexto_numeracao import Contexto, codigo_de, valor_de
from .erros import (
    ContextoInvalido,
    MascaraInvalida,
    NumeroInvalido,
    RecusaDeRegra,
    SequenciaEsgotada,
)

__all__ = [
    "Contexto",
    "ContextoInvalido",
    "Escopo",
    "Mascara",
    "MascaraInvalida",
    "NumeroInvalido",
    "Partes",
    "RecusaDeRegra",
    "SequenciaEsgotada",
    "apenas_digitos",
    "normalizar_busca",
]

_LETRAS = {
    Familia.ORGAO: ("O", "órgão"),
    Familia.UNIDADE: ("U", "unidade"),
    Familia.SEQUENCIA: ("S", "sequência"),
    Familia.ANO: ("A", "ano"),
    Familia.DV: ("D", "dígito verificador"),
}


@dataclass(frozen=True, slots=True)
class Partes:
    """A valid number taken apart; codes keep their leading zeros, absent ones are ``None``.

    ``ano`` has four digits: a two-digit year is read in the century 2000.
    """

    sequencia: int
    ano: int
    cod_orgao: str | None
    cod_unidade: str | None
    dv: str | None


@dataclass(frozen=True, slots=True)
class Mascara:
    """A checked numbering mask. Build it with :meth:`ler`."""

    texto: str
    partes: tuple[Parte, ...]

    @staticmethod
    def ler(texto: str) -> Mascara:
        """Parse a mask; equal texts share one instance.

        Raises:
            MascaraInvalida: saying, in Portuguese, what to correct.
        """
        return _ler(texto.strip())

    @property
    def escopo(self) -> Escopo:
        """Whose code keys the yearly sequence: the órgão's or the unit's."""
        escopo = self._sequencia.escopo
        assert escopo is not None
        return escopo

    @property
    def maior_sequencia(self) -> int:
        """Greatest sequence that fits the mask in one year."""
        return int("9" * (self._sequencia.largura or 1))

    @property
    def modelo(self) -> str:
        """Layout for people, such as ``3106.01.SSSSSSS/AAAA-DD``."""
        return "".join(
            parte.texto if isinstance(parte, Literal) else self._letras(parte)
            for parte in self.partes
        )

    @property
    def legenda(self) -> str:
        """Meaning of the letters of :attr:`modelo`, such as ``S = sequência, A = ano``."""
        familias = [p.familia for p in self.partes if isinstance(p, Variavel)]
        return ", ".join("{} = {}".format(*_LETRAS[familia]) for familia in familias)

    def codigo_da_sequencia(self, contexto: Contexto) -> str:
        """Return the key of the sequence, such as ``orgao:3106`` or ``unidade:12``.

        The sequence belongs to the *code*: units that share a code share the
        sequence, and ``012`` is the same code as ``12``. It restarts every year, so
        the counter is unique by (institution, this key, year).

        Raises:
            ContextoInvalido: when the mask numbers by a code that the context lacks.
        """
        if self.escopo is Escopo.ORGAO:
            codigo = contexto.cod_orgao
            # A mask with the órgão's code as a literal needs no code in the register.
            if not codigo and variavel_de(self.partes, Familia.ORGAO) is None:
                return f"{Escopo.ORGAO}:0"
            return f"{Escopo.ORGAO}:{int(codigo_de(codigo, Familia.ORGAO))}"
        return f"{Escopo.UNIDADE}:{int(codigo_de(contexto.cod_unidade, Familia.UNIDADE))}"

    def formatar(self, contexto: Contexto, sequencia: int) -> str:
        """Write the number of the process; the check digit is computed last.

        Raises:
            ContextoInvalido: a code is absent, not numeric or wider than the mask.
            SequenciaEsgotada: the sequence does not fit its width.
        """
        if sequencia < 1:
            raise ContextoInvalido("sequencia_invalida", "A sequência começa em 1.")
        if sequencia > self.maior_sequencia:
            raise SequenciaEsgotada(
                "sequencia_esgotada",
                f"A sequência de {contexto.ano} chegou ao fim: a máscara só comporta até "
                f"{self.maior_sequencia}. Peça ao administrador que aumente a quantidade de "
                "algarismos da sequência.",
            )
        return self._montar(lambda variavel: valor_de(variavel, contexto, sequencia))

    def exemplo(self, contexto: Contexto) -> str:
        """Return a number as it would look, for help texts and previews.

        Raises:
            ContextoInvalido: as in :meth:`formatar`.
        """
        return self.formatar(contexto, min(123, self.maior_sequencia))

    def validar(self, numero: str) -> None:
        """Check a typed number: format first, then the check digit.

        Raises:
            NumeroInvalido: saying, in Portuguese, what is wrong and what was expected.
        """
        self.interpretar(numero)

    def interpretar(self, numero: str) -> Partes:
        """Take a number apart, checking it as :meth:`validar` does.

        Raises:
            NumeroInvalido: ``formato``, ``pontuacao``, ``sequencia_zero`` or ``digito_verificador``.
        """
        numero = numero.strip()
        valores = self._casar(numero)
        if valores is None:
            raise self._recusa_de_formato(numero)
        if int(valores[Familia.SEQUENCIA]) == 0:
            raise NumeroInvalido(
                "sequencia_zero",
                f"A sequência do número “{numero}” é zero. Confira os algarismos digitados.",
            )
        self._conferir_digito(numero, valores)
        ano = valores[Familia.ANO]
        return Partes(
            sequencia=int(valores[Familia.SEQUENCIA]),
            ano=int(ano) + (2000 if len(ano) == 2 else 0),
            cod_orgao=valores.get(Familia.ORGAO),
            cod_unidade=valores.get(Familia.UNIDADE),
            dv=valores.get(Familia.DV),
        )

    def pontuar(self, texto: str) -> str | None:
        """Put the punctuation of the mask back on a number typed without (or with other) marks.

        Returns ``None`` when the digits do not fill the mask. The check digit is not checked.
        """
        livres = sum(isinstance(p, Variavel) and p.largura is None for p in self.partes)
        casa = _padrao(self.partes, so_digitos=True).fullmatch(apenas_digitos(texto))
        # With two codes of free width the digits alone do not tell where each one ends.
        if casa is None or livres > 1:
            return None
        valores = casa.groupdict()
        return "".join(
            parte.texto if isinstance(parte, Literal) else valores[parte.familia]
            for parte in self.partes
        )

    @property
    def _sequencia(self) -> Variavel:
        variavel = variavel_de(self.partes, Familia.SEQUENCIA)
        assert variavel is not None
        return variavel

    @staticmethod
    def _letras(variavel: Variavel) -> str:
        letra = _LETRAS[variavel.familia][0]
        return letra * variavel.largura if variavel.largura else f"{letra}…"

    def _casar(self, numero: str) -> dict[str, str] | None:
        casa = _padrao(self.partes, so_digitos=False).fullmatch(numero)
        return casa.groupdict() if casa else None

    def _montar(self, valor: Callable[[Variavel], str]) -> str:
        """Join the parts, leaving the check digit for last."""
        antes, dv, depois = "", None, ""
        for parte in self.partes:
            if isinstance(parte, Variavel) and parte.familia is Familia.DV:
                dv = parte
                continue
            trecho = parte.texto if isinstance(parte, Literal) else valor(parte)
            if dv is None:
                antes += trecho
            else:
                depois += trecho
        if dv is None or dv.algoritmo is None:
            return antes
        return antes + dv.algoritmo.calcular(apenas_digitos(antes + depois)) + depois

    def _conferir_digito(self, numero: str, valores: dict[str, str]) -> None:
        correto = self._montar(lambda variavel: valores[variavel.familia])
        if numero == correto:
            return
        certos = self._casar(correto)
        assert certos is not None
        raise NumeroInvalido(
            "digito_verificador",
            f"O dígito verificador do número “{numero}” não confere: está "
            f"{valores[Familia.DV]} e o cálculo dá {certos[Familia.DV]}. Confira os algarismos "
            "digitados.",
        )

    def _recusa_de_formato(self, numero: str) -> NumeroInvalido:
        pontuado = self.pontuar(numero)
        if pontuado is not None:
            return NumeroInvalido(
                "pontuacao", f"Escreva o número com a pontuação da instituição: {pontuado}."
            )
        return NumeroInvalido(
            "formato",
            f"O número “{numero}” não segue o formato {self.modelo} ({self.legenda}). Confira a "
            "quantidade de algarismos e a pontuação.",
        )


@lru_cache(maxsize=1024)
def _ler(texto: str) -> Mascara:
    return Mascara(texto, analisar(texto))


@lru_cache(maxsize=2048)
def _padrao(partes: tuple[Parte, ...], *, so_digitos: bool) -> re.Pattern[str]:
    """Regular expression of the mask, one named group for each family."""
    trechos = []
    for parte in partes:
        if isinstance(parte, Literal):
            texto = apenas_digitos(parte.texto) if so_digitos else parte.texto
            trechos.append(re.escape(texto))
        else:
            quantos = f"{{{parte.largura}}}" if parte.largura else "{1,18}"
            trechos.append(f"(?P<{parte.familia}>[0-9]{quantos})")
    return re.compile("".join(trechos))
