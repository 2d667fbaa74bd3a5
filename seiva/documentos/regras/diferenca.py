"""What changed between two versions of a text, shown inside the text itself.

Blocks are aligned first, words afterwards, and `ins`/`del` only ever wrap the inside of a
paragraph, so the result is valid in lists and tables and as safe as its sanitised inputs.
Comparing words is quadratic: a budget of comparisons is spent from the first paragraph on, and
past it a changed paragraph is shown whole, removed and added.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import TypeAlias

from lxml import etree

from seiva.documentos.regras.corpo import ler
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.texto import ETIQUETA, palavras

Elemento: TypeAlias = etree._Element

_ESTRUTURAS = {"ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "blockquote"}
_DE_BLOCO = _ESTRUTURAS | {"p", "h1", "h2", "h3", "h4", "hr"}
_PECA = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^<>"'])*>|&[#\w]+;|\w+|\s+|[^\w\s<&]|[<&]""")
_ORCAMENTO = 6_000_000  # word comparisons in one call: about a second
_BLOCOS_MAXIMOS = 4_000  # neighbours aligned one by one; more are cut into halves of this size
_PARECIDOS = 0.25


@dataclass(frozen=True, slots=True)
class Resumo:
    """Words added and removed from one version to the next."""

    acrescentadas: int
    removidas: int


def comparar(antes_html: str, depois_html: str) -> str:
    """HTML of the later version with `<ins>` and `<del>` around what changed."""
    comparador = _Comparador()
    return comparador.filhos(list(ler(sanear(antes_html))), list(ler(sanear(depois_html))))


def resumo(antes_html: str, depois_html: str) -> Resumo:
    """Count the words that `comparar` shows as added and as removed."""
    visual = comparar(antes_html, depois_html)
    return Resumo(_contar(visual, "ins"), _contar(visual, "del"))


def _contar(html: str, etiqueta: str) -> int:
    trechos = re.findall(rf"<{etiqueta}>(.*?)</{etiqueta}>", html, re.DOTALL)
    return palavras("<br>".join(trechos))


class _Comparador:
    def __init__(self) -> None:
        self.orcamento = _ORCAMENTO

    def filhos(self, antes: list[Elemento], depois: list[Elemento]) -> str:
        """Align two lists of sibling blocks."""
        chaves_a, chaves_b = [_html(e) for e in antes], [_html(e) for e in depois]
        saida: list[str] = []
        for operacao, i1, i2, j1, j2 in _alinhar(chaves_a, chaves_b):
            if operacao == "equal":
                saida += chaves_b[j1:j2]
            else:
                saida += self._trocados(antes[i1:i2], depois[j1:j2])
        return "".join(saida)

    def _trocados(self, antes: list[Elemento], depois: list[Elemento]) -> list[str]:
        """Pair the blocks of a changed stretch in order; the unpaired ones came or went whole."""
        saida: list[str] = []
        inicio = 0
        for novo in depois:
            par = self._par(antes, inicio, novo, len(depois) == len(antes))
            if par is None:
                saida.append(_inteiro(novo, "ins"))
                continue
            saida += [_inteiro(velho, "del") for velho in antes[inicio:par]]
            saida.append(self._par_de_blocos(antes[par], novo))
            inicio = par + 1
        return saida + [_inteiro(velho, "del") for velho in antes[inicio:]]

    def _par(
        self, antes: list[Elemento], inicio: int, novo: Elemento, mesma_conta: bool
    ) -> int | None:
        """Index of the first following block that `novo` is a revision of."""
        for indice in range(inicio, min(len(antes), inicio + 12)):
            velho = antes[indice]
            if velho.tag != novo.tag:
                continue
            if mesma_conta and novo.tag in {"tr", "td", "th", "tbody", "thead", "li"}:
                return indice
            if self._semelhanca(velho, novo) >= _PARECIDOS:
                return indice
        return None

    def _semelhanca(self, velho: Elemento, novo: Elemento) -> float:
        a, b = _palavras(velho), _palavras(novo)
        if not a or not b:
            return 1.0 if a == b else 0.0
        comuns = len(set(a) & set(b))
        return 2 * comuns / (len(set(a)) + len(set(b)))

    def _par_de_blocos(self, velho: Elemento, novo: Elemento) -> str:
        if _tem_blocos(velho) and _tem_blocos(novo):
            return _abrir(novo) + self.filhos(list(velho), list(novo)) + f"</{novo.tag}>"
        if _tem_blocos(velho) or _tem_blocos(novo):
            if novo.tag in {"td", "th", "li"}:
                dentro = _marcar_dentro(velho, "del") + _marcar_dentro(novo, "ins")
                return f"{_abrir(novo)}{dentro}</{novo.tag}>"
            return _inteiro(velho, "del") + _inteiro(novo, "ins")
        if novo.tag == "hr":
            return _html(novo)
        return f"{_abrir(novo)}{self._linha(_dentro(velho), _dentro(novo))}</{novo.tag}>"

    def _linha(self, antes: str, depois: str) -> str:
        a, b = _PECA.findall(antes), _PECA.findall(depois)
        custo = len(a) * len(b)
        if custo > self.orcamento:
            return _envolver(a, "del") + _envolver(b, "ins")
        self.orcamento -= custo
        # Marks inside the old text are dropped: only the new version's marks are kept balanced.
        a = [p for p in a if not p.startswith("<") or p.startswith(("<img", "<br"))]
        saida: list[str] = []
        textos_b = [(i, p) for i, p in enumerate(b) if not _marca(p)]
        operacoes = SequenceMatcher(None, a, [p for _, p in textos_b], autojunk=False).get_opcodes()
        proximo = 0
        for operacao, i1, i2, j1, j2 in operacoes:
            if operacao in {"delete", "replace"}:
                saida.append(_envolver(a[i1:i2], "del"))
            fim = textos_b[j2 - 1][0] + 1 if j2 > j1 else proximo
            pecas = b[proximo:fim]
            saida.append(
                _envolver(pecas, "ins") if operacao in {"insert", "replace"} else "".join(pecas)
            )
            proximo = fim
        return "".join(saida) + "".join(b[proximo:])


