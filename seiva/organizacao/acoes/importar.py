"""Importar: a spreadsheet of units or people is received, checked line by line, and written whole."""

import hashlib
from itertools import islice
from typing import IO

from django.conf import settings

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.core.storage import PEDACO
from seiva.core.textos import uma_linha
from seiva.organizacao.models import LinhaDePlanilha, Planilha
from seiva.organizacao.planilhas import deposito
from seiva.organizacao.planilhas.conferencia import conferir
from seiva.organizacao.planilhas.gravar import gravar
from seiva.organizacao.planilhas.leitura import abrir
from seiva.organizacao.planilhas.linhas import lotes_guardados
from seiva.organizacao.querysets import PlanilhaQuerySet
from seiva.organizacao.regras.planilhas import ler_aos_poucos

ADMINISTRAR = "instituicao.administrar"
ESPERA = Condicao(
    "ja_importada",
    "Esta planilha já foi importada.",
    lambda _ator, planilha: not planilha.importada,
)
PARADA = Condicao(
    "planilha_em_curso",
    "Esta planilha está sendo conferida ou importada agora. Espere terminar, ou cancele.",
    lambda _ator, planilha: not planilha.em_curso,
)
GUARDADA = Condicao(
    "planilha_encerrada",
    "Desta planilha só ficou o registro. Envie o arquivo de novo.",
    lambda _ator, planilha: planilha.conferida,
)


@acao("receber_planilha", titulo="Enviar planilha", exige=ADMINISTRAR, registra=False)
def receber_planilha(ator: Ator, *, especie: str, nome: str, arquivo: IO[bytes]) -> Planilha:
    """Read and check a spreadsheet; nothing of it is imported yet.

    One of more than `PLANILHA_NA_HORA` lines is kept in the store, and a job checks it. It takes
    the place of another of the same kind that the same person had not confirmed. Raises
    `RegraViolada` (field `arquivo`) for what is not a spreadsheet that can be read.
    """
    if especie not in Planilha.Especie.values:
        raise RegraViolada("especie", "Escolha organograma ou pessoas.", campo="especie")
    aberta = abrir(arquivo, especie)
    cabecalho, linhas = ler_aos_poucos(aberta.linhas, especie)
    primeiras = list(islice(linhas, settings.PLANILHA_NA_HORA + 1))
    avisos = list(aberta.avisos)
    if cabecalho.ignoradas:
        avisos.append(f"Colunas que não são lidas: {', '.join(cabecalho.ignoradas[:20])}.")
    planilha = Planilha(
        especie=especie,
        nome=uma_linha(nome)[:255] or "planilha",
        sha256=_resumo(arquivo),
        conta_id=ator.minha_conta,
        unidade_id=ator.unidade_id,
        criada_em=agora(),
    )
    planilha.avisos = avisos + _ja_veio(planilha)
    _descartar(Planilha.objects.de_quem(ator.minha_conta).filter(especie=especie))
    if len(primeiras) <= settings.PLANILHA_NA_HORA:
        conferir(planilha, primeiras)
        return planilha
    planilha.estado = Planilha.Estado.RECEBIDA
    planilha.deposito = deposito.guardar(ator.instituicao_id, arquivo)
    planilha.save()
    _pedir("conferir_planilha_grande", planilha)
    return planilha


def _ja_veio(planilha: Planilha) -> list[str]:
    """What to say of a file that came before, byte by byte the same."""
    iguais = Planilha.objects.filter(sha256=planilha.sha256, especie=planilha.especie)
    feita = iguais.filter(estado=Planilha.Estado.IMPORTADA).order_by("-id").first()
    if feita is not None:
        quando = feita.importada_em.strftime("%d/%m/%Y")
        quem = (feita.confirmada_por or feita.conta).nome
        return [f"Este mesmo arquivo já foi importado em {quando}, por {quem}."]
    outra = iguais.exclude(conta=planilha.conta_id).filter(estado=Planilha.Estado.CONFERIDA)
    espera = outra.select_related("conta").order_by("-id").first()
    if espera is not None:
        return [f"Este mesmo arquivo, enviado por {espera.conta.nome}, espera confirmação."]
    return []


def _resumo(arquivo: IO[bytes]) -> str:
    arquivo.seek(0)
    resumo = hashlib.sha256()
    while pedaco := arquivo.read(PEDACO):
        resumo.update(pedaco)
    return resumo.hexdigest()


