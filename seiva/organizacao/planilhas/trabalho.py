"""Big spreadsheets, away from who waits: checked lot by lot, imported in one transaction.

Each lot that is checked is a short transaction, so that the progress is seen. The import is one
transaction that never touches the row of the spreadsheet until its last statement, which only
holds if nobody cancelled it and no other job took it up: a worker that dies, or is left behind,
imports nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import F

from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.core.tenancy import escopo
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Planilha
from seiva.organizacao.planilhas import deposito
from seiva.organizacao.planilhas.conferencia import conferente_de
from seiva.organizacao.planilhas.gravar import DO_RESULTADO, gravar
from seiva.organizacao.planilhas.leitura import abrir
from seiva.organizacao.planilhas.linhas import em_lotes, esquecer_linhas, guardar, lote_guardado
from seiva.organizacao.planilhas.progresso import por_fora
from seiva.organizacao.regras.planilhas import Linha, ler_aos_poucos

Estado = Planilha.Estado
QUEBROU = "O sistema parou por um erro; nada foi importado. Tente de novo ou avise o suporte."
SUMIU = "O arquivo enviado não está mais guardado. Envie-o de novo."
SEM_VOCE = "Nada foi importado: quem confirmou já não administra a instituição. Confirme de novo."
CONFERIDO = ("estado", "deposito", "novas", "mudam", "iguais", "com_problema", "gerais", "avisos",
             "conferida_em", "por_avisar", "feitas")  # fmt: skip


class Interrompida(Exception):
    """Somebody cancelled the work, or another job took it up."""


@contextmanager
def _etapa(instituicao_id: int) -> Iterator[None]:
    with transaction.atomic(), escopo(instituicao_id):
        yield


def conferir_aos_poucos(instituicao_id: int, planilha_id: int) -> None:
    """Check one big spreadsheet, from its file or from its lines. Safe to run again."""
    planilha = _comecar(instituicao_id, planilha_id, Estado.RECEBIDA, Estado.CONFERINDO)
    if planilha is None:
        return
    arquivo = planilha.deposito
    try:
        _conferir(planilha)
    except Interrompida:
        return
    except RegraViolada as recusa:
        _recusar(planilha, recusa.mensagem)
    except FileNotFoundError:
        _recusar(planilha, SUMIU)
    except OperationalError:
        raise  # the database went away: tried again
    except Exception:
        _recusar(planilha, QUEBROU)
        raise  # the operator sees why
    deposito.apagar(arquivo)


def _comecar(instituicao_id: int, planilha_id: int, *estados: str) -> Planilha | None:
    """Take up a spreadsheet that waits in one of these states, or None: it was cancelled, or done."""
    with _etapa(instituicao_id):
        achadas = Planilha.objects.select_for_update(of=("self",)).filter(pk=planilha_id)
        planilha: Planilha | None = achadas.filter(estado__in=estados).first()
        if planilha is None:
            return None
        planilha.vez, planilha.feitas = planilha.vez + 1, 0
        if planilha.estado == Estado.RECEBIDA:
            planilha.estado = Estado.CONFERINDO
        planilha.save(update_fields=["vez", "feitas", "estado"])
        if planilha.deposito:
            esquecer_linhas(planilha)
        return planilha


def _conferir(planilha: Planilha) -> None:
    conferente, dono = conferente_de(planilha), planilha.instituicao_id
    for lote in _lotes(planilha):
        with _etapa(dono):
            _seguir(planilha, feitas=F("feitas") + len(lote))
            guardar(planilha, conferente.receber(lote))
    restantes, conferidas = conferente.restantes(), None
    while conferidas != []:
        with _etapa(dono):
            conferidas = next(restantes, [])
            _seguir(planilha)
            guardar(planilha, conferidas)
    with _etapa(dono):
        conferente.concluir()
        planilha.estado, planilha.deposito, planilha.por_avisar = Estado.CONFERIDA, "", True
        planilha.feitas = planilha.total
        _seguir(planilha, **{campo: getattr(planilha, campo) for campo in CONFERIDO})


def _lotes(planilha: Planilha) -> Iterator[list[Linha]]:
    """The lines to check: of the file the first time, those that are kept from then on."""
    if planilha.deposito:
        with deposito.abrir(planilha.deposito) as arquivo:
            aberta = abrir(arquivo, planilha.especie)
            yield from em_lotes(ler_aos_poucos(aberta.linhas, planilha.especie)[1])
        return
    depois = 0
    while True:
        with _etapa(planilha.instituicao_id):
            lote = lote_guardado(planilha, depois)
        if not lote:
            return
        depois = lote[-1].numero
        yield lote


def _seguir(planilha: Planilha, **campos: Any) -> None:
    """Write in the row, if it still is this job's. Raises `Interrompida` when it is not."""
    if not Planilha.objects.da_vez(planilha).update(**(campos or {"vez": F("vez")})):
        raise Interrompida


