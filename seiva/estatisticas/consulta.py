"""Reading the counts of the institution in scope: a fixed number of questions, each a sum."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Sum, Value, When
from django.db.models.functions import TruncMonth

from seiva.estatisticas.models import Atualizacao, Medida
from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.periodos import Periodo

# Ages of what is open, from the newest: (name, days at most).
IDADES = (
    ("Até 30 dias", 30),
    ("31 a 90 dias", 90),
    ("91 a 180 dias", 180),
    ("181 dias a 1 ano", 365),
    ("1 a 2 anos", 730),
    ("Mais de 2 anos", None),
)


@dataclass(frozen=True)
class Recorte:
    """What is looked at: a period, and a type and a unit when they were chosen."""

    periodo: Periodo
    tipo: int | None = None
    unidade: int | None = None


def situacao() -> Atualizacao | None:
    """Until when the counts go; None before the first time. While they are made again, the row
    has no `atualizado_em`."""
    feita: Atualizacao | None = Atualizacao.objects.first()
    return feita


def _do(recorte: Recorte, *medidas: str) -> Any:
    medidas_do = Medida.objects.medindo(*medidas)
    return medidas_do.do_tipo(recorte.tipo).da_unidade(recorte.unidade)


def por_mes(recorte: Recorte) -> dict[str, dict[date, tuple[int, int]]]:
    """For each measure that happens on a day, how many (and the pages) in each month."""
    medidas = (
        c.ABERTOS, c.CONCLUIDOS, c.DOCUMENTOS_ESCRITOS, c.DOCUMENTOS_RECEBIDOS, c.TRAMITES,
        c.PRAZOS_CUMPRIDOS, c.PRAZOS_PERDIDOS,
    )  # fmt: skip
    linhas = (
        _do(recorte, *medidas)
        .no_periodo(recorte.periodo)
        .annotate(_mes=TruncMonth("dia"))
        .values("medida", "_mes")
        .annotate(_n=Sum("n"), _soma=Sum("soma"))
        .values_list("medida", "_mes", "_n", "_soma")
    )
    resposta: dict[str, dict[date, tuple[int, int]]] = defaultdict(dict)
    for medida, mes, n, soma in linhas:
        resposta[medida][mes] = (int(n), int(soma))
    return resposta


def contagens(recorte: Recorte, medidas: tuple[str, ...], por: str) -> dict[tuple[str, int], int]:
    """How many of each measure, by "tipo" or by "unidade", in the period."""
    linhas = _do(recorte, *medidas).no_periodo(recorte.periodo)
    somadas = linhas.values("medida", f"{por}_id").annotate(_n=Sum("n"))
    return {(m, k): int(n) for m, k, n in somadas.values_list("medida", f"{por}_id", "_n")}


def duracoes(recorte: Recorte, medida: str, *por: str) -> dict[tuple[int, ...], dict[int, int]]:
    """Bands of time of a measure, by these columns ("tipo", "unidade", "destino")."""
    colunas = [f"{coluna}_id" for coluna in por]
    linhas = (
        _do(recorte, medida)
        .no_periodo(recorte.periodo)
        .values(*colunas, "faixa")
        .annotate(_n=Sum("n"))
        .values_list(*colunas, "faixa", "_n")
    )
    resposta: dict[tuple[int, ...], dict[int, int]] = defaultdict(dict)
    for *chave, faixa, n in linhas:
        resposta[tuple(chave)][faixa] = int(n)
    return resposta


def tempos(contagem: Mapping[int, int]) -> dict[int, int]:
    """The bands that are times: what is still waiting has none."""
    return {faixa: n for faixa, n in contagem.items() if faixa != c.SEM_FAIXA}


def idades(recorte: Recorte, hoje: date) -> dict[str, int]:
    """How old is what is open now: processes, or, of a unit, since they arrived in it."""
    medida = c.NA_UNIDADE if recorte.unidade is not None else c.EM_CURSO
    quando = [
        When(dia__gte=hoje - timedelta(days=dias), then=Value(nome))
        for nome, dias in IDADES
        if dias is not None
    ]
    faixa = Case(*quando, default=Value(IDADES[-1][0]), output_field=CharField())
    linhas = (
        _do(recorte, medida)
        .filter(grao="D")
        .annotate(_idade=faixa)
        .values("_idade")
        .annotate(_n=Sum("n"))
        .values_list("_idade", "_n")
    )
    achadas = {idade: int(n) for idade, n in linhas}
    return {nome: achadas.get(nome, 0) for nome, _ in IDADES}


def em_curso_por(recorte: Recorte, por: str) -> dict[int, int]:
    """What is open now: by "tipo", or by the "unidade" that has it."""
    medida = c.NA_UNIDADE if por == "unidade" or recorte.unidade is not None else c.EM_CURSO
    somadas = _do(recorte, medida).por_mes().values(f"{por}_id").annotate(_n=Sum("n"))
    return {k: int(n) for k, n in somadas.values_list(f"{por}_id", "_n")}


def prazos_vencidos(recorte: Recorte, hoje: date) -> tuple[int, int]:
    """Of what is still due: how many are late, and how many are not."""
    todos = _do(recorte, c.PRAZOS_CORRENDO)
    vencidos = todos.ate_ontem(hoje).aggregate(_n=Sum("n"))["_n"] or 0
    total = todos.por_mes().aggregate(_n=Sum("n"))["_n"] or 0
    return int(vencidos), int(total - vencidos)


def esperas(recorte: Recorte) -> dict[int, dict[int, int]]:
    """Bands of the wait until receipt, by the unit that receives."""
    linhas = (
        Medida.objects.medindo(c.TRAMITES)
        .do_tipo(recorte.tipo)
        .no_periodo(recorte.periodo)
        .exclude(faixa=c.SEM_FAIXA)
    )
    if recorte.unidade is not None:
        linhas = linhas.filter(destino=recorte.unidade)
    resposta: dict[int, dict[int, int]] = defaultdict(dict)
    somadas = linhas.values("destino_id", "faixa").annotate(_n=Sum("n"))
    for destino, faixa, n in somadas.values_list("destino_id", "faixa", "_n"):
        resposta[destino][faixa] = int(n)
    return resposta
