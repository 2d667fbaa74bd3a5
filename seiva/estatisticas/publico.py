"""The numbers that anyone reads: anonymous, with small counts left out.

The period is always the last twelve whole months: with periods to choose, one less another would
tell what was hidden. Types and units with fewer than `K` processes are put together, without
their names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from seiva.catalogo.models import TipoProcesso
from seiva.estatisticas import consulta, economia
from seiva.estatisticas.consulta import Recorte
from seiva.estatisticas.desenho.graficos import Grafico, Serie
from seiva.estatisticas.paineis import Linha, Painel, nome_do_mes, rotulos
from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.economia import Economia, numero
from seiva.estatisticas.regras.faixas import mediana, por_extenso
from seiva.estatisticas.regras.periodos import UM_DIA, Periodo, ultimos_meses
from seiva.estatisticas.regras.supressao import K, suprimir, total_publicavel
from seiva.organizacao.models import Unidade

OMITIDO = "omitido"
OUTROS = "outros"
LICENCA = "Creative Commons Atribuição 4.0 Internacional (CC BY 4.0)"
MENSAIS = (
    (c.ABERTOS, "Processos abertos"),
    (c.CONCLUIDOS, "Processos concluídos"),
    (c.TRAMITES, "Trâmites"),
    (c.DOCUMENTOS_ESCRITOS, "Documentos escritos"),
    (c.DOCUMENTOS_RECEBIDOS, "Documentos recebidos"),
)
DICIONARIO = {
    "conjunto": "mes, tipo ou unidade: por que se contou",
    "chave": "o mês (AAAA-MM), o nome do tipo ou da unidade; “outros” junta os pequenos; “total” "
    "é a soma de todos",
    "medida": "o que se contou: abertos, concluidos, tramites, doc_escritos, doc_recebidos, "
    "passagens (estadas que terminaram na unidade) ou mediana_dias",
    "valor": "quantos, ou dias corridos na mediana; vazio quando omitido",
    "omitido": f"sim quando o valor foi omitido: é menor que {K}, ou permitiria descobrir um que é",
}


@dataclass(frozen=True)
class Publico:
    """`linhas`: the open data, as (conjunto, chave, medida, valor or None when hidden)."""

    periodo: Periodo
    paineis: list[Painel]
    economia: Economia | None
    linhas: list[tuple[str, str, str, float | None]]


def meses_inteiros(hoje: date) -> Periodo:
    """The last twelve months that are over."""
    return Periodo(ultimos_meses(hoje.replace(day=1) - UM_DIA).de, hoje.replace(day=1) - UM_DIA)


def publicar(hoje: date) -> Publico:
    """What may be shown of the institution in scope, with nothing else behind it."""
    recorte = Recorte(meses_inteiros(hoje))
    contado = consulta.por_mes(recorte)
    mensal, linhas = _por_mes(recorte.periodo, contado)
    por_tipo, de_tipos = _por_tipo(recorte)
    por_unidade, de_unidades = _por_unidade(recorte)
    feita = None
    if _publica_a_economia(contado):
        feita = economia.painel(economia.contado_em(contado), economia.precos()[0])[1]
    return Publico(
        recorte.periodo, [mensal, por_tipo, por_unidade], feita, linhas + de_tipos + de_unidades
    )


def _publica_a_economia(contado: Mapping[str, Mapping[date, tuple[int, int]]]) -> bool:
    """The sums of the estimate show the totals: none of those may be a small one."""
    totais = [
        sum(n for n, _ in contado.get(medida, {}).values())
        for medida in (c.DOCUMENTOS_ESCRITOS, c.DOCUMENTOS_RECEBIDOS, c.TRAMITES)
    ]
    return any(totais) and all(total == 0 or total >= K for total in totais)


def _com_total(
    celulas: Mapping[str, int],
) -> tuple[dict[str, int | None], int | None]:
    """What may be shown of each cell of a line, and of its total."""
    escondidas = suprimir(celulas)
    total = sum(celulas.values()) if total_publicavel(celulas, escondidas) else None
    return {k: None if k in escondidas else n for k, n in celulas.items()}, total


def _dito(valor: int | None) -> str:
    return OMITIDO if valor is None else numero(valor)


def _por_mes(
    periodo: Periodo, contado: Mapping[str, Mapping[date, tuple[int, int]]]
) -> tuple[Painel, list[Any]]:
    meses = periodo.meses()
    linhas: list[Any] = []
    mostradas, totais = {}, {}
    for medida, _ in MENSAIS:
        celulas = {f"{m:%Y-%m}": contado.get(medida, {}).get(m, (0, 0))[0] for m in meses}
        mostradas[medida], totais[medida] = _com_total(celulas)
        linhas += [("mes", mes, medida, valor) for mes, valor in mostradas[medida].items()]
        linhas.append(("mes", "total", medida, totais[medida]))
    tabela = [
        Linha((nome_do_mes(m), *(_dito(mostradas[k][f"{m:%Y-%m}"]) for k, _ in MENSAIS)))
        for m in meses
    ]
    tabela.append(Linha(("Total", *(_dito(totais[k]) for k, _ in MENSAIS))))
    series = tuple(
        Serie(
            nome,
            tuple(None if v is None else float(v) for v in mostradas[medida].values()),
            tuple(_dito(v) for v in mostradas[medida].values()),
        )
        for medida, nome in MENSAIS[:2]
    )
    grafico = Grafico("meses", "Processos por mês", "linhas", rotulos(meses), series)
    texto = "O que entrou, andou e terminou em cada mês. O que é omitido não se desenha."
    colunas = ("Mês", *(nome for _, nome in MENSAIS))
    return Painel("meses", "Mês a mês", texto, colunas, tuple(tabela), grafico), linhas


def _juntar_pequenos(
    por_medida: Mapping[str, Mapping[int, int]], nomes: Mapping[int, str]
) -> dict[str, dict[str, int]]:
    """The same counts by name; keys under `K` in every measure go to “outros”."""
    chaves = {k for contagem in por_medida.values() for k in contagem}
    grandes = {k for k in chaves if any(cont.get(k, 0) >= K for cont in por_medida.values())}
    resposta: dict[str, dict[str, int]] = {}
    for medida, contagem in por_medida.items():
        linha = {nomes[k]: contagem.get(k, 0) for k in sorted(grandes, key=nomes.__getitem__)}
        resto = sum(n for k, n in contagem.items() if k not in grandes)
        resposta[medida] = linha | ({OUTROS: resto} if chaves - grandes else {})
    return resposta


def _por_tipo(recorte: Recorte) -> tuple[Painel, list[Any]]:
    contados = consulta.contagens(recorte, (c.ABERTOS, c.CONCLUIDOS), "tipo")
    faixas = {k[0]: f for k, f in consulta.duracoes(recorte, c.CONCLUIDOS, "tipo").items()}
    nomes = _distintos(dict(TipoProcesso.objects.values_list("pk", "nome")))
    por_medida = {
        m: {k: n for (medida, k), n in contados.items() if medida == m}
        for m in (c.ABERTOS, c.CONCLUIDOS)
    }
    tempos = {nomes[k]: f for k, f in faixas.items()}
    colunas = ("Tipo", "Abertos", "Concluídos", "Mediana até concluir")
    texto = (
        "Processos abertos e concluídos por tipo, e em quanto tempo metade deles terminou. Os "
        f"tipos com menos de {K} processos estão juntos em “outros”."
    )
    return _tabela(
        "tipo", "Por tipo de processo", texto, colunas, _juntar_pequenos(por_medida, nomes), tempos
    )


def _por_unidade(recorte: Recorte) -> tuple[Painel, list[Any]]:
    faixas = {k[0]: f for k, f in consulta.duracoes(recorte, c.ESTADIAS, "unidade").items()}
    nomes = _distintos(dict(Unidade.objects.values_list("pk", "nome")))
    por_medida = {"passagens": {k: sum(f.values()) for k, f in faixas.items()}}
    tempos = {nomes[k]: f for k, f in faixas.items()}
    colunas = ("Unidade", "Passagens", "Mediana na unidade")
    texto = (
        "Quantas vezes um processo passou pela unidade, e quanto tempo ficou nela. As unidades "
        f"com menos de {K} passagens estão juntas em “outros”."
    )
    return _tabela(
        "unidade", "Por unidade", texto, colunas, _juntar_pequenos(por_medida, nomes), tempos
    )


def _distintos(nomes: dict[int, str]) -> dict[int, str]:
    """No two keys share a name, and none is one of ours."""
    vistos: dict[str, int] = {}
    resposta = {}
    for chave, nome in sorted(nomes.items()):
        vistos[nome] = vistos.get(nome, 0) + 1
        repetido = vistos[nome] > 1 or nome in (OUTROS, "total")
        resposta[chave] = f"{nome} ({vistos[nome]})" if repetido else nome
    return resposta


def _tabela(
    conjunto: str,
    titulo: str,
    texto: str,
    colunas: tuple[str, ...],
    contagens: dict[str, dict[str, int]],
    tempos: Mapping[str, Mapping[int, int]],
) -> tuple[Painel, list[Any]]:
    """A table with a column for each measure, and the median where the last one is shown."""
    mostradas, totais = {}, {}
    linhas: list[Any] = []
    for medida, celulas in contagens.items():
        mostradas[medida], totais[medida] = _com_total(celulas)
        linhas += [(conjunto, nome, medida, v) for nome, v in mostradas[medida].items()]
        linhas.append((conjunto, "total", medida, totais[medida]))
    ultima = list(contagens)[-1]
    tabela = []
    for nome in contagens[ultima]:
        base = mostradas[ultima][nome]
        tempo = mediana(tempos.get(nome, {})) if base is not None and base >= K else None
        linhas.append((conjunto, nome, "mediana_dias", tempo and round(tempo / 86_400, 1)))
        valores = [_dito(mostradas[m][nome]) for m in contagens]
        tabela.append(Linha((nome, *valores, por_extenso(tempo))))
    if tabela:
        tabela.append(Linha(("Total", *(_dito(totais[m]) for m in contagens), "—")))
    return Painel(conjunto, titulo, texto, colunas, tuple(tabela)), linhas
