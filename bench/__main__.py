"""`python -m bench construir|medir`: build a set of data, or measure and write the report."""

import argparse
import signal
from pathlib import Path

from bench.conjunto import construir, pasta_do_conjunto
from bench.instituicoes import medir_pontos
from bench.instituicoes_relatorio import metas_das_instituicoes, relatorio_das_instituicoes
from bench.medir import Ajuste, medir
from bench.metas import metas
from bench.relatorio import gravar, relatorio
from seiva.local.erros import ErroLocal
from seiva.local.preparo import RAIZ
from seiva.local.requisitos import garantir_pango


def ler() -> argparse.Namespace:
    """The command line."""
    leitor = argparse.ArgumentParser(prog="python -m bench")
    leitor.add_argument("acao", choices=["construir", "medir"])
    leitor.add_argument("--dados", type=Path, default=RAIZ / ".dados" / "bench")
    leitor.add_argument("--escala", type=float, default=1.0)
    leitor.add_argument("--saida", type=Path, default=RAIZ / "docs" / "desempenho.md")
    leitor.add_argument("--rodadas", type=int, default=3)
    leitor.add_argument("--segundos", type=float, default=3.0)
    leitor.add_argument("--arquivos", type=int, default=60)
    leitor.add_argument("--limite", type=float, default=900.0)
    leitor.add_argument("--pausas", type=float, default=1.0, help="1: tempo de pensar inteiro")
    leitor.add_argument("--reindexar", action="store_true", help="refaz o índice da pesquisa")
    leitor.add_argument("--uma-volta", action="store_true")
    leitor.add_argument("--sem-crescimento", action="store_true")
    leitor.add_argument("--perfis", default="ci,usual,publico")
    leitor.add_argument(
        "--instituicoes", default="", help="só mede com tantas instituições: 1,100,853,5570"
    )
    return leitor.parse_args()


def medir_instituicoes(ajuste: Ajuste, quantas: list[int]) -> int:
    """The part about the number of institutions, with a record of its own."""
    pontos = medir_pontos(ajuste, quantas)
    texto = relatorio_das_instituicoes(pontos)
    gravar(texto, RAIZ / "docs" / "desempenho-instituicoes.md")
    print(f"\n{texto}")
    return 0 if all(m.atingida for m in metas_das_instituicoes(pontos)) else 2


def main() -> int:
    """0 when every target was reached, 2 when some was not, 1 for an error."""
    pedido = ler()
    for sinal in (signal.SIGTERM, signal.SIGINT):  # whatever is running goes down in order
        signal.signal(sinal, signal.default_int_handler)
    garantir_pango()
    if pedido.acao == "construir":
        pasta = pasta_do_conjunto(pedido.dados, pedido.escala)
        construir(pasta, pedido.escala, reindexar=pedido.reindexar)
        return 0
    ajuste = Ajuste(
        raiz=pedido.dados,
        escala=pedido.escala,
        rodadas=pedido.rodadas,
        segundos=pedido.segundos,
        pausas=pedido.pausas,
        limite=pedido.limite,
        arquivos=pedido.arquivos,
        uma_volta=pedido.uma_volta,
        crescimento=not pedido.sem_crescimento,
        perfis=tuple(p for p in pedido.perfis.split(",") if p),
    )
    if pedido.instituicoes:
        return medir_instituicoes(ajuste, [int(n) for n in pedido.instituicoes.split(",")])
    resultado = medir(ajuste)
    texto = relatorio(resultado)
    gravar(texto, pedido.saida)
    print(f"\n{texto}\nEscrito em {pedido.saida}.")
    return 0 if all(m.atingida for m in metas(resultado)) else 2


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except ErroLocal as erro:
        raise SystemExit(f"\n{erro}") from erro
    except KeyboardInterrupt:
        raise SystemExit("\nInterrompido.") from None
