"""What a spreadsheet of each kind has: columns, tolerant headings, lines that were checked.

Pure: rows come as (number of the line, texts of its cells) from `seiva.organizacao.planilhas`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain, islice
from typing import NamedTuple, NoReturn

from seiva.core.erros import RegraViolada
from seiva.organizacao.regras.celulas import CelulaInvalida
from seiva.organizacao.regras.colunas import COLUNAS, Coluna, dobrar

MAIOR = 100_000  # lines that one spreadsheet may have
ULTIMA_LINHA = 200_000  # past it a file is not read, even when what remains is blank
PROCURA_DO_CABECALHO = 10  # first lines with something in them, where the headings are looked for
MAIOR_CELULA = 4000  # characters
ARQUIVO = "arquivo"

Bruta = tuple[int, Sequence[str]]


class Problema(NamedTuple):
    """`coluna` is the key of a column, "" when the whole line is wrong. What is wrong `na_leitura`
    stays wrong whatever the register becomes."""

    coluna: str
    mensagem: str
    na_leitura: bool = False


@dataclass
class Linha:
    """One line as it was read: stored forms by column, and what could not be read."""

    numero: int
    valores: dict[str, str]
    problemas: list[Problema] = field(default_factory=list)

    def de(self, coluna: str) -> str:
        return self.valores.get(coluna, "")

    def acusar(self, coluna: str, mensagem: str, na_leitura: bool = False) -> None:
        self.problemas.append(Problema(coluna, mensagem, na_leitura))


@dataclass
class Conferida:
    """What a line will do: `nova`, `muda`, `igual` or `problema`; `mudancas` are (column's
    title, before, after)."""

    numero: int
    valores: dict[str, str]
    situacao: str
    problemas: list[Problema] = field(default_factory=list)
    mudancas: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Cabecalho:
    """Where each known column is, and the headings that nobody reads."""

    linha: int
    posicoes: dict[str, int]
    ignoradas: tuple[str, ...]


def reconhecer(celulas_: Sequence[str], colunas: Sequence[Coluna]) -> dict[int, str]:
    """Known headings of a row: position → key. The first name that fits a column keeps it."""
    por_nome = {nome: coluna.chave for coluna in colunas for nome in coluna.nomes}
    return {
        posicao: por_nome[dobrada]
        for posicao, celula in enumerate(celulas_)
        if (dobrada := dobrar(celula)) in por_nome
    }


def achar_cabecalho(candidatas: Iterable[Bruta], colunas: Sequence[Coluna]) -> Cabecalho:
    """The headings, among the first lines with something in them.

    Raises `RegraViolada` when none has all that are required, or when one is repeated.
    """
    melhor: tuple[int, Sequence[str], dict[int, str]] = (0, (), {})
    for numero, celulas_ in candidatas:
        achadas = reconhecer(celulas_, colunas)
        if len(achadas) > len(melhor[2]):
            melhor = (numero, celulas_, achadas)
    numero, celulas_, achadas = melhor
    titulos = {c.chave: c.titulo for c in colunas}
    for chave in achadas.values():
        if list(achadas.values()).count(chave) > 1:
            _recusar(
                "cabecalho_repetido", f"A coluna {titulos[chave]} aparece mais de uma vez. Deixe uma só."
            )  # fmt: skip
    faltam = [c.titulo for c in colunas if c.exigida and c.chave not in achadas.values()]
    if faltam:
        _recusar(
            "cabecalho_incompleto",
            f"Não achei na planilha: {', '.join(faltam)}. A linha dos títulos precisa das colunas "
            f"{', '.join(c.titulo for c in colunas if c.exigida)}; baixe o modelo e confira.",
        )
    ignoradas = tuple(
        celula.strip()[:60]
        for posicao, celula in enumerate(celulas_)
        if celula.strip() and posicao not in achadas
    )
    return Cabecalho(numero, {chave: posicao for posicao, chave in achadas.items()}, ignoradas)


def _recusar(codigo: str, mensagem: str) -> NoReturn:
    raise RegraViolada(codigo, mensagem, campo=ARQUIVO)


def limitar(linhas: Iterable[Bruta]) -> Iterator[Bruta]:
    """Only the lines with something in them; refuses more than fit, while they are read."""
    cheias = 0
    for numero, celulas_ in linhas:
        if numero > ULTIMA_LINHA:
            _recusar(
                "linhas_alem",
                f"A planilha vai além da linha {_milhar(ULTIMA_LINHA)}. Apague as linhas em branco "
                "do fim, ou copie os dados para uma planilha nova, e envie de novo.",
            )
        if any(len(celula) > MAIOR_CELULA for celula in celulas_):
            recusar_celula(numero)
        if not any(celula.strip() for celula in celulas_):
            continue
        cheias += 1
        if cheias > MAIOR + PROCURA_DO_CABECALHO:
            _muitas()
        yield numero, celulas_


def recusar_celula(numero: int) -> NoReturn:
    """Refuse a cell too big to be what the column asks for."""
    _recusar(
        "celula_enorme",
        f"Na linha {numero} há uma célula com texto demais. Confira se falta fechar aspas.",
    )


def _muitas() -> NoReturn:
    _recusar(
        "linhas_demais",
        f"A planilha tem mais de {_milhar(MAIOR)} linhas, que é o máximo de cada vez. Divida-a em "
        "partes e envie uma depois da outra.",
    )


def _milhar(numero: int) -> str:
    return f"{numero:,}".replace(",", ".")


def ler_linhas(brutas: Iterable[Bruta], especie: str) -> tuple[Cabecalho, list[Linha]]:
    """Headings and lines of a spreadsheet of `especie`, all at once.

    Raises `RegraViolada` (field `arquivo`) when it is empty, too long or without headings.
    """
    cabecalho, linhas = ler_aos_poucos(brutas, especie)
    return cabecalho, list(linhas)


def ler_aos_poucos(brutas: Iterable[Bruta], especie: str) -> tuple[Cabecalho, Iterator[Linha]]:
    """As `ler_linhas`, each line as it is asked for: memory does not grow with the file.

    What is wrong with the headings is refused at once; what comes after, when it is reached.
    """
    colunas = COLUNAS[especie]
    cheias = limitar(brutas)
    primeiras = list(islice(cheias, PROCURA_DO_CABECALHO))
    if not primeiras:
        _recusar("vazia", "A planilha está vazia. Baixe o modelo, preencha e envie de novo.")
    cabecalho = achar_cabecalho(primeiras, colunas)
    return cabecalho, _linhas(chain(primeiras, cheias), cabecalho, colunas)


def _linhas(
    cheias: Iterable[Bruta], cabecalho: Cabecalho, colunas: Sequence[Coluna]
) -> Iterator[Linha]:
    quantas = 0
    for numero, celulas_ in cheias:
        if numero > cabecalho.linha:
            quantas += 1
            if quantas > MAIOR:
                _muitas()
            yield _ler(numero, celulas_, cabecalho, colunas)
    if not quantas:
        _recusar("sem_linhas", "A planilha só tem os títulos. Preencha ao menos uma linha.")


def _ler(
    numero: int, celulas_: Sequence[str], cabecalho: Cabecalho, colunas: Sequence[Coluna]
) -> Linha:
    linha = Linha(numero, {})
    if _e_o_exemplo(celulas_, cabecalho, colunas):
        linha.acusar("", "Esta é a linha de exemplo do modelo. Apague-a.", na_leitura=True)
        return linha
    for coluna in colunas:
        posicao = cabecalho.posicoes.get(coluna.chave)
        if posicao is None:
            continue
        bruto = celulas_[posicao] if posicao < len(celulas_) else ""
        try:
            linha.valores[coluna.chave] = coluna.ler(bruto) if bruto.strip() else ""
        except CelulaInvalida as erro:
            linha.valores[coluna.chave] = bruto.strip()[:120]
            linha.acusar(coluna.chave, erro.mensagem, na_leitura=True)
            continue
        if coluna.exigida and not linha.valores[coluna.chave]:
            linha.acusar(coluna.chave, f"Falta preencher: {coluna.titulo}.", na_leitura=True)
    return linha


def _e_o_exemplo(celulas_: Sequence[str], cabecalho: Cabecalho, colunas: Sequence[Coluna]) -> bool:
    """The line that the model brings filled, left there."""
    exigidas = [coluna for coluna in colunas if coluna.exigida]
    postos = [cabecalho.posicoes[coluna.chave] for coluna in exigidas]
    escritas = [celulas_[posto].strip() if posto < len(celulas_) else "" for posto in postos]
    return escritas == [coluna.exemplo for coluna in exigidas]


def acusar_repetidas(
    linhas: Iterable[Linha], coluna: str, o_que: str, vistas: dict[str, int] | None = None
) -> None:
    """Each value once in the file: every line of a repeated one is told where the first is.

    `vistas` (value → number of its first line) goes from one lot of lines to the next.
    """
    vistas = {} if vistas is None else vistas
    for linha in linhas:
        valor = linha.de(coluna).lower()
        if not valor or any(p.coluna == coluna for p in linha.problemas):
            continue
        primeira = vistas.setdefault(valor, linha.numero)
        if primeira != linha.numero:
            linha.acusar(coluna, f"{o_que} já está na linha {primeira}. Deixe uma só.")


def conferida(linha: Linha, mudancas: list[tuple[str, str, str]], *, nova: bool) -> Conferida:
    """The verdict over a line whose problems were all found."""
    if linha.problemas:
        situacao, mudancas = "problema", []
    else:
        situacao = "nova" if nova else "muda" if mudancas else "igual"
    return Conferida(linha.numero, linha.valores, situacao, linha.problemas, mudancas)


@dataclass
class Palpites:
    """Hints of the word that somebody meant, counted: comparing words is slow, and thousands of
    wrong lines are seldom thousands of mistakes."""

    restam: int = 200
    dados: dict[str, str] = field(default_factory=dict)

    def de(self, texto: str, conhecidas: Callable[[], Iterable[str]]) -> str:
        """A hint with the nearest known word, or ""."""
        if texto not in self.dados and self.restam:
            self.restam -= 1
            self.dados[texto] = parecida(texto, list(conhecidas()))
        return self.dados.get(texto, "")


def parecida(texto: str, conhecidas: Iterable[str]) -> str:
    """A hint with the nearest known word, or ""."""
    perto = get_close_matches(texto.lower(), {c.lower(): c for c in conhecidas}, n=1, cutoff=0.7)
    certa = next((c for c in conhecidas if perto and c.lower() == perto[0]), "")
    return f" Você quis dizer {certa}?" if certa else ""
