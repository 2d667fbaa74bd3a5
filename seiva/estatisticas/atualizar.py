"""Keeping the counts up to date from the history, and making them again from nothing.

What a process has in the counts is written in its `Ficha`. A process with new entries in the
history is read again whole, and the difference goes to the counts: running twice changes nothing,
and the counts are the same whether they were kept or made again (ADR 0028).
"""

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from seiva.andamentos.models import Andamento
from seiva.andamentos.raizes import ultimo_visivel
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.estatisticas.historia import carregar
from seiva.estatisticas.models import Atualizacao, Ficha, Medida, ResumoMensal
from seiva.estatisticas.regras.contribuicoes import Chave, Quanto, contribuicoes, diferenca
from seiva.estatisticas.somas import somar
from seiva.processos.models import Processo

LOTE = 500  # processes read at once
ENTRADAS = 2_000  # entries of the history read at once
VAZIO = Quanto(0)


def atualizar(instituicao_id: int) -> int:
    """Count what happened since the last time; how many processes were read.

    Opens its own transactions, each short: interrupted, the next run goes on from there.
    """
    lidos = 0
    with transaction.atomic(), escopo(instituicao_id):
        situacao = _situacao()
        if situacao.refeito_ate == 0 and not situacao.ate_andamento:
            situacao.ate_andamento = ultimo_visivel()
            situacao.save()
        limite = ultimo_visivel()
    for passo in (_refazer_um_lote, _contar_um_lote):
        quantos = 1
        while quantos:
            with transaction.atomic(), escopo(instituicao_id):
                quantos = passo(_situacao(), limite)
            lidos += quantos
    with transaction.atomic(), escopo(instituicao_id):
        situacao = _situacao()
        pendentes = Ficha.objects.filter(pendente=True).order_by("processo")
        chaves = list(pendentes.values_list("processo_id", flat=True)[:LOTE])
        recontar(chaves)
        situacao.atualizado_em = agora()
        situacao.save()
    return lidos + len(chaves)


def refazer(instituicao_id: int) -> int:
    """Throw the counts away and make them again; how many processes were read."""
    with transaction.atomic(), escopo(instituicao_id):
        situacao = _situacao()
        limpar()
        situacao.ate_andamento, situacao.refeito_ate = ultimo_visivel(), 0
        situacao.atualizado_em = None
        situacao.save()
    return atualizar(instituicao_id)


def limpar() -> None:
    """Forget every count of the institution in scope."""
    for modelo in (Medida, ResumoMensal, Ficha):
        modelo.objects.all().delete()


def _situacao() -> Atualizacao:
    """Where the counts are, for who alone may change them until the transaction ends."""
    exclusividade("estatisticas")
    situacao: Any = Atualizacao.objects.get_or_create()[0]
    return situacao


def _refazer_um_lote(situacao: Atualizacao, limite: int) -> int:
    """The next processes, in the order of their ids, while the counts are made from nothing."""
    if situacao.refeito_ate is None:
        return 0
    proximos = Processo.objects.filter(pk__gt=situacao.refeito_ate).order_by("pk")
    chaves = list(proximos.values_list("pk", flat=True)[:LOTE])
    recontar(chaves)
    situacao.refeito_ate = chaves[-1] if chaves else None
    situacao.save()
    return len(chaves)


def _contar_um_lote(situacao: Atualizacao, limite: int) -> int:
    """The processes of the next entries of the history, up to where none is still to appear."""
    entradas = list(
        Andamento.objects.filter(pk__gt=situacao.ate_andamento, pk__lte=limite)
        .order_by("pk")
        .values_list("pk", "processo_id")[:ENTRADAS]
    )
    chaves = sorted({processo for _, processo in entradas})
    for inicio in range(0, len(chaves), LOTE):
        recontar(chaves[inicio : inicio + LOTE])
    if entradas:
        situacao.ate_andamento = entradas[-1][0]
        situacao.save()
    return len(chaves)


def recontar(processos: Collection[int]) -> None:
    """Bring the counts in line with what these processes are now."""
    if not processos:
        return
    guardadas = {f.processo_id: f for f in Ficha.objects.filter(processo__in=processos)}
    mudancas: Counter[Chave] = Counter()
    somas: Counter[Chave] = Counter()
    fichas = []
    for pk, historia in carregar(processos).items():
        agora_sao = contribuicoes(historia)
        ficha = guardadas.get(pk)
        eram = _ler(ficha.parcelas) if ficha else {}
        for chave, quanto in diferenca(eram, agora_sao).items():
            mudancas[chave] += quanto.n
            somas[chave] += quanto.soma
        if ficha is None or eram != agora_sao or ficha.pendente != historia.pendente:
            fichas.append(
                Ficha(processo_id=pk, parcelas=_escrever(agora_sao), pendente=historia.pendente)
            )
    somar({chave: Quanto(n, somas[chave]) for chave, n in mudancas.items() if n or somas[chave]})
    Ficha.objects.bulk_create(
        fichas,
        update_conflicts=True,
        unique_fields=["instituicao", "processo"],
        update_fields=["parcelas", "pendente"],
    )


def _escrever(contadas: dict[Chave, Quanto]) -> list[list[Any]]:
    return [
        [c.medida, c.dia.isoformat(), c.tipo, c.unidade, c.destino, c.faixa, q.n, q.soma]
        for c, q in sorted(contadas.items(), key=str)
    ]


def _ler(parcelas: list[list[Any]]) -> dict[Chave, Quanto]:
    return {
        Chave(medida, date.fromisoformat(dia), tipo, unidade, destino, faixa): Quanto(n, soma)
        for medida, dia, tipo, unidade, destino, faixa, n, soma in parcelas
    }
