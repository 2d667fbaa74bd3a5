"""Importar: a spreadsheet of units or people is received, checked line by line, and written whole."""

import hashlib
from typing import IO

from django.db import IntegrityError, transaction

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.core.storage import PEDACO
from seiva.core.textos import uma_linha
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, LinhaDePlanilha, Planilha
from seiva.organizacao.pessoas import travar_pessoas
from seiva.organizacao.planilhas.conferencia import (
    conferir,
    guardar,
    julgar,
    linhas_guardadas,
)
from seiva.organizacao.planilhas.gravar_pessoas import gravar_pessoas
from seiva.organizacao.planilhas.gravar_unidades import gravar_unidades
from seiva.organizacao.planilhas.leitura import abrir
from seiva.organizacao.querysets import PlanilhaQuerySet
from seiva.organizacao.regras.planilhas import ler_linhas

ADMINISTRAR = "instituicao.administrar"
ESPERA = Condicao(
    "ja_importada",
    "Esta planilha já foi importada.",
    lambda _ator, planilha: not planilha.importada,
)


@acao("receber_planilha", titulo="Enviar planilha", exige=ADMINISTRAR, registra=False)
def receber_planilha(ator: Ator, *, especie: str, nome: str, arquivo: IO[bytes]) -> Planilha:
    """Read and check a spreadsheet; nothing of it is imported yet.

    It takes the place of another of the same kind that the same person had not confirmed. Raises
    `RegraViolada` (field `arquivo`) for what is not a spreadsheet that can be read.
    """
    if especie not in Planilha.Especie.values:
        raise RegraViolada("especie", "Escolha organograma ou pessoas.", campo="especie")
    aberta = abrir(arquivo, especie)
    cabecalho, linhas = ler_linhas(aberta.linhas, especie)
    avisos = list(aberta.avisos)
    if cabecalho.ignoradas:
        avisos.append(f"Colunas que não são lidas: {', '.join(cabecalho.ignoradas[:20])}.")
    _descartar(Planilha.objects.de_quem(ator.minha_conta).filter(especie=especie))
    planilha = Planilha(
        especie=especie,
        nome=uma_linha(nome)[:255] or "planilha",
        sha256=_resumo(arquivo),
        conta_id=ator.minha_conta,
        criada_em=agora(),
        avisos=avisos,
    )
    conferir(planilha, linhas)
    return planilha


def _resumo(arquivo: IO[bytes]) -> str:
    arquivo.seek(0)
    resumo = hashlib.sha256()
    while pedaco := arquivo.read(PEDACO):
        resumo.update(pedaco)
    return resumo.hexdigest()


def _descartar(planilhas: PlanilhaQuerySet) -> None:
    esperando = planilhas.filter(estado=Planilha.Estado.CONFERIDA)
    LinhaDePlanilha.objects.filter(planilha__in=esperando).delete()
    esperando.delete()


@acao(
    "conferir_planilha",
    titulo="Conferir de novo",
    exige=ADMINISTRAR,
    estado=(ESPERA,),
    sobre="planilha",
    registra=False,
)
def conferir_planilha(ator: Ator, *, planilha: Planilha) -> Planilha:
    """Check the same lines against the register of now: a unit that was missing may exist."""
    conferir(planilha, linhas_guardadas(planilha))
    return planilha


@acao(
    "descartar_planilha",
    titulo="Descartar planilha",
    exige=ADMINISTRAR,
    estado=(ESPERA,),
    sobre="planilha",
    registra=False,
)
def descartar_planilha(ator: Ator, *, planilha: Planilha) -> None:
    """Throw away a spreadsheet that was not imported, with all its lines."""
    _descartar(Planilha.objects.filter(pk=planilha.pk))


@acao(
    "importar_planilha",
    titulo="Importar planilha",
    exige=ADMINISTRAR,
    estado=(ESPERA,),
    sobre="planilha",
    registra=False,
)
def importar_planilha(ator: Ator, *, planilha: Planilha) -> Planilha:
    """Write everything that the spreadsheet says, or nothing.

    It is checked again first, because the register may have changed since it was sent: with any
    line wrong now, `Conflito`. Imports of an institution go one at a time. Every creation and
    change is in the log of administration; people without a password are invited after the commit.
    """
    exclusividade("organograma")
    travar_pessoas()
    linhas = linhas_guardadas(planilha)
    guardar(planilha, julgar(planilha, linhas))
    if planilha.com_problema or planilha.gerais:
        raise Conflito(
            "planilha_com_problemas",
            "Nada foi importado: há linhas com problema. Corrija a planilha e envie-a de novo.",
        )
    try:
        with transaction.atomic():
            if planilha.especie == Planilha.Especie.ORGANOGRAMA:
                gravar_unidades(ator, planilha)
            else:
                gravar_pessoas(ator, planilha)
    except IntegrityError as erro:
        raise Conflito(
            "mudou_no_meio",
            "Alguém mudou o cadastro ao mesmo tempo. Nada foi importado: confira de novo.",
        ) from erro
    planilha.estado, planilha.importada_em = Planilha.Estado.IMPORTADA, agora()
    planilha.save()
    contagens = {"novas": planilha.novas, "mudam": planilha.mudam, "iguais": planilha.iguais}
    registrar_alteracao(ator, planilha, Alteracao.Verbo.IMPORTOU, depois=contagens)
    return planilha
