"""Searching processes: by number, and by words."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.utils import timezone

from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, Pagina, paginar
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import Documento
from seiva.organizacao.models import Orgao
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, identificar
from seiva.pesquisa import indexar
from seiva.pesquisa.regras.consulta import entender
from seiva.processos.models import AssuntoDoProcesso, Interessado, Passagem, Processo
from seiva.processos.querysets import ProcessoQuerySet
from seiva.processos.regras.busca_numero import normalizar_busca
from seiva.processos.regras.erros import NumeroInvalido, RecusaDeRegra
from seiva.processos.regras.numeracao import Mascara

TETO = 5000
POR_PAGINA = 25
_MENOR_NUMERO_DE_DOCUMENTO = 7
_MAIOR_NUMERO_DE_DOCUMENTO = 12


@dataclass(frozen=True)
class Filtros:
    """What narrows a search by words. Dates are of the autuação, both included."""

    tipo: int | None = None
    de: date | None = None
    ate: date | None = None
    abertos_aqui: bool = False
    unidade: int | None = None
    interessados: tuple[int, ...] | None = None
    assunto: int | None = None
    nivel: int | None = None

    @property
    def algum(self) -> bool:
        return any(getattr(self, f.name) not in (None, False) for f in fields(self))


@dataclass(frozen=True)
class PeloNumero:
    """What a number leads to. `aviso` explains a number that cannot exist."""

    processo: Processo | None = None
    documento: Documento | None = None
    aviso: str = ""


@dataclass(frozen=True)
class Achados:
    """A page of processes; `truncado` when more than `TETO` had the words."""

    pagina: Pagina[Any]
    truncado: bool


def pelo_numero(ator: Ator, texto: str) -> PeloNumero:
    """Exact number of a process or of a document: also of restricted ones, whose existence is
    known to who has the number (domain.md §2.2)."""
    digitos = normalizar_busca(texto)
    if digitos is None:
        return PeloNumero()
    processos = _pelo_numero(ator, digitos=digitos)
    if len(processos) == 1:
        return PeloNumero(processo=processos[0])
    tamanho = len(digitos)
    if _MENOR_NUMERO_DE_DOCUMENTO <= tamanho <= _MAIOR_NUMERO_DE_DOCUMENTO:
        listaveis = Documento.objects.listaveis_por(ator).filter(numero=int(digitos))
        documento = listaveis.first()
        if documento is not None:
            return PeloNumero(documento=documento)
    return PeloNumero(aviso=_digito_errado(texto))


def _com_numero(ator: Ator, *, digitos: str) -> Any:
    return Processo.objects.localizaveis_por(ator).com_numero(digitos)[:2]


_pelo_numero = PreparadaDeObjetos(_com_numero)


def _digito_errado(texto: str) -> str:
    """Message when the text fills the mask of some órgão but its check digit is wrong."""
    avisos = []
    for mascara in set(Orgao.objects.values_list("mascara", flat=True)):
        try:
            lida = Mascara.ler(mascara)
            pontuado = lida.pontuar(texto)
            if pontuado is None:
                continue
            lida.validar(pontuado)
            return ""  # a number that could exist in some órgão
        except NumeroInvalido as erro:
            avisos.append(erro.mensagem)
        except RecusaDeRegra:
            continue  # a mask still to be mended by the administrator
    return avisos[0] if avisos else ""


def pelas_palavras(
    ator: Ator,
    texto: str,
    filtros: Filtros,
    *,
    depois: str = "",
    antes: str = "",
    teto: int = TETO,
) -> Achados:
    """Processes that the actor may read, with these words, the latest first.

    Of the words, the latest `teto` processes count: few cost less.
    """
    achaveis: ProcessoQuerySet = Processo.objects.legiveis_por(ator)
    truncado = False
    if texto:
        ids = _com_documento(texto)
        if ids is None:
            ids = _candidatos(ator, texto, teto)
            truncado = len(ids) >= teto
        achaveis = achaveis.filter(_um_de(ids))
    linhas = _filtrar(ator, achaveis, filtros).select_related("tipo", "unidade_geradora")
    ordens = [Ordem("autuado_em", True), Ordem("pk", True)]
    pagina = paginar(linhas, ordens, tamanho=POR_PAGINA, depois=depois, antes=antes)
    return Achados(pagina, truncado)


def principais(ator: Ator, texto: str, filtros: Filtros, *, quantos: int, teto: int) -> list[Any]:
    """The latest `quantos` of the processes that `pelas_palavras` finds, each with the names of
    its interessados, in order, as `nomes`: one query, when only words narrow."""
    palavras = entender(texto).inteira
    if filtros.algum or not palavras or _com_documento(texto) is not None:
        achados = pelas_palavras(ator, texto, filtros, teto=teto).pagina.linhas[:quantos]
        return com_nomes(achados)
    return _principais(ator, quantos, palavras=palavras, marcas=_marcas(ator), teto=teto)


def com_nomes(processos: list[Any]) -> list[Any]:
    """The same processes, with `nomes`: one query for all."""
    nomes: dict[int, list[str]] = {}
    interessados = Interessado.objects.dos_processos(processos)
    for pk, nome in interessados.values_list("processo_id", "pessoa__nome"):
        nomes.setdefault(pk, []).append(nome)
    for processo in processos:
        processo.nomes = nomes.get(processo.pk, [])
    return processos


def _com_palavras(ator: Ator, quantos: int, *, palavras: str, marcas: str, teto: int) -> Any:
    candidatos = RawSQL(
        '"processos_processo"."id" = ANY(ARRAY(SELECT a.processo_id '
        "FROM to_tsquery('pg_catalog.portuguese', %s::text) q, "
        "seiva_pesquisar_processos(q && %s::text::tsquery, %s::integer) a WHERE numnode(q) > 0))",
        [palavras, marcas, teto],
        output_field=BooleanField(),
    )
    deles = Interessado.objects.filter(processo=OuterRef("pk")).order_by("pk")
    achaveis = Processo.objects.legiveis_por(ator).filter(candidatos)
    ordenados = achaveis.select_related("tipo", "unidade_geradora").order_by("-autuado_em", "-pk")
    return ordenados.annotate(nomes=ArraySubquery(deles.values("pessoa__nome")))[:quantos]


_principais = PreparadaDeObjetos(_com_palavras)


def _um_de(ids: list[int]) -> RawSQL:
    """One parameter however many ids."""
    return RawSQL('"processos_processo"."id" = ANY(%s)', [ids], output_field=BooleanField())


def _com_documento(texto: str) -> list[int] | None:
    """Processes of the person with this CPF or CNPJ; None when the text is neither."""
    try:
        _, documento = identificar(texto)
    except DocumentoInvalido:
        return None
    interesses = Interessado.objects.filter(pessoa__documento=documento)
    return list(interesses.values_list("processo_id", flat=True)[:TETO])


def _candidatos(ator: Ator, texto: str, teto: int) -> list[int]:
    """Ids from the index, up to `teto`, already narrowed to what the actor may read."""
    palavras = entender(texto).inteira
    if not palavras:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.processo_id FROM to_tsquery('pg_catalog.portuguese', %s) q, "
            "seiva_pesquisar_processos(q && %s::tsquery, %s) a WHERE numnode(q) > 0",
            [palavras, _marcas(ator), teto],
        )
        return [linha[0] for linha in cursor.fetchall()]


def _marcas(ator: Ator) -> str:
    """Marks that a row must carry: of the institution, of a reader, of whose words they are."""
    leitor, dono = [indexar.PUBLICO], [indexar.GERAL]
    if ator.unidade_id is not None:
        leitor.append(indexar.marca_da_unidade(ator.unidade_id))
        dono.append(indexar.marca_da_observacao(ator.unidade_id))
        if ator.conta_id is not None:
            leitor.append(indexar.marca_da_credencial(ator.conta_id, ator.unidade_id))
    grupos = [[indexar.marca_da_instituicao(instituicao_atual())], leitor, dono]
    return " & ".join("(" + " | ".join(f"'{m}'" for m in grupo) + ")" for grupo in grupos)


def _filtrar(ator: Ator, processos: ProcessoQuerySet, filtros: Filtros) -> ProcessoQuerySet:
    if filtros.tipo:
        processos = processos.filter(tipo_id=filtros.tipo)
    if filtros.unidade:
        processos = processos.filter(unidade_geradora_id=filtros.unidade)
    if filtros.nivel is not None:
        processos = processos.filter(nivel_efetivo=filtros.nivel)
    if filtros.interessados is not None:
        deles = Interessado.objects.filter(processo=OuterRef("pk"), pessoa__in=filtros.interessados)
        processos = processos.filter(Exists(deles))
    if filtros.assunto:
        sobre = AssuntoDoProcesso.objects.filter(processo=OuterRef("pk"), assunto=filtros.assunto)
        processos = processos.filter(Exists(sobre))
    if filtros.de:
        processos = processos.filter(autuado_em__gte=_inicio(filtros.de))
    if filtros.ate:
        processos = processos.filter(autuado_em__lt=_inicio(filtros.ate + timedelta(days=1)))
    if filtros.abertos_aqui:
        aqui = Passagem.objects.filter(
            processo=OuterRef("pk"), unidade_id=ator.unidade_id, aberta=True
        )
        processos = processos.filter(Exists(aqui))
    return processos


def _inicio(dia: date) -> datetime:
    return timezone.make_aware(datetime.combine(dia, time.min))
