"""Norms that the code cites, and where. `python -m tests.arquitetura.normas` prints the table."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.arquitetura.fontes import RAIZ, Fonte, do_produto, fontes

NORMAS = RAIZ / "docs" / "normas"
LEI = re.compile(
    r"(?:LC|Lei Complementar|Lei MG|Lei|Decreto MG|Decreto|MP|Portaria Interministerial|Portaria|"
    r"Resolução CNJ|IN RFB) \d[\d.-]*/\d{4}|Código Civil|Constituição do Estado de Minas Gerais"
)
CITACAO = re.compile(r'\bNorma: (?P<texto>.+?)(?:\n\s*\n|"""|\Z)|\bnorma="(?P<curta>[^"]+)"', re.S)
ARTIGO = re.compile(r"\barts?\. (\d+)")


def paginas() -> dict[str, Path]:
    """How to cite each norm → its page, from the table in `docs/normas/README.md`."""
    texto = (NORMAS / "README.md").read_text("utf-8")
    linhas = re.findall(r"^\| `([^`]+)` \| \[[^\]]+\]\(([^)]+)\) \|", texto, re.M)
    return {citar: NORMAS / arquivo for citar, arquivo in linhas}


def citacoes(fonte: Fonte) -> Iterator[str]:
    """Texts after `Norma:` in docstrings and in `norma=` of refusals and history entries."""
    for achado in CITACAO.finditer(fonte.texto):
        yield re.sub(r"\s+", " ", achado["texto"] or achado["curta"]).strip()


def artigos(texto: str) -> Iterator[tuple[str, str]]:
    """Pairs (norm, article number) in a citation such as "Lei 9.784/1999, art. 66; art. 67"."""
    leis = list(LEI.finditer(texto))
    for posicao, lei in enumerate(leis):
        fim = leis[posicao + 1].start() if posicao + 1 < len(leis) else len(texto)
        for artigo in ARTIGO.findall(texto[lei.end() : fim]):
            yield lei.group(), artigo


def tabela() -> str:
    """Markdown: norm → rule → tests that name the rule's file."""
    onde: dict[str, set[str]] = defaultdict(set)
    for fonte in do_produto():
        for texto in citacoes(fonte):
            for lei in LEI.findall(texto):
                onde[lei].add(fonte.caminho)
    testes = [f for f in fontes() if f.de_teste]
    linhas = ["| norma | regra | testes |", "|---|---|---|"]
    for lei in sorted(onde):
        for caminho in sorted(onde[lei]):
            modulo = caminho.removesuffix(".py").replace("/", ".")
            quem = sorted(t.caminho for t in testes if modulo in t.texto)
            linhas.append(f"| {lei} | `{caminho}` | {', '.join(f'`{q}`' for q in quem) or '—'} |")
    return "\n".join(linhas)


if __name__ == "__main__":
    print(tabela())
