"""Writing a whole spreadsheet in one transaction: readers see nothing of it, then all of it."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from seiva.core.ator import Ator
from seiva.core.erros import Conflito
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Planilha
from seiva.organizacao.pessoas import travar_pessoas
from seiva.organizacao.planilhas.conferencia import julgar
from seiva.organizacao.planilhas.gravar_pessoas import gravar_pessoas
from seiva.organizacao.planilhas.gravar_unidades import gravar_unidades
from seiva.organizacao.planilhas.linhas import esquecer_linhas, guardar_se_mudou, lotes_guardados

DO_RESULTADO = ("estado", "importada_em", "novas", "mudam", "iguais", "com_problema", "convites",
                "gerais", "avisos", "conferida_em", "confirmada_por", "por_avisar", "erro")  # fmt: skip


def gravar(ator: Ator, planilha: Planilha, andou: Callable[[int], None] = lambda _: None) -> None:
    """Check every line again, then write all of them, or nothing; the lines go away.

    `andou` is told how many lines each lot had, twice over: checked, then written. What it raises
    undoes everything. Raises `Conflito` when a line is wrong now. Imports of an institution go
    one at a time. The spreadsheet is left imported, but not saved: the caller says how.
    """
    exclusividade("organograma")
    travar_pessoas()
    for conferidas in julgar(planilha, lotes_guardados(planilha)):
        guardar_se_mudou(planilha, conferidas)
        andou(len(conferidas))
    if planilha.com_problema or planilha.gerais:
        raise Conflito(
            "planilha_com_problemas",
            "Nada foi importado: há linhas com problema. Corrija a planilha e envie-a de novo.",
        )
    organograma = planilha.especie == Planilha.Especie.ORGANOGRAMA
    try:
        with transaction.atomic():
            for linhas in (gravar_unidades if organograma else gravar_pessoas)(ator, planilha):
                andou(linhas)
    except IntegrityError as erro:
        raise Conflito(
            "mudou_no_meio",
            "Alguém mudou o cadastro ao mesmo tempo. Nada foi importado: confira de novo.",
        ) from erro
    esquecer_linhas(planilha)
    planilha.estado, planilha.importada_em = Planilha.Estado.IMPORTADA, agora()
    planilha.confirmada_por_id, planilha.erro = ator.minha_conta, ""
    registrar_alteracao(
        ator,
        planilha,
        Alteracao.Verbo.IMPORTOU,
        depois={
            "arquivo": planilha.nome,
            "sha256": planilha.sha256,
            "novas": planilha.novas,
            "mudam": planilha.mudam,
            "iguais": planilha.iguais,
        },
    )
