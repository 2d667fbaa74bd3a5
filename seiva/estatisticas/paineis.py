"""What a page shows: panels, each a drawing, its table and the words that explain it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from seiva.catalogo.models import TipoProcesso
from seiva.estatisticas import consulta
from seiva.estatisticas.consulta import Recorte
from seiva.estatisticas.desenho.graficos import Grafico, Serie
from seiva.estatisticas.desenho.svg import LARGO
from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.economia import numero
from seiva.estatisticas.regras.faixas import mediana, p90, por_extenso
from seiva.organizacao.models import Unidade

MESES = ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez")
MAIORES = 10  # bars of a drawing; the table has them all
DIA = 86_400.0
Meses = dict[date, tuple[int, int]]


@dataclass(frozen=True)
class Linha:
    """A row of a table. `alvo`: what a list of these processes is asked by."""

    celulas: tuple[str, ...]
    alvo: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Painel:
    """`chave` names it in addresses; the first column of the table is its header."""

    chave: str
    titulo: str
    texto: str
    colunas: tuple[str, ...]
    linhas: tuple[Linha, ...]
    grafico: Grafico | None = None

    @property
    def desenho(self) -> str:
        """The drawing for a page, in both widths."""
        return self.grafico.svgs() if self.grafico and self.linhas else ""

    @property
    def sozinho(self) -> str:
        """The drawing with its own colours, to be kept as a picture."""
        return self.grafico.svg(LARGO, sozinho=True) if self.grafico and self.linhas else ""


def rotulo_do_mes(mes: date, primeiro: bool) -> str:
    """“nov”, and the year below the first one and each January."""
    nome = MESES[mes.month - 1]
    return f"{nome}\n{mes.year}" if primeiro or mes.month == 1 else nome


def rotulos(meses: Sequence[date]) -> tuple[str, ...]:
    return tuple(rotulo_do_mes(mes, i == 0) for i, mes in enumerate(meses))


def nome_do_mes(mes: date) -> str:
    return f"{MESES[mes.month - 1]}/{mes.year}"


def _serie(nome: str, meses: Sequence[date], por_mes: Meses, pagina: bool = False) -> Serie:
    return Serie(nome, tuple(por_mes.get(m, (0, 0))[1 if pagina else 0] for m in meses))


def de_series(
    chave: str,
    titulo: str,
    texto: str,
    meses: Sequence[date],
    series: Sequence[Serie],
    forma: str,
    desenhadas: int | None = None,
) -> Painel:
    """A panel by month. Only the first `desenhadas` series are drawn; the table has them all."""
    linhas = tuple(
        Linha((nome_do_mes(mes), *(s.texto(i) for s in series))) for i, mes in enumerate(meses)
    )
    grafico = Grafico(chave, titulo, forma, rotulos(meses), tuple(series[:desenhadas]))
    return Painel(chave, titulo, texto, ("Mês", *(s.nome for s in series)), linhas, grafico)


def movimento(meses: Sequence[date], contado: dict[str, Meses]) -> Painel:
    series = [
        _serie("Abertos", meses, contado.get(c.ABERTOS, {})),
        _serie("Concluídos", meses, contado.get(c.CONCLUIDOS, {})),
        _serie("Trâmites", meses, contado.get(c.TRAMITES, {})),
    ]
    texto = (
        "Processos abertos e concluídos em cada mês. Concluído é o que está fechado em todas as "
        "unidades; se for reaberto, deixa de contar. Trâmite é cada envio a uma unidade."
    )
    return de_series("movimento", "Processos por mês", texto, meses, series, "linhas", 2)


def documentos(meses: Sequence[date], contado: dict[str, Meses]) -> Painel:
    escritos = contado.get(c.DOCUMENTOS_ESCRITOS, {})
    recebidos = contado.get(c.DOCUMENTOS_RECEBIDOS, {})
    series = [
        _serie("Escritos aqui", meses, escritos),
        _serie("Recebidos", meses, recebidos),
        _serie("Páginas escritas", meses, escritos, True),
        _serie("Páginas recebidas", meses, recebidos, True),
    ]
    texto = (
        "Documentos assinados aqui e arquivos recebidos de fora, com suas páginas. Minutas e "
        "documentos cancelados não contam; uma imagem conta como uma página."
    )
    return de_series("documentos", "Documentos por mês", texto, meses, series, "colunas", 2)


def prazos(meses: Sequence[date], contado: dict[str, Meses], correndo: tuple[int, int]) -> Painel:
    cumpridos, perdidos = contado.get(c.PRAZOS_CUMPRIDOS, {}), contado.get(c.PRAZOS_PERDIDOS, {})
    series = [_serie("No prazo", meses, cumpridos), _serie("Depois do prazo", meses, perdidos)]
    texto = (
        "Prazos que as unidades marcaram e devoluções pedidas, pelo mês em que venciam. "
        f"Hoje há {numero(correndo[0])} vencidos sem cumprir e {numero(correndo[1])} a vencer."
    )
    return de_series("prazos", "Prazos", texto, meses, series, "colunas")


def idades(recorte: Recorte, hoje: date) -> Painel:
    contadas = consulta.idades(recorte, hoje)
    linhas = tuple(Linha((nome, numero(n))) for nome, n in contadas.items())
    valores = tuple(float(n) for n in contadas.values())
    grafico = Grafico(
        "idades",
        "Há quanto tempo está aberto",
        "barras",
        tuple(contadas),
        (Serie("Abertos", valores),),
    )
    desde = "desde que chegaram à unidade" if recorte.unidade else "desde que foram abertos"
    texto = f"O que está aberto agora, {desde}. Não depende do período escolhido."
    vazio = not any(valores)
    return Painel(
        "idades", "O que está aberto agora", texto, ("Idade", "Processos"),
        () if vazio else linhas, grafico,
    )  # fmt: skip


def tipos(recorte: Recorte) -> Painel:
    """Time and volume of each type of process."""
    nomes = dict(TipoProcesso.objects.values_list("pk", "nome"))
    contados = consulta.contagens(recorte, (c.ABERTOS, c.CONCLUIDOS), "tipo")
    faixas = {k[0]: f for k, f in consulta.duracoes(recorte, c.CONCLUIDOS, "tipo").items()}
    abertos = consulta.em_curso_por(recorte, "tipo")
    chaves = {k for _, k in contados} | set(abertos)
    ordem = sorted(chaves, key=lambda k: (-(mediana(faixas.get(k, {})) or 0), nomes[k]))
    linhas = tuple(
        Linha(
            (
                nomes[k],
                numero(contados.get((c.ABERTOS, k), 0)),
                numero(contados.get((c.CONCLUIDOS, k), 0)),
                numero(abertos.get(k, 0)),
                por_extenso(mediana(faixas.get(k, {}))),
                por_extenso(p90(faixas.get(k, {}))),
            ),
            {"tipo": str(k)},
        )
        for k in ordem
    )
    com_tempo = [k for k in ordem if faixas.get(k)][:MAIORES]
    grafico = _grafico_de_tempos(
        "tipos", "Tempo até concluir, por tipo", [nomes[k] for k in com_tempo],
        [("Mediana", [mediana(faixas[k]) for k in com_tempo]),
         ("9 em cada 10 até", [p90(faixas[k]) for k in com_tempo])],
    )  # fmt: skip
    colunas = ("Tipo", "Abertos", "Concluídos", "Em curso", "Mediana", "9 em cada 10 até")
    texto = (
        "Do início à conclusão, em dias corridos, dos processos concluídos no período. Metade "
        "levou até a mediana; nove em cada dez, até a última coluna."
    )
    return Painel("tipos", "Tempo por tipo de processo", texto, colunas, linhas, grafico)


def unidades(recorte: Recorte) -> Painel:
    """Time in each unit, and time waiting to be received in it."""
    nomes = {u.pk: u for u in Unidade.objects.only("pk", "sigla", "nome")}
    dentro = {k[0]: f for k, f in consulta.duracoes(recorte, c.ESTADIAS, "unidade").items()}
    espera = consulta.esperas(recorte)
    abertos = consulta.em_curso_por(recorte, "unidade")
    chaves = set(dentro) | set(espera) | set(abertos)
    ordem = sorted(chaves, key=lambda k: (-(mediana(dentro.get(k, {})) or 0), nomes[k].sigla))
    linhas = tuple(
        Linha(
            (
                f"{nomes[k].sigla} · {nomes[k].nome}",
                numero(sum(dentro.get(k, {}).values())),
                numero(abertos.get(k, 0)),
                por_extenso(mediana(dentro.get(k, {}))),
                por_extenso(p90(dentro.get(k, {}))),
                por_extenso(mediana(espera.get(k, {}))),
            ),
            {"unidade": str(k)},
        )
        for k in ordem
    )
    com_tempo = [k for k in ordem if dentro.get(k)][:MAIORES]
    grafico = _grafico_de_tempos(
        "unidades", "Tempo na unidade e espera para ser recebido",
        [nomes[k].nome for k in com_tempo],
        [("Na unidade", [mediana(dentro[k]) for k in com_tempo]),
         ("Esperando", [mediana(espera.get(k, {})) for k in com_tempo])],
    )  # fmt: skip
    colunas = ("Unidade", "Passagens", "Abertos agora", "Mediana", "9 em cada 10 até", "Espera")
    texto = (
        "Na unidade: do recebimento à saída, das passagens que terminaram no período. Espera: do "
        "envio até alguém da unidade abrir o processo. Tempos medianos, em dias corridos."
    )
    return Painel("unidades", "Tempo por unidade", texto, colunas, linhas, grafico)


def _grafico_de_tempos(
    chave: str,
    titulo: str,
    nomes: Sequence[str],
    series: Sequence[tuple[str, list[float | None]]],
) -> Grafico | None:
    if not nomes:
        return None
    feitas = tuple(
        Serie(nome, tuple((v or 0) / DIA for v in valores), tuple(por_extenso(v) for v in valores))
        for nome, valores in series
    )
    return Grafico(chave, titulo, "barras", tuple(nomes), feitas)


def desempenho(recorte: Recorte, hoje: date) -> list[Painel]:
    """The panels of volumes and times."""
    meses = recorte.periodo.meses()
    contado = consulta.por_mes(recorte)
    return [
        movimento(meses, contado),
        documentos(meses, contado),
        idades(recorte, hoje),
        prazos(meses, contado, consulta.prazos_vencidos(recorte, hoje)),
        tipos(recorte),
        unidades(recorte),
    ]
