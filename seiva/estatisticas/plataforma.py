"""The numbers of every institution together: counts by month, with neither type nor unit.

Read under `escopo_da_plataforma`, which opens only `ResumoMensal` and `Atualizacao`.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils.timezone import localtime

from seiva.core.modelos import QuerySetDoInquilino
from seiva.core.tenancy import escopo_da_plataforma
from seiva.estatisticas import economia
from seiva.estatisticas.consulta import tempos
from seiva.estatisticas.models import Atualizacao, ResumoMensal
from seiva.estatisticas.paineis import Linha, Painel, documentos, movimento
from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.economia import Economia, numero
from seiva.estatisticas.regras.faixas import mediana, por_extenso
from seiva.estatisticas.regras.periodos import Periodo
from seiva.organizacao.models import Instituicao

MOSTRADAS = 50  # institutions of the page; the file has them all
NO_PERIODO = (c.ABERTOS, c.CONCLUIDOS, c.DOCUMENTOS_ESCRITOS, c.DOCUMENTOS_RECEBIDOS, c.TRAMITES)


@dataclass(frozen=True)
class Conjunto:
    """Everything of the page. `instituicoes` has one row for each, those with more pages first."""

    economia: Economia
    paineis: list[Painel]
    instituicoes: Painel
    atrasada: str


def inteiros(periodo: Periodo) -> Periodo:
    """The months that a period touches, whole: there is nothing smaller here."""
    return Periodo(periodo.de.replace(day=1), periodo.ate)


def conjunto(periodo: Periodo, precos: Any, quantas: int | None = MOSTRADAS) -> Conjunto:
    """The numbers of all institutions in the months of a period."""
    meses = inteiros(periodo).meses()
    with escopo_da_plataforma():
        por_mes = _por_mes(meses)
        totais, abertos = _por_instituicao(meses), _em_curso()
        faixas = _duracoes(meses)
        contadas = dict(
            QuerySetDoInquilino(Atualizacao).values_list("instituicao_id", "atualizado_em")
        )
    painel, feita = economia.painel(economia.contado_em(por_mes), precos)
    quadro = _quadro(totais, abertos, faixas, contadas, quantas)
    velhas = [quando for quando in contadas.values() if quando is not None]
    atrasada = f"{localtime(min(velhas)):%d/%m/%Y}" if velhas else ""
    paineis = [painel, movimento(meses, por_mes), documentos(meses, por_mes)]
    return Conjunto(feita, paineis, quadro, atrasada)


def _resumos() -> QuerySetDoInquilino[ResumoMensal]:
    """Of every institution: what narrows it is the row-level security."""
    return QuerySetDoInquilino(ResumoMensal)


def _no_periodo(meses: list[date]) -> Any:
    linhas = _resumos().filter(medida__in=NO_PERIODO)
    return linhas.filter(mes__range=(meses[0], meses[-1]))


def _por_mes(meses: list[date]) -> dict[str, dict[date, tuple[int, int]]]:
    somadas = _no_periodo(meses).values("medida", "mes").annotate(_n=Sum("n"), _s=Sum("soma"))
    resposta: dict[str, dict[date, tuple[int, int]]] = defaultdict(dict)
    for medida, mes, n, soma in somadas.values_list("medida", "mes", "_n", "_s"):
        resposta[medida][mes] = (int(n), int(soma))
    return resposta


def _por_instituicao(meses: list[date]) -> dict[int, dict[str, tuple[int, int]]]:
    somadas = (
        _no_periodo(meses).values("instituicao_id", "medida").annotate(_n=Sum("n"), _s=Sum("soma"))
    )
    resposta: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for casa, medida, n, soma in somadas.values_list("instituicao_id", "medida", "_n", "_s"):
        resposta[casa][medida] = (int(n), int(soma))
    return resposta


def _em_curso() -> dict[int, int]:
    linhas = _resumos().filter(medida=c.EM_CURSO)
    somadas = linhas.values("instituicao_id").annotate(_n=Sum("n"))
    return {k: int(n) for k, n in somadas.values_list("instituicao_id", "_n")}


def _duracoes(meses: list[date]) -> dict[int, dict[int, int]]:
    linhas = _no_periodo(meses).filter(medida=c.CONCLUIDOS)
    somadas = linhas.values("instituicao_id", "faixa").annotate(_n=Sum("n"))
    resposta: dict[int, dict[int, int]] = defaultdict(dict)
    for casa, faixa, n in somadas.values_list("instituicao_id", "faixa", "_n"):
        resposta[casa][faixa] = int(n)
    return resposta


def _quadro(
    totais: dict[int, dict[str, tuple[int, int]]],
    abertos: dict[int, int],
    faixas: dict[int, dict[int, int]],
    contadas: dict[int, Any],
    quantas: int | None,
) -> Painel:
    nomes = dict(Instituicao.objects.values_list("pk", "nome"))

    def paginas(casa: int) -> int:
        feito = totais.get(casa, {})
        return sum(feito.get(m, (0, 0))[1] for m in (c.DOCUMENTOS_ESCRITOS, c.DOCUMENTOS_RECEBIDOS))

    ordem = sorted(contadas, key=lambda k: (-paginas(k), nomes[k]))
    linhas = []
    for casa in ordem[:quantas]:
        feito = totais.get(casa, {})
        quando = contadas[casa]
        linhas.append(
            Linha(
                (
                    nomes[casa],
                    *(numero(feito.get(m, (0, 0))[0]) for m in (c.ABERTOS, c.CONCLUIDOS)),
                    numero(abertos.get(casa, 0)),
                    numero(feito.get(c.TRAMITES, (0, 0))[0]),
                    numero(paginas(casa)),
                    por_extenso(mediana(tempos(faixas.get(casa, {})))),
                    f"{localtime(quando):%d/%m/%Y}" if quando else "contando",
                )
            )
        )
    restam = len(ordem) - len(linhas)
    texto = "Uma linha por instituição, das que têm mais páginas às que têm menos."
    if restam > 0:
        texto += f" Outras {numero(restam)} estão no arquivo CSV."
    colunas = ("Instituição", "Abertos", "Concluídos", "Em curso", "Trâmites", "Páginas",
               "Mediana até concluir", "Contado em")  # fmt: skip
    return Painel("instituicoes", "Por instituição", texto, colunas, tuple(linhas))
