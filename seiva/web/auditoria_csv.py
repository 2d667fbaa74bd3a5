"""The log of readings as CSV: a few rows in memory, whatever its size."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from seiva.auditoria.consulta import ORDEM, Filtros, Linha, leituras_da_instituicao, mostrar
from seiva.core.ator import Ator
from seiva.core.paginacao import paginar
from seiva.core.tenancy import escopo
from seiva.portas.em_csv import em_csv

LOTE = 500
COLUNAS = ("Quando", "Quem", "Unidade", "Perfil", "Por onde", "O que fez", "Nível", "Processo",
           "Documento", "Endereço", "Pedido", "Detalhe")  # fmt: skip


def leituras_em_csv(ator: Ator, filtros: Filtros) -> Iterator[str]:
    """Lines of the file. Runs while the answer goes out: each part opens its own scope."""
    return em_csv(COLUNAS, _linhas(ator, filtros))


def _linhas(ator: Ator, filtros: Filtros) -> Iterator[tuple[Any, ...]]:
    depois = ""
    while True:
        linhas, depois = _parte(ator, filtros, depois)
        yield from map(_valores, linhas)
        if not depois:
            return


def _parte(ator: Ator, filtros: Filtros, depois: str) -> tuple[Sequence[Linha], str]:
    with transaction.atomic(), escopo(ator.instituicao_id):
        registros = leituras_da_instituicao(filtros).para_mostrar()
        pagina = paginar(registros, ORDEM, tamanho=LOTE, depois=depois)
        return mostrar(ator, pagina.linhas), pagina.proxima


def _valores(linha: Linha) -> tuple[Any, ...]:
    r = linha.registro
    quando = timezone.localtime(r.quando)
    return (
        f"{quando:%d/%m/%Y %H:%M:%S}",
        linha.quem,
        linha.unidade,
        r.perfil,
        linha.porta,
        linha.o_que,
        r.get_nivel_display(),
        linha.nome_do_processo,
        linha.nome_do_documento,
        r.endereco or "",
        str(r.pedido),
        r.detalhe,
    )