def _recusar(planilha: Planilha, frase: str) -> None:
    """A file that cannot be read ends here; lines that were kept stay, to be tried again."""
    with _etapa(planilha.instituicao_id):
        fim = Estado.RECUSADA if planilha.deposito else Estado.CONFERIDA
        campos = {"estado": fim, "erro": frase[:500], "deposito": "", "por_avisar": True}
        if Planilha.objects.da_vez(planilha).update(**campos) and fim == Estado.RECUSADA:
            esquecer_linhas(planilha)


def importar_aos_poucos(instituicao_id: int, planilha_id: int) -> None:
    """Import one big spreadsheet that somebody confirmed: whole, or nothing. Safe to run again."""
    planilha = _comecar(instituicao_id, planilha_id, Estado.IMPORTANDO)
    if planilha is None:
        return
    try:
        with _etapa(instituicao_id), por_fora(planilha) as andou:
            _importar(planilha, andou)
    except Interrompida:
        return
    except Conflito as conflito:
        _conferir_de_novo(planilha, conflito.mensagem)
    except RegraViolada as recusa:
        _desistir(planilha, recusa.mensagem)
    except OperationalError:
        raise
    except Exception:
        _desistir(planilha, QUEBROU)
        raise


def _importar(planilha: Planilha, andou: Any) -> None:
    def passo(linhas: int) -> None:
        if not Planilha.objects.da_vez(planilha).exists():
            raise Interrompida
        andou(linhas)

    gravar(_quem_confirmou(planilha), planilha, passo)
    planilha.por_avisar = True
    _seguir(planilha, **{campo: getattr(planilha, campo) for campo in DO_RESULTADO})


def _quem_confirmou(planilha: Planilha) -> Ator:
    """The person who confirmed, as the person is now; refused when no longer an administrator."""
    from seiva.organizacao.acoes.importar import confirmar_planilha

    confirmou = planilha.confirmada_por_id or 0
    conta = Conta.objects.filter(pk=confirmou, is_active=True).first()
    lotacoes = lotacoes_de(conta) if conta else []
    lotacao = next((item for item in lotacoes if item.unidade_id == planilha.unidade_id), None)
    if conta is None or lotacao is None:
        raise RegraViolada("sem_permissao", SEM_VOCE)
    ator = ator_de(conta, lotacoes, lotacao, "web")
    declarada = confirmar_planilha.acao  # type: ignore[attr-defined]
    declarada.recusar_suspensa(ator)
    if not ator.pode(declarada.exige):
        raise RegraViolada("sem_permissao", SEM_VOCE)
    return ator


def _conferir_de_novo(planilha: Planilha, frase: str) -> None:
    """What changed meanwhile is shown line by line: the same lines go to be checked again."""
    with _etapa(planilha.instituicao_id):
        campos = {"estado": Estado.CONFERINDO, "erro": frase[:500], "confirmada_por": None}
        if not Planilha.objects.da_vez(planilha).update(**campos):
            return
    conferir_aos_poucos(planilha.instituicao_id, planilha.pk)


def _desistir(planilha: Planilha, frase: str) -> None:
    with _etapa(planilha.instituicao_id):
        campos = {"estado": Estado.CONFERIDA, "erro": frase[:500], "por_avisar": True}
        Planilha.objects.da_vez(planilha).update(**campos)