def _alinhar(a: list[str], b: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Opcodes between two lists; the common head and tail are cut off first."""
    inicio = 0
    while inicio < min(len(a), len(b)) and a[inicio] == b[inicio]:
        inicio += 1
    fim = 0
    while fim < min(len(a), len(b)) - inicio and a[-1 - fim] == b[-1 - fim]:
        fim += 1
    meio_a, meio_b = a[inicio : len(a) - fim], b[inicio : len(b) - fim]
    saida = [("equal", 0, inicio, 0, inicio)] if inicio else []
    junta = len(meio_a) * len(meio_b) > _BLOCOS_MAXIMOS**2
    for nome, i1, i2, j1, j2 in SequenceMatcher(None, meio_a, meio_b, autojunk=junta).get_opcodes():
        saida.append((nome, i1 + inicio, i2 + inicio, j1 + inicio, j2 + inicio))
    if fim:
        saida.append(("equal", len(a) - fim, len(a), len(b) - fim, len(b)))
    return saida


def _inteiro(el: Elemento, marca: str) -> str:
    """The whole block as added or removed: the mark goes around each line inside it."""
    if el.tag == "hr":
        return f"<p><{marca}>— quebra —</{marca}></p>"
    return f"{_abrir(el)}{_marcar_dentro(el, marca)}</{el.tag}>"


def _marcar_dentro(el: Elemento, marca: str) -> str:
    if _tem_blocos(el) or el.tag in {"ul", "ol", "table", "thead", "tbody", "tr", "blockquote"}:
        return "".join(_inteiro(filho, marca) for filho in el)
    return _envolver([_dentro(el)], marca)


def _envolver(pecas: list[str], marca: str) -> str:
    """Wrap the text of `pecas`, leaving marks outside so that elements stay balanced."""
    saida: list[str] = []
    grupo: list[str] = []
    for peca in re.split(rf"({ETIQUETA.pattern})", "".join(pecas)):
        if not _marca(peca):
            grupo.append(peca)
            continue
        saida += [_fechado(grupo, marca), peca]
        grupo = []
    return "".join([*saida, _fechado(grupo, marca)])


def _fechado(grupo: list[str], marca: str) -> str:
    texto = "".join(grupo)
    return f"<{marca}>{texto}</{marca}>" if texto else ""


def _marca(peca: str) -> bool:
    """Whether the piece opens or closes an inline element (images and breaks count as text)."""
    return peca.startswith("<") and len(peca) > 1 and not peca.startswith(("<img", "<br"))


def _tem_blocos(el: Elemento) -> bool:
    return any(filho.tag in _DE_BLOCO for filho in el)


def _palavras(el: Elemento) -> list[str]:
    return re.findall(r"\w+", " ".join(el.itertext()))


def _abrir(el: Elemento) -> str:
    atributos = "".join(f' {nome}="{escape(valor)}"' for nome, valor in el.items())
    return f"<{el.tag}{atributos}>"


def _html(el: Elemento) -> str:
    fim = "" if el.tag in {"br", "hr", "img"} else f"</{el.tag}>"
    return f"{_abrir(el)}{_dentro(el)}{fim}"


def _dentro(el: Elemento) -> str:
    partes = [escape(el.text or "", quote=False)]
    for filho in el:
        partes += [_html(filho), escape(filho.tail or "", quote=False)]
    return "".join(partes)
