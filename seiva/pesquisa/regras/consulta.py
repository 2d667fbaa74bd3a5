"""What people type in the search, understood: never an error, whatever was typed.

All words are demanded. `E`, `OU`, `NÃO` in capitals, and parentheses, as in domain.md §1.8; a
hyphen before a word refuses it; quotation marks keep words together; a final `*` completes.
What does not make sense (operators alone, parentheses that do not close) is left out.
"""

import re
from dataclasses import dataclass

from seiva.pesquisa.regras.canonico import palavras

MAIOR_TEXTO = 2000
MAIS_TERMOS = 32
_MAIS_FUNDO = 12
_MENOR_PREFIXO = 3
# What a cut word may go on to be: the index holds stems, and "licitaç" is past the stem.
_CONTINUACOES = ("ao", "o", "or", "ivo")
_PEDACO = re.compile(r'(?P<nao>-)?["“”](?P<frase>[^"“”]*)["“”]?|(?P<abre>-?\()|(?P<fecha>\))'
                     r'|(?P<palavra>[^\s"“”()]+)')  # fmt: skip


@dataclass(frozen=True)
class Consulta:
    """A search in the syntax of `to_tsquery`.

    `ampla` leaves nearness out (what the index answers); `exata` is the whole condition, "" when
    it is the same. `termos` are the canonical words wanted, to be marked in what is shown, and
    `prefixos` the cut ones. `cortada`: there was more than is understood.
    """

    ampla: str = ""
    exata: str = ""
    termos: tuple[str, ...] = ()
    prefixos: tuple[str, ...] = ()
    cortada: bool = False

    @property
    def inteira(self) -> str:
        """The whole condition."""
        return self.exata or self.ampla


@dataclass(frozen=True)
class _No:
    """One condition: exact, and without nearness ("" when nearness was all there was)."""

    exata: str
    ampla: str
    nao: bool = False


class _Leitor:
    """One pass over the pieces of a text, in the usual precedence: NÃO, E, OU."""

    def __init__(self, texto: str) -> None:
        self.cortada = len(texto) > MAIOR_TEXTO
        self.pedacos = list(_PEDACO.finditer(texto[:MAIOR_TEXTO]))
        self.lugar = self.contados = 0
        self.termos: list[str] = []
        self.prefixos: list[str] = []

    def ler(self) -> Consulta:
        alternativas = [self._alternativas(0)]
        while self.lugar < len(self.pedacos):  # a parenthesis too many
            self.lugar += 1
            alternativas.append(self._alternativas(0))
        no = _juntar([n for n in alternativas if n], " & ")
        if no is None:
            return Consulta(cortada=self.cortada)
        exata = no.exata if no.exata != no.ampla else ""
        termos, prefixos = dict.fromkeys(self.termos), dict.fromkeys(self.prefixos)
        return Consulta(no.ampla, exata, tuple(termos), tuple(prefixos), self.cortada)

    def _alternativas(self, fundo: int) -> _No | None:
        """Groups between OU, up to the end or to a closing parenthesis, which stays."""
        grupos: list[list[_No]] = [[]]
        nega = False
        while self.lugar < len(self.pedacos) and not self.pedacos[self.lugar]["fecha"]:
            pedaco = self.pedacos[self.lugar]
            self.lugar += 1
            palavra = pedaco["palavra"]
            if palavra in {"OU", "|", "||"}:
                grupos.append([])
                nega = False
            elif palavra in {"E", "&", "&&"}:
                continue
            elif palavra in {"NÃO", "NAO", "-", "!"}:
                nega = not nega
            else:
                marcados = len(self.termos), len(self.prefixos)
                no, recusada = self._um(pedaco, fundo)
                if no is not None:
                    grupos[-1].append(_negar(no) if nega != recusada else no)
                if nega != recusada:  # what is refused is not marked in what is shown
                    del self.termos[marcados[0] :], self.prefixos[marcados[1] :]
                nega = False
        return _juntar([n for n in (_juntar(g, " & ") for g in grupos) if n], " | ")

    def _um(self, pedaco: re.Match[str], fundo: int) -> tuple[_No | None, bool]:
        """One condition, and whether it came with a hyphen."""
        if pedaco["abre"]:
            if fundo >= _MAIS_FUNDO:
                self.cortada = True
                return None, False
            no = self._alternativas(fundo + 1)
            self.lugar += 1  # the closing one, or past the end
            return no, pedaco["abre"].startswith("-")
        recusada = bool(pedaco["nao"])
        texto = pedaco["palavra"] if pedaco["frase"] is None else pedaco["frase"]
        if pedaco["palavra"] is not None and texto.startswith("-"):
            texto, recusada = texto.lstrip("-"), True
        partes = palavras(texto)
        if self.contados + len(partes) > MAIS_TERMOS:
            self.cortada = True
            partes = partes[: MAIS_TERMOS - self.contados]
        self.contados += len(partes)
        if not partes:
            return None, False
        if pedaco["frase"] is not None:
            return self._frase(partes), recusada
        return self._palavra(partes, texto.endswith("*")), recusada

    def _frase(self, partes: list[str]) -> _No:
        self.termos += partes
        if len(partes) == 1:
            return _No(partes[0], partes[0])
        return _No(f"({' <-> '.join(partes)})", f"({' & '.join(partes)})")

    def _palavra(self, partes: list[str], cortada: bool) -> _No:
        ultima = partes[-1]
        prefixo = cortada and len(ultima) >= _MENOR_PREFIXO and not ultima.isdigit()
        self.termos += partes[:-1] if prefixo else partes
        self.prefixos += [ultima] if prefixo else []
        if cortada and len(ultima) >= _MENOR_PREFIXO:
            formas = [f"{ultima}:*"]
            formas += [ultima + fim for fim in _CONTINUACOES] if prefixo else []
            partes[-1] = formas[0] if len(formas) == 1 else f"({' | '.join(formas)})"
        texto = partes[0] if len(partes) == 1 else f"({' & '.join(partes)})"
        return _No(texto, texto)


def _negar(no: _No) -> _No:
    """Refusing words that are near each other does not refuse the words themselves."""
    if no.nao:
        return _No(no.exata.removeprefix("!"), no.ampla.removeprefix("!"))
    return _No(f"!{_entre(no.exata)}", f"!{_entre(no.ampla)}" if no.exata == no.ampla else "", True)


def _entre(texto: str) -> str:
    return texto if texto.startswith("(") or " " not in texto else f"({texto})"


def _juntar(nos: list[_No], sinal: str) -> _No | None:
    """Join conditions; the wide one may only be wider than the exact one."""
    if len(nos) <= 1:
        return nos[0] if nos else None
    amplas = [no.ampla for no in nos]
    if sinal == " & ":
        amplas = [ampla for ampla in amplas if ampla]
    elif not all(amplas):
        amplas = []
    exata = sinal.join(no.exata for no in nos)
    ampla = sinal.join(amplas)
    return _No(f"({exata})", f"({ampla})" if len(amplas) > 1 else ampla)


def entender(texto: str) -> Consulta:
    """What a person typed. Never raises."""
    return _Leitor(texto).ler()
