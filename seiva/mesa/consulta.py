"""What the clerk asks of the mesa, and the page of rows that answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, TruncDate

from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, Pagina, em_ordem, paginar, primeira_pagina
from seiva.core.preparadas import Preparada
from seiva.mesa.caixas import CAIXAS, Caixa, da_caixa, retornos
from seiva.organizacao.querysets import dobrar
from seiva.processos.models import Interessado, Marca
from seiva.processos.querysets import PassagemQuerySet
from seiva.processos.regras.busca_numero import apenas_digitos

POR_PAGINA = 50
SEM_PRAZO = date(9999, 12, 31)
AGRUPAMENTOS = {
    "": "Sem grupos",
    "tipo": "Tipo",
    "responsavel": "Responsável",
    "data": "Data",
    "origem": "Origem",
}
ORDENS = {
    "recentes": "Mais recentes",
    "antigos": "Mais antigos",
    "prazo": "Prazo mais próximo",
    "tipo": "Tipo",
}


@dataclass(frozen=True)
class Pedido:
    """Box, filters, grouping, order and place in the list. Unknown values fall to the usual."""

    caixa: Caixa
    agrupar: str = ""
    ordenar: str = "recentes"
    tipo: int | None = None
    pessoa: str = ""
    texto: str = ""
    marcador: int | None = None
    depois: str = ""
    antes: str = ""

    @classmethod
    def ler(cls, valores: Any) -> "Pedido":
        """From the address of the page (any mapping with `get`)."""

        def um(nome: str, validos: dict[str, str], padrao: str) -> str:
            return valores.get(nome, "") if valores.get(nome, "") in validos else padrao

        def chave(nome: str) -> int | None:
            valor = valores.get(nome, "")
            return int(valor) if valor.isascii() and valor.isdigit() and len(valor) < 18 else None

        return cls(
            caixa=CAIXAS.get(valores.get("caixa", ""), CAIXAS["todos"]),
            agrupar=um("agrupar", AGRUPAMENTOS, ""),
            ordenar=um("ordenar", ORDENS, "recentes"),
            tipo=chave("tipo"),
            pessoa=valores.get("pessoa", "")[:20],
            texto=valores.get("texto", "").replace("\x00", "").strip()[:100],
            marcador=chave("marcador"),
            depois=valores.get("depois", ""),
            antes=valores.get("antes", ""),
        )

    @property
    def filtrado(self) -> bool:
        return bool(self.tipo or self.pessoa or self.texto or self.marcador)


def _pelo_texto(texto: str, processo: str = "processo") -> Q:
    """Piece of the number, of the especificação or of the name of an interessado."""
    condicao = Q(**{f"{processo}__especificacao__icontains": texto})
    # Digits inside words (“Lote 3”) are no part of a process number.
    digitos = "" if any(letra.isalpha() for letra in texto) else apenas_digitos(texto)
    if len(digitos) >= 3:
        condicao |= Q(**{f"{processo}__digitos__contains": digitos})
    com_nome = Interessado.objects.filter(
        processo=OuterRef("processo_id"), pessoa__nome_busca__contains=dobrar(texto)
    )
    return condicao | Q(Exists(com_nome))


def _pela_pessoa(pessoa: str) -> Q:
    if pessoa == "ninguem":
        return Q(atribuida_a__isnull=True)
    numero = pessoa.isascii() and pessoa.isdigit() and len(pessoa) < 18
    return Q(atribuida_a_id=int(pessoa)) if numero else Q()


def _pelo_marcador(ator: Ator, marcador: int) -> Q:
    """With a label of the unit in use; one of another unit is on nothing."""
    marcas = Marca.objects.da_unidade(ator).filter(marcador=marcador)
    return Q(Exists(marcas.filter(processo=OuterRef("processo_id"))))


def _ordens(pedido: Pedido) -> list[Ordem]:
    """Keys of the order: the group first, then what was asked, then the unique id."""
    grupos = {
        "tipo": [Ordem("processo__tipo__nome")],
        "responsavel": [Ordem("responsavel")],
        "data": [Ordem("dia", pedido.ordenar != "antigos")],
        "origem": [Ordem("procedencia")],
    }.get(pedido.agrupar, [])
    if pedido.ordenar == "antigos":
        return [*grupos, Ordem("movida_em"), Ordem("pk")]
    ordem = {
        "prazo": [Ordem("vencimento")],
        "tipo": [Ordem("processo__tipo__nome")],
    }.get(pedido.ordenar, [])
    return [*grupos, *ordem, Ordem("movida_em", True), Ordem("pk", True)]


def _anotar(linhas: PassagemQuerySet, ordens: list[Ordem]) -> PassagemQuerySet:
    """Annotate only the keys that the order uses: the usual order stays on its index."""
    possiveis = {
        "responsavel": Coalesce(F("atribuida_a__nome"), Value(""), output_field=CharField()),
        "procedencia": Coalesce(F("remetente__sigla"), Value(""), output_field=CharField()),
        "dia": TruncDate("movida_em"),
        "vencimento": Coalesce(F("prazo"), Value(SEM_PRAZO), output_field=DateField()),
    }
    usadas = {o.campo: possiveis[o.campo] for o in ordens if o.campo in possiveis}
    anotadas: PassagemQuerySet = linhas.annotate(**usadas)
    return anotadas


# What a row shows, and nothing else: fifty rows are fifty tuples, not two hundred objects.
COLUNAS = (
    "pk", "processo_id", "movida_em", "nao_lida", "novidade", "para_assinar", "prazo",
    "processo__numero", "processo__especificacao", "processo__nivel_efetivo",
    "processo__prioridade", "processo__tipo__nome", "atribuida_a_id", "atribuida_a__nome",
    "remetente__sigla",
)  # fmt: skip


def pagina_de_passagens(ator: Ator, pedido: Pedido) -> Pagina[Any]:
    """Passagens of the box asked for, as values. The first page of a box, as it is opened, is a
    prepared question; filters and further pages are written each time."""
    ordens = _ordens(pedido)
    colunas = list(dict.fromkeys([*COLUNAS, *(o.campo for o in ordens)]))
    if not pedido.filtrado and not pedido.depois and not pedido.antes:
        lidas = _primeiras(ator, pedido.caixa.chave, pedido.agrupar, pedido.ordenar)
        linhas = [dict(zip(colunas, lida, strict=True)) for lida in lidas]
        return primeira_pagina(linhas, ordens, tamanho=POR_PAGINA)
    prontas = _anotar(_filtradas(ator, pedido), ordens).values(*colunas)
    return paginar(prontas, ordens, tamanho=POR_PAGINA, depois=pedido.depois, antes=pedido.antes)


def _filtradas(ator: Ator, pedido: Pedido) -> PassagemQuerySet:
    linhas = da_caixa(ator, pedido.caixa)
    if pedido.tipo:
        linhas = linhas.filter(processo__tipo_id=pedido.tipo)
    if pedido.pessoa:
        linhas = linhas.filter(_pela_pessoa(pedido.pessoa))
    if pedido.marcador:
        linhas = linhas.filter(_pelo_marcador(ator, pedido.marcador))
    if pedido.texto:
        linhas = linhas.filter(_pelo_texto(pedido.texto))
    return linhas


def _da_primeira(ator: Ator, caixa: str, agrupar: str, ordenar: str) -> Any:
    pedido = Pedido(CAIXAS[caixa], agrupar, ordenar)
    ordens = _ordens(pedido)
    colunas = list(dict.fromkeys([*COLUNAS, *(o.campo for o in ordens)]))
    linhas = _anotar(da_caixa(ator, pedido.caixa), ordens)
    return em_ordem(linhas, ordens).values_list(*colunas)[: POR_PAGINA + 1]


_primeiras = Preparada(_da_primeira)


def pagina_de_retornos(ator: Ator, pedido: Pedido) -> Pagina[Any]:
    """Returns due, the nearest first, with the process and both units."""
    linhas = retornos(ator, pedido.caixa).select_related(
        "processo", "processo__tipo", "unidade", "remessa__origem"
    )
    if pedido.tipo:
        linhas = linhas.filter(processo__tipo_id=pedido.tipo)
    if pedido.texto:
        linhas = linhas.filter(_pelo_texto(pedido.texto))
    if pedido.marcador:
        linhas = linhas.filter(_pelo_marcador(ator, pedido.marcador))
    ordens = [Ordem("retorno_em"), Ordem("pk")]
    return paginar(linhas, ordens, tamanho=POR_PAGINA, depois=pedido.depois, antes=pedido.antes)
