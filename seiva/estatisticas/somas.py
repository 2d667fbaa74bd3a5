"""Adding to the counts, in the database: what changed, whatever was there before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection

from seiva.core.tenancy import instituicao_atual
from seiva.estatisticas.regras.contribuicoes import Chave, Quanto

MEDIDA = """
INSERT INTO estatisticas_medida
  (instituicao_id, grao, medida, dia, tipo_id, unidade_id, destino_id, faixa, n, soma)
SELECT %s, g.* FROM unnest(%s::text[], %s::text[], %s::date[], %s::bigint[], %s::bigint[],
  %s::bigint[], %s::smallint[], %s::bigint[], %s::bigint[]) AS g
ON CONFLICT (instituicao_id, grao, medida, dia, tipo_id, unidade_id, destino_id, faixa)
DO UPDATE SET n = estatisticas_medida.n + excluded.n,
  soma = estatisticas_medida.soma + excluded.soma
"""
RESUMO = """
INSERT INTO estatisticas_resumomensal (instituicao_id, medida, mes, faixa, n, soma)
SELECT %s, g.* FROM unnest(%s::text[], %s::date[], %s::smallint[], %s::bigint[],
  %s::bigint[]) AS g
ON CONFLICT (instituicao_id, medida, mes, faixa)
DO UPDATE SET n = estatisticas_resumomensal.n + excluded.n,
  soma = estatisticas_resumomensal.soma + excluded.soma
"""
VAZIAS = (
    "DELETE FROM estatisticas_medida WHERE instituicao_id = %s AND medida = ANY(%s) "
    "AND dia = ANY(%s) AND n = 0",
    "DELETE FROM estatisticas_resumomensal WHERE instituicao_id = %s AND medida = ANY(%s) "
    "AND mes = ANY(%s) AND n = 0",
)


def _mes(dia: date) -> date:
    return dia.replace(day=1)


def _juntar(linhas: Iterable[tuple[tuple, Quanto]]) -> list[tuple]:
    """Rows with the same key added up; those that come to nothing are left out."""
    somas: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    for chave, quanto in linhas:
        somas[chave][0] += quanto.n
        somas[chave][1] += quanto.soma
    return [(*chave, *q) for chave, q in sorted(somas.items(), key=str) if q != [0, 0]]


def somar(mudancas: Mapping[Chave, Quanto]) -> None:
    """Add (or take, when negative) these counts, by day, by month and for the institution."""
    if not mudancas:
        return
    casa = instituicao_atual()
    por_dia = [(("D", *chave), quanto) for chave, quanto in mudancas.items()]
    por_mes = [
        (("M", *chave._replace(dia=_mes(chave.dia))), quanto) for chave, quanto in mudancas.items()
    ]
    resumo = [
        ((chave.medida, _mes(chave.dia), chave.faixa), quanto) for chave, quanto in mudancas.items()
    ]
    with connection.cursor() as cursor:
        for comando, linhas in ((MEDIDA, _juntar(por_dia + por_mes)), (RESUMO, _juntar(resumo))):
            if linhas:
                colunas = [list(coluna) for coluna in zip(*linhas, strict=True)]
                cursor.execute(comando, [casa, *colunas])
        medidas = sorted({chave.medida for chave in mudancas})
        dias = sorted({d for chave in mudancas for d in (chave.dia, _mes(chave.dia))})
        for comando in VAZIAS:
            cursor.execute(comando, [casa, medidas, dias])