def _pedir(tarefa: str, planilha: Planilha) -> None:
    """Ask for a job over the spreadsheet: those of one go one at a time, in order."""
    from seiva.organizacao import tarefas_de_planilha

    enfileirar(
        getattr(tarefas_de_planilha, tarefa),
        trava=f"planilha-{planilha.pk}",
        planilha_id=planilha.pk,
    )


def _descartar(planilhas: PlanilhaQuerySet) -> None:
    """Throw away those that wait; tell the jobs of those under way to stop."""
    esperando = planilhas.filter(estado=Planilha.Estado.CONFERIDA)
    LinhaDePlanilha.objects.filter(planilha__in=esperando).delete()
    esperando.delete()
    for planilha in planilhas.em_curso():
        _cancelar(planilha)


def _cancelar(planilha: Planilha) -> None:
    """The job that holds it finds out at its next lot, and what it kept is thrown away after it.
    Between the question and the answer the work may have ended: then nothing is cancelled."""
    em_curso = Planilha.objects.em_curso().filter(pk=planilha.pk)
    if em_curso.update(estado=Planilha.Estado.CANCELADA, por_avisar=False):
        _pedir("esquecer_planilha", planilha)


@acao(
    "conferir_planilha",
    titulo="Conferir de novo",
    exige=ADMINISTRAR,
    estado=(ESPERA, PARADA, GUARDADA),
    sobre="planilha",
    registra=False,
)
def conferir_planilha(ator: Ator, *, planilha: Planilha) -> Planilha:
    """Check the same lines against the register of now: a unit that was missing may exist."""
    if planilha.total <= settings.PLANILHA_NA_HORA:
        planilha.erro = ""
        conferir(planilha, [linha for lote in lotes_guardados(planilha) for linha in lote])
        return planilha
    planilha.estado, planilha.erro = Planilha.Estado.CONFERINDO, ""
    planilha.feitas, planilha.a_fazer = 0, planilha.total
    planilha.confirmada_por, planilha.por_avisar = None, False
    planilha.save()
    _pedir("conferir_planilha_grande", planilha)
    return planilha


@acao(
    "descartar_planilha",
    titulo="Descartar planilha",
    exige=ADMINISTRAR,
    registra=False,
)
def descartar_planilha(ator: Ator, *, planilha: Planilha) -> None:
    """Throw away a spreadsheet that was not imported, with all its lines, or stop the work over it.

    It does not lock the row: what is under way stops instead of being waited for.
    """
    if Planilha.objects.um(pk=planilha.pk).importada:
        raise RegraViolada(ESPERA.codigo, ESPERA.mensagem)
    _descartar(Planilha.objects.filter(pk=planilha.pk))


@acao(
    "confirmar_planilha",
    titulo="Importar",
    exige=ADMINISTRAR,
    estado=(ESPERA, PARADA, GUARDADA),
    sobre="planilha",
    registra=False,
)
def confirmar_planilha(ator: Ator, *, planilha: Planilha) -> Planilha:
    """Import a spreadsheet: at once when it is small, else by a job that answers for who confirms.

    Confirming twice imports once: the second finds it under way or imported.
    """
    if planilha.total <= settings.PLANILHA_NA_HORA:
        return importar_planilha(ator, planilha=planilha)
    planilha.estado, planilha.erro = Planilha.Estado.IMPORTANDO, ""
    planilha.confirmada_por_id, planilha.unidade_id = ator.minha_conta, ator.unidade_id
    planilha.feitas, planilha.a_fazer, planilha.por_avisar = 0, 2 * planilha.total, False
    planilha.save()
    _pedir("importar_planilha_grande", planilha)
    return planilha


@acao(
    "importar_planilha",
    titulo="Importar planilha",
    exige=ADMINISTRAR,
    estado=(ESPERA, PARADA, GUARDADA),
    sobre="planilha",
    registra=False,
)
def importar_planilha(ator: Ator, *, planilha: Planilha) -> Planilha:
    """Write everything that the spreadsheet says, or nothing.

    It is checked again first, because the register may have changed since it was sent: with any
    line wrong now, `Conflito`. Every creation and change is in the log of administration; people
    without a password are invited after the commit.
    """
    gravar(ator, planilha)
    planilha.save()
    return planilha
