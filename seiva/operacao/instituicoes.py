"""The list of institutions as the operator sees it, with the latest numbers of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import BooleanField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from seiva.core.erros import NaoEncontrado
from seiva.core.paginacao import Ordem, Pagina, paginar
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo_da_plataforma
from seiva.operacao.medir import o_que_ha
from seiva.operacao.models import Saude, SaudeDoDia
from seiva.operacao.regras.alertas import Alerta
from seiva.organizacao.models import Instituicao

POR_PAGINA = 50
DIAS = 30
ESTADOS = {"ativas": "Em funcionamento", "suspensas": "Suspensas", "problemas": "Com problema"}
# Order by a name, or by a number from the highest.
ORDENS = {
    "nome": "Nome",
    "municipio": "Município",
    "criada": "Mais recentes",
    "processos": "Mais processos",
    "abertos": "Mais processos abertos",
    "documentos": "Mais documentos",
    "bytes": "Mais armazenamento",
    "pessoas": "Mais pessoas",
    "problemas": "Mais problemas",
}
_NUMEROS = {"processos", "abertos", "documentos", "bytes", "pessoas", "problemas"}


@dataclass(frozen=True)
class Filtros:
    """What to look for; "" is anything. `ordem` is one of `ORDENS`."""

    q: str = ""
    natureza: str = ""
    fase: str = ""
    estado: str = ""
    ordem: str = "nome"


@dataclass(frozen=True)
class Linha:
    """An institution, its latest numbers (zeros before the first measurement) and what is wrong."""

    instituicao: Instituicao
    saude: Saude
    alertas: list[Alerta]


def _saude_de(fora: str = "pk") -> QuerySet[Saude]:
    achadas: QuerySet[Saude] = Saude.de_todas.filter(instituicao_id=OuterRef(fora))
    return achadas


def _procurar(texto: str) -> Q:
    condicao = Q(nome__icontains=texto) | Q(municipio__icontains=texto) | Q(slug__icontains=texto)
    digitos = "".join(c for c in texto if c.isdigit())
    return condicao | Q(cnpj__startswith=digitos) if len(digitos) >= 3 else condicao


def _filtradas(filtros: Filtros) -> QuerySet[Instituicao]:
    achadas = Instituicao.objects.all()
    if filtros.q.strip():
        achadas = achadas.filter(_procurar(filtros.q.strip()))
    for campo in ("natureza", "fase"):
        if valor := getattr(filtros, campo):
            achadas = achadas.filter(**{campo: valor})
    if filtros.estado == "ativas":
        achadas = achadas.filter(suspensa_em__isnull=True)
    elif filtros.estado == "suspensas":
        achadas = achadas.filter(suspensa_em__isnull=False)
    elif filtros.estado == "problemas":
        achadas = achadas.filter(Exists(_saude_de().filter(problemas__gt=0)))
    return achadas


def _em_ordem(filtros: Filtros) -> tuple[QuerySet[Instituicao], list[Ordem]]:
    achadas, ordem = _filtradas(filtros), filtros.ordem
    if ordem in _NUMEROS:
        numero = Coalesce(Subquery(_saude_de().values(ordem)[:1]), Value(0))
        return achadas.annotate(numero=numero), [Ordem("numero", True), Ordem("id")]
    if ordem == "criada":
        return achadas, [Ordem("criada_em", True), Ordem("id", True)]
    return achadas, [Ordem("municipio" if ordem == "municipio" else "nome"), Ordem("id")]


def pagina_de(
    filtros: Filtros, *, tamanho: int = POR_PAGINA, depois: str = "", antes: str = ""
) -> Pagina[Linha]:
    """One page of institutions with their numbers; two questions, whatever how many there are."""
    achadas, ordens = _em_ordem(filtros)
    with escopo_da_plataforma():
        pagina = paginar(achadas, ordens, tamanho=tamanho, depois=depois, antes=antes)
        return Pagina(list(_com_saude(pagina.linhas)), pagina.anterior, pagina.proxima)


def todas(filtros: Filtros, lote: int = 500) -> Iterator[Linha]:
    """Every institution that the filters find, a batch at a time."""
    depois = ""
    while True:
        pagina = pagina_de(filtros, tamanho=lote, depois=depois)
        yield from pagina.linhas
        depois = pagina.proxima
        if not depois:
            return


def _com_saude(instituicoes: Iterable[Instituicao]) -> Iterator[Linha]:
    instituicoes = list(instituicoes)
    chaves = [item.pk for item in instituicoes]
    medidas = {s.instituicao_id: s for s in Saude.de_todas.filter(instituicao_id__in=chaves)}
    for item in instituicoes:
        saude = medidas.get(item.pk) or Saude(instituicao_id=item.pk)
        yield Linha(item, saude, o_que_ha(item, saude))


def uma(slug: str) -> Linha:
    """One institution with its numbers, by its address. Raises `NaoEncontrado`."""
    instituicao = Instituicao.objects.filter(slug=slug).first()
    if instituicao is None:
        raise NaoEncontrado
    with escopo_da_plataforma():
        return next(_com_saude([instituicao]))


def dias_de(instituicao: Instituicao) -> list[SaudeDoDia]:
    """Its numbers on each of the last thirty days, the newest first."""
    desde = hoje() - timedelta(days=DIAS)
    with escopo_da_plataforma():
        dias = SaudeDoDia.de_todas.filter(instituicao_id=instituicao.pk, dia__gt=desde)
        return list(dias.order_by("-dia"))


def contagens() -> dict[str, Any]:
    """For the front page: how many there are in each phase, suspended, and with problems."""
    problema = Exists(_saude_de().filter(problemas__gt=0), output_field=BooleanField())
    with escopo_da_plataforma():
        return Instituicao.objects.aggregate(
            total=Count("pk"),
            piloto=Count("pk", filter=Q(fase="piloto")),
            producao=Count("pk", filter=Q(fase="producao")),
            suspensas=Count("pk", filter=Q(suspensa_em__isnull=False)),
            com_problema=Count("pk", filter=problema),
        )
