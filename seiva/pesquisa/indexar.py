"""Keeping the index of processes up to date at the end of each act (ADR 0008)."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from seiva.catalogo.models import NivelAcesso
from seiva.core.eventos import ao_mudar
from seiva.core.tenancy import instituicao_atual
from seiva.pesquisa.models import IndiceProcesso
from seiva.pesquisa.regras.canonico import canonico
from seiva.processos.models import (
    Anotacao,
    Credencial,
    Interessado,
    Observacao,
    Passagem,
    Processo,
)

CAMPOS = ("tipo", "especificacao", "nivel_efetivo")
_GRAVAR = """
INSERT INTO pesquisa_indiceprocesso (instituicao_id, processo_id, unidade_id, texto)
VALUES (%s, %s, %s,
  to_tsvector('pg_catalog.portuguese', %s) || array_to_tsvector(%s::text[]))
ON CONFLICT (instituicao_id, processo_id, unidade_id) DO UPDATE SET texto = excluded.texto
"""


def marca_da_instituicao(pk: int) -> str:
    return f"/i{pk}"


def marca_da_unidade(pk: int) -> str:
    """A restricted process carries this for each unit through which it passed."""
    return f"/u{pk}"


def marca_da_credencial(conta: int, unidade: int) -> str:
    return f"/c{conta}.{unidade}"


def marca_da_observacao(unidade: int) -> str:
    return f"/o{unidade}"


PUBLICO = "/n0"
GERAL = "/g"


@ao_mudar("processos.Processo", campos=CAMPOS)
@ao_mudar("processos.Observacao")
@ao_mudar("processos.Anotacao")
@ao_mudar("processos.Passagem")
@ao_mudar("processos.Credencial")
def _mudaram(objetos: list[Any]) -> None:
    """Words or readers changed. Of a public process everybody is a reader already."""
    com_palavras = {o.pk for o in objetos if isinstance(o, Processo)}
    com_palavras |= {o.processo_id for o in objetos if isinstance(o, Observacao | Anotacao)}
    com_leitores = {o.processo_id for o in objetos if isinstance(o, Passagem | Credencial)}
    so_leitores = com_leitores - com_palavras
    if so_leitores:
        fechados = Processo.objects.filter(
            pk__in=so_leitores, nivel_efetivo__gt=NivelAcesso.PUBLICO
        )
        com_palavras |= set(fechados.values_list("pk", flat=True))
    indexar(com_palavras)


def indexar(chaves: Collection[int]) -> None:
    """Write the rows of these processes anew: five reads and one write for all of them."""
    if not chaves:
        return
    processos = list(Processo.objects.filter(pk__in=chaves).select_related("tipo"))
    nomes = _por_processo(
        Interessado.objects.filter(processo__in=chaves).values_list("processo_id", "pessoa__nome")
    )
    da_unidade: dict[tuple[int, int], str] = {}
    for modelo in (Observacao, Anotacao):
        escritos = modelo.objects.filter(processo__in=chaves)
        for processo, unidade, texto in escritos.values_list("processo_id", "unidade_id", "texto"):
            antes = da_unidade.get((processo, unidade), "")
            da_unidade[processo, unidade] = f"{antes} {texto}"
    leitores = _leitores(processos)
    linhas = [_linha(p, nomes.get(p.pk, []), leitores[p.pk]) for p in processos]
    linhas += [
        (pk, unidade, canonico(texto), [*leitores[pk], marca_da_observacao(unidade)])
        for (pk, unidade), texto in da_unidade.items()
    ]
    casa = instituicao_atual()
    daqui = marca_da_instituicao(casa)
    valores = [(casa, p, u, texto, [*marcas, daqui]) for p, u, texto, marcas in linhas]
    IndiceProcesso.objects.filter(processo__in=chaves, unidade__isnull=False).delete()
    with connection.cursor() as cursor:
        cursor.executemany(_GRAVAR, valores)


def reindexar_tudo(lote: int = 500) -> int:
    """Rebuild the index of the institution in scope; how many processes."""
    total, ultimo = 0, 0
    while True:
        seguintes = Processo.objects.filter(pk__gt=ultimo).order_by("pk")
        chaves = list(seguintes.values_list("pk", flat=True)[:lote])
        if not chaves:
            return total
        indexar(chaves)
        total, ultimo = total + len(chaves), chaves[-1]


def _linha(processo: Processo, nomes: list[str], leitores: list[str]) -> tuple[Any, ...]:
    partes = [processo.numero, processo.tipo.nome, processo.especificacao, *nomes]
    return processo.pk, None, canonico(" ".join(partes)), [*leitores, GERAL]


def _por_processo(pares: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    resposta: dict[int, list[Any]] = {}
    for chave, valor in pares:
        resposta.setdefault(chave, []).append(valor)
    return resposta


def _leitores(processos: list[Processo]) -> dict[int, list[str]]:
    """Marks of who may read each process, following `conteudo_legivel` of processes."""
    restritos = [p.pk for p in processos if p.nivel_efetivo == NivelAcesso.RESTRITO]
    sigilosos = [p.pk for p in processos if p.nivel_efetivo == NivelAcesso.SIGILOSO]
    marcas: dict[int, list[str]] = {
        p.pk: [PUBLICO] if p.nivel_efetivo == NivelAcesso.PUBLICO else [] for p in processos
    }
    if restritos:
        passagens = Passagem.objects.filter(processo__in=restritos)
        for chave, unidade in passagens.values_list("processo_id", "unidade_id"):
            marcas[chave].append(marca_da_unidade(unidade))
    if sigilosos:
        credenciais = Credencial.objects.filter(processo__in=sigilosos, ativa=True)
        for chave, conta, unidade in credenciais.values_list(
            "processo_id", "conta_id", "unidade_id"
        ):
            marcas[chave].append(marca_da_credencial(conta, unidade))
    return marcas
