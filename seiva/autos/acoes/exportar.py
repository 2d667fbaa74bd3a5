"""Exportar: ask for a whole process as one PDF or one ZIP. A reading, not an act of the process."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings

from seiva.autos.conteudo import Secao, chave_de, secoes
from seiva.autos.medida import cabe_na_hora, total_previsto
from seiva.autos.models import Exportacao
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.documentos.acoes.ver import ver_documento
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Processo

EM_PREPARO = 5  # exports that one person may have in the making
LEGIVEL = Condicao(
    "processo_nao_legivel",
    "A sua unidade não tem acesso ao conteúdo deste processo.",
    legivel,
)


@acao(
    "exportar_processo",
    titulo="Gerar PDF",
    estado=(LEGIVEL,),
    sobre="processo",
    registra=False,
    mesmo_suspensa=True,
)
def exportar_processo(
    ator: Ator, *, processo: Processo, formato: str, escolhidos: Sequence[int] | None = None
) -> Exportacao:
    """Ask for the process as a file: `escolhidos` are ids of documents, None for all.

    The same request over the same content is the same export. Large ones are made by a job. What
    the person takes away was read by the person: documents of other units get the black pen.
    Raises `RegraViolada` when none of the chosen documents exists, and when the person has too
    many in the making.
    """
    todas = secoes(ator, processo, escolhidos)
    if escolhidos is not None and not any(secao.retratos for secao in todas):
        raise RegraViolada("nada_escolhido", "Escolha ao menos um documento.", campo="documento")
    _ler(ator, todas)
    chave = chave_de(ator, formato, escolhidos, todas)
    exportacao = Exportacao.objects.filter(chave=chave).first() or Exportacao(
        chave=chave,
        processo=processo,
        conta_id=ator.minha_conta,
        unidade_id=ator.minha_unidade,
        formato=formato,
        escolhidos=sorted(escolhidos) if escolhidos is not None else None,
    )
    if exportacao.pk and not exportacao.falhou and exportacao.vence_em > agora():
        return exportacao
    _conferir_fila(ator)
    _comecar(exportacao, todas)
    return exportacao


@acao(
    "refazer_exportacao",
    titulo="Tentar de novo",
    estado=(LEGIVEL,),
    sobre="processo",
    registra=False,
    mesmo_suspensa=True,
)
def refazer_exportacao(ator: Ator, *, processo: Processo, exportacao: Exportacao) -> Exportacao:
    """Try again what failed; what did not fail is left alone."""
    exportacao = Exportacao.objects.pedidas_por(ator).um(pk=exportacao.pk, processo=processo)
    if exportacao.falhou:
        _comecar(exportacao, secoes(ator, processo, exportacao.escolhidos))
    return exportacao


def _conferir_fila(ator: Ator) -> None:
    """One person does not fill the queue, nor the disk, for everybody."""
    minhas = Exportacao.objects.pedidas_por(ator).filter(na_hora=False)
    if minhas.exclude(estado__in=("pronta", "falhou")).count() >= EM_PREPARO:
        raise RegraViolada(
            "muitas_em_preparo",
            f"Você já tem {EM_PREPARO} arquivos em preparo. Espere um deles ficar pronto.",
        )


def _comecar(exportacao: Exportacao, todas: list[Secao]) -> None:
    exportacao.estado, exportacao.erro = Exportacao.Estado.PENDENTE, ""
    exportacao.na_hora = cabe_na_hora(exportacao.formato, todas)
    exportacao.feitas, exportacao.total = 0, total_previsto(exportacao.formato, todas)
    exportacao.deposito, exportacao.conteudos = "", _conteudos(todas)
    exportacao.pedida_em, exportacao.pronta_em = agora(), None
    exportacao.vence_em = exportacao.pedida_em + timedelta(days=settings.AUTOS_DIAS)
    exportacao.save()
    if not exportacao.na_hora:
        pedir_preparo(exportacao)


def pedir_preparo(exportacao: Exportacao) -> None:
    """Enqueue the making of an export, after the seals of documents, which people wait for."""
    from seiva.autos.tarefas import preparar

    enfileirar(preparar, trava=f"autos-{exportacao.pk}", exportacao_id=exportacao.pk)


def _conteudos(todas: list[Secao]) -> list[int]:
    return [r.documento.pk for secao in todas for r in secao.retratos if r.legivel]


def _ler(ator: Ator, todas: list[Secao]) -> None:
    for secao in todas:
        for retrato in secao.retratos:
            if retrato.legivel:
                ver_documento(ator, documento=retrato.documento)
