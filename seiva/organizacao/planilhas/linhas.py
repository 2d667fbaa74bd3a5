"""The lines that are kept while a spreadsheet waits, in lots: never all in memory."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from seiva.organizacao.models import LinhaDePlanilha, Planilha
from seiva.organizacao.regras.planilhas import Conferida, Linha, Problema

LOTE = 1000


def em_lotes(linhas: Iterable[Linha]) -> Iterator[list[Linha]]:
    """The lines by the thousand, as they come."""
    iterador = iter(linhas)
    while lote := list(islice(iterador, LOTE)):
        yield lote


def guardar(planilha: Planilha, conferidas: Sequence[Conferida]) -> None:
    """Keep a lot of lines, in order, in the place of what was kept between its ends."""
    if not conferidas:
        return
    ate = (conferidas[0].numero, conferidas[-1].numero)
    LinhaDePlanilha.objects.filter(planilha=planilha, numero__range=ate).delete()
    LinhaDePlanilha.objects.bulk_create(
        (
            LinhaDePlanilha(
                planilha=planilha,
                numero=c.numero,
                valores=c.valores,
                situacao=c.situacao,
                problemas=[list(p) for p in c.problemas],
                mudancas=[list(m) for m in c.mudancas],
            )
            for c in conferidas
        ),
        batch_size=LOTE,
    )


def guardar_se_mudou(planilha: Planilha, conferidas: Sequence[Conferida]) -> None:
    """As `guardar`, when a line would do something else than what is kept: as a rule none does."""
    if not conferidas:
        return
    ate = (conferidas[0].numero, conferidas[-1].numero)
    guardadas = LinhaDePlanilha.objects.filter(planilha=planilha, numero__range=ate)
    mesmas = guardadas.order_by("numero").values_list("numero", "situacao", "valores")
    if list(mesmas) != [(c.numero, c.situacao, c.valores) for c in conferidas]:
        guardar(planilha, conferidas)


def lote_guardado(planilha: Planilha, depois: int = 0) -> list[Linha]:
    """The next lines after number `depois`, as they were read, to be checked again: of what was
    wrong only the reading stays."""
    guardadas = LinhaDePlanilha.objects.filter(planilha=planilha, numero__gt=depois)
    return [
        Linha(
            linha.numero,
            dict(linha.valores),
            [p for p in (Problema(*guardado) for guardado in linha.problemas) if p.na_leitura],
        )
        for linha in guardadas.order_by("numero")[:LOTE]
    ]


def lotes_guardados(planilha: Planilha) -> Iterator[list[Linha]]:
    """Every line that is kept, by lots."""
    depois = 0
    while lote := lote_guardado(planilha, depois):
        depois = lote[-1].numero
        yield lote


def esquecer_linhas(planilha: Planilha) -> None:
    """Nothing of what the spreadsheet said stays."""
    LinhaDePlanilha.objects.filter(planilha=planilha).delete()


def lotes_a_gravar(planilha: Planilha) -> Iterator[list[LinhaDePlanilha]]:
    """Every line with its verdict, by lots, in order."""
    depois = 0
    guardadas = LinhaDePlanilha.objects.filter(planilha=planilha).order_by("numero")
    while lote := list(guardadas.filter(numero__gt=depois)[:LOTE]):
        depois = lote[-1].numero
        yield lote
