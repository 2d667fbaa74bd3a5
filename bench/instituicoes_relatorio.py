"""Targets and tables of the measurement by number of institutions."""

from collections.abc import Sequence
from datetime import datetime

from bench.instituicoes import PASSOS, Ponto
from bench.medir import CHAVE
from bench.numeros import Meta, razao
from bench.relatorio import maquina, tabela

CRIAR = 5_000.0
VEZES = 1.3
# The server keeps what it compiled, not what institutions have.
A_MAIS = 60.0


def sobre_o_piso(ponto: Ponto, passo: str) -> float:
    """Median of a step in times of the floor measured beside it."""
    return razao(ponto.passos[passo].p50, ponto.passos[CHAVE].p50)


def metas_das_instituicoes(pontos: Sequence[Ponto]) -> list[Meta]:
    """What was promised of the last point, against the first."""
    if not pontos:
        return []
    primeiro, ultimo = pontos[0], pontos[-1]
    pior = max(pontos, key=lambda p: p.criar)
    metas = [
        Meta(
            f"criar uma instituição (com {pior.instituicoes} na casa)",
            "< 5 s",
            f"{pior.criar:.0f} ms, {razao(pior.criar, pior.vazio):.0f} × um INSERT vazio",
            pior.criar < CRIAR,
        ),
        Meta(
            "migrações e tabelas",
            "as mesmas para qualquer número",
            f"{ultimo.migracoes} e {ultimo.tabelas}",
            len({(p.migracoes, p.tabelas) for p in pontos}) == 1,
        ),
        Meta(
            f"memória do servidor, de {primeiro.instituicoes} a {ultimo.instituicoes}",
            f"até {A_MAIS:.0f} MB a mais",
            f"{ultimo.servidor - primeiro.servidor:+.0f} MB",
            ultimo.servidor - primeiro.servidor <= A_MAIS,
        ),
    ]
    for passo in PASSOS[2:]:
        vezes = razao(sobre_o_piso(ultimo, passo), sobre_o_piso(primeiro, passo))
        falhas = sum(p.passos[passo].falhas for p in pontos)
        metas.append(
            Meta(
                f"{passo}: de {primeiro.instituicoes} a {ultimo.instituicoes}",
                f"≤ {VEZES} ×, sem falha",
                f"{vezes:.2f} ×, {falhas} com falha",
                vezes <= VEZES and not falhas,
            )
        )
    return metas


def relatorio_das_instituicoes(pontos: Sequence[Ponto]) -> str:
    """The measured part of docs/desempenho-instituicoes.md."""
    partes = [
        f"Medido em {datetime.now().astimezone():%d/%m/%Y}, em {maquina()}.",
        "## Metas",
        tabela(
            ("o quê", "meta", "medido", ""),
            [
                (m.nome, m.promessa, m.medido, "atingida" if m.atingida else "**não atingida**")
                for m in metas_das_instituicoes(pontos)
            ],
        ),
        "## Cada número de instituições",
        tabela(
            (
                "instituições", "criar ms", "× INSERT vazio", "consultas", "servidor MB",
                "banco MB", "disco MB", "disco MB por instituição", "migrações", "tabelas",
            ),
            [
                (
                    str(p.instituicoes), f"{p.criar:.0f}", f"{razao(p.criar, p.vazio):.0f}",
                    str(p.consultas), f"{p.servidor:.0f}", f"{p.banco:.0f}", f"{p.disco:.0f}",
                    f"{_por_instituicao(p, pontos[0])}", str(p.migracoes), str(p.tabelas),
                )
                for p in pontos
            ],
        ),
        "## A jornada: mediana de cada página, em vezes o piso de uma chave",
        tabela(
            ("instituições", *PASSOS[1:]),
            [
                (str(p.instituicoes), *(f"{sobre_o_piso(p, passo):.1f}" for passo in PASSOS[1:]))
                for p in pontos
            ],
        ),
    ]  # fmt: skip
    return "\n\n".join(partes) + "\n"


def _por_instituicao(ponto: Ponto, primeiro: Ponto) -> str:
    """Disk of each institution that the first point did not have."""
    a_mais = ponto.instituicoes - primeiro.instituicoes
    return f"{(ponto.disco - primeiro.disco) / a_mais:.2f}" if a_mais else "—"
