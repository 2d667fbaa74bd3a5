"""The report: tables in Markdown, for docs/desempenho.md and for the console."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime

import psutil

from bench.medir import CHAVE, LINHAS, Resultado
from bench.metas import crescimento, metas
from bench.numeros import Resumo, razao

_PERFIS = {
    "ci": "Perfil de integração contínua (sem tempo de pensar)",
    "usual": "Perfil de uso, com tempo de pensar",
    "publico": "Cidadão: conferir um documento; procurar, achar e acompanhar um processo",
}


def maquina() -> str:
    """The machine in general terms."""
    memoria = psutil.virtual_memory().total / 1024**3
    nucleos = psutil.cpu_count() or 0
    carga = os.getloadavg()[2]
    return f"{nucleos} núcleos compartilhados, {memoria:.0f} GB de memória (carga média ao fim: {carga:.1f})"


def tabela(cabecalho: Sequence[str], linhas: Iterable[Sequence[str]]) -> str:
    """A Markdown table; columns after the first are aligned to the right."""
    partes = ["| " + " | ".join(cabecalho) + " |"]
    partes.append("|---|" + "---:|" * (len(cabecalho) - 1))
    partes += ["| " + " | ".join(linha) + " |" for linha in linhas]
    return "\n".join(partes)


def relatorio(resultado: Resultado) -> str:
    """The measured part of docs/desempenho.md."""
    ajuste = resultado.ajuste
    partes = [
        f"Medido em {datetime.now().astimezone():%d/%m/%Y}, em {maquina()}; conjunto de escala {ajuste.escala:g}; "
        f"{ajuste.simultaneos} pedidos simultâneos nos laços.",
        "## Metas",
        _metas(resultado),
        "## Cada página, na mesma concorrência dos pisos",
        _passos(resultado),
    ]
    for perfil, feito in resultado.perfis.items():
        partes.append(f"## {_PERFIS.get(perfil, perfil)}")
        partes.append(_resumo_do_perfil(feito))
        partes.append(_perfil(feito["passos"], resultado.passos))
    partes += ["## Arquivos, frescor e tarefas", _arquivos(resultado)]
    return "\n\n".join(partes) + "\n"


def _metas(resultado: Resultado) -> str:
    linhas = [
        (
            m.nome,
            m.promessa,
            m.medido,
            "atingida" if m.atingida else "**meta não atingida**",
            m.onde,
        )
        for m in metas(resultado)
    ]
    return tabela(("o quê", "meta", "medido", "", "para onde vai o tempo"), linhas)


def _passos(resultado: Resultado) -> str:
    chave, linhas_ = resultado.passos[CHAVE], resultado.passos[LINHAS]
    linhas = [
        (
            nome,
            f"{r.por_segundo:.0f}",
            f"{r.p50:.1f}",
            f"{r.p95:.1f}",
            f"{razao(r.p95, chave.p95):.1f}",
            f"{razao(r.p95, linhas_.p95):.1f}",
            f"{r.consultas:.0f}",
            f"{r.cpu:.1f}",
            f"{r.banco:.1f}",
            f"{r.bytes / 1000:.1f}",
            _cresceu(resultado, nome),
            str(r.falhas),
        )
        for nome, r in resultado.passos.items()
    ]
    cabecalho = (
        "passo", "por s", "p50 ms", "p95 ms", "× uma chave", "× 50 linhas", "consultas",
        "processador ms", "banco ms", "kB", "10 → 100 %", "falhas",
    )  # fmt: skip
    return tabela(cabecalho, linhas)


def _cresceu(resultado: Resultado, passo: str) -> str:
    vezes = crescimento(resultado, passo)
    return f"{vezes:.2f} ×" if vezes else "—"


def _resumo_do_perfil(feito: dict) -> str:  # type: ignore[type-arg]
    passos: dict[str, Resumo] = feito["passos"]
    total, falhas = (sum(getattr(r, c) for r in passos.values()) for c in ("quantas", "falhas"))
    fim = "" if feito["terminou"] else " (interrompido pelo limite de tempo)"
    return (
        f"{feito['usuarios']} pessoas, {feito['duracao']:.0f} s{fim}: {total} passos, "
        f"{falhas} com falha."
    )


def _perfil(passos: dict[str, Resumo], pisos: dict[str, Resumo]) -> str:
    chave = pisos[CHAVE]
    linhas = [
        (
            nome,
            str(r.quantas),
            f"{r.por_segundo:.2f}",
            f"{r.p50:.0f}",
            f"{r.p95:.0f}",
            f"{razao(r.p50, chave.p50):.1f}",
            f"{r.consultas:.0f}",
            f"{r.bytes / 1000:.1f}",
            str(r.falhas),
        )
        for nome, r in passos.items()
    ]
    cabecalho = (
        "passo", "vezes", "por s", "p50 ms", "p95 ms", "p50 × uma chave", "consultas", "kB", "falhas",
    )  # fmt: skip
    return tabela(cabecalho, linhas)


def _arquivos(resultado: Resultado) -> str:
    a = resultado.arquivos
    linhas = [
        ("arquivos de 20 kB guardados", f"{a['guardados_por_segundo']:.1f}/s"),
        ("arquivos de 20 kB achados pela pesquisa", f"{a['achaveis_por_segundo']:.1f}/s"),
    ] if a else []  # fmt: skip
    if a and a["frescor"]:
        vistos = [f"{f:.2f} s" if f is not None else "não achado" for f in a["frescor"]]
        linhas.append(("documento assinado até ser achado", ", ".join(vistos)))
    linhas += [
        (f"tarefa {nome} ({q} vezes)", f"mediana {p50:.0f} ms, p95 {p95:.0f} ms")
        for nome, (q, p50, p95) in resultado.tarefas.items()
    ]
    if resultado.memoria:
        inicio, fim = resultado.memoria[0][1], resultado.memoria[-1][1]
        maior = max(mb for _, mb in resultado.memoria)
        linhas.append(
            ("memória do servidor no perfil", f"{inicio:.0f} → {fim:.0f} MB (maior {maior:.0f})")
        )
    return tabela(("o quê", "medido"), linhas)


MARCA = "<!-- medido -->"


def gravar(texto: str, arquivo: "os.PathLike[str]") -> None:
    """Replace what follows the mark in the document; the prose above it stays."""
    from pathlib import Path

    destino = Path(arquivo)
    antes = destino.read_text("utf-8").split(MARCA)[0] if destino.exists() else "# Desempenho\n\n"
    destino.write_text(f"{antes.rstrip()}\n\n{MARCA}\n\n{texto}", encoding="utf-8")
