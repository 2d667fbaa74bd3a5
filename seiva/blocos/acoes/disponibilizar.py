"""Disponibilizar, cancelar, receber and devolver: a block in other units (domain.md §2.7)."""

from collections.abc import Sequence

from seiva.blocos import andamentos
from seiva.blocos.historico import anotar_no_bloco, contar_nos_processos, processos_do_bloco
from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco
from seiva.blocos.situacao import (
    COM_ITENS,
    DISPONIBILIZADO,
    DO_DONO,
    ESTA_AQUI,
    NAO_CONCLUIDO,
    NAO_DISPONIBILIZADO,
    NAO_EXCLUIDO,
    SAI_DA_UNIDADE,
    na_unidade,
)
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.documentos.acoes.liberar import liberar_documentos, recolher_documentos
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade

E = Bloco.Estado


@acao(
    "disponibilizar_bloco",
    titulo="Disponibilizar",
    exige="processo.tramitar",
    estado=(
        NAO_EXCLUIDO,
        DO_DONO,
        SAI_DA_UNIDADE,
        NAO_DISPONIBILIZADO,
        NAO_CONCLUIDO,
        COM_ITENS,
    ),
    sobre="bloco",
)
def disponibilizar_bloco(ator: Ator, *, bloco: Bloco, unidades: Sequence[Unidade]) -> Bloco:
    """Let other units have the block: of signature, they read, edit while nobody signed, and
    sign; of meeting, they read the drafts of its processes. The processes do not go there."""
    _conferir_unidades(ator, unidades)
    for unidade in unidades:
        Disponibilizacao.objects.update_or_create(
            bloco=bloco,
            unidade=unidade,
            defaults={
                "disponibilizado_em": agora(),
                "recebido_em": None,
                "devolvido_em": None,
                "cancelado_em": None,
                "atribuido_a": None,
            },
        )
    _liberar(ator, bloco, unidades)
    _mover(bloco, E.DISPONIBILIZADO)
    siglas = ", ".join(sorted(unidade.sigla for unidade in unidades))
    contar_nos_processos(
        ator,
        bloco,
        andamentos.DISPONIBILIZADO,
        f"Disponibilizado para {siglas}",
        unidades=siglas,
    )
    return bloco


def _conferir_unidades(ator: Ator, unidades: Sequence[Unidade]) -> None:
    if not unidades:
        raise RegraViolada("sem_unidade", "Escolha ao menos uma unidade.", campo="unidades")
    if any(unidade.pk == ator.unidade_id for unidade in unidades):
        raise RegraViolada(
            "propria_unidade",
            "O bloco não se disponibiliza para a própria unidade: assine antes.",
            campo="unidades",
        )
    ativas = set(Unidade.objects.ativas(hoje()).values_list("pk", flat=True))
    for unidade in unidades:
        if unidade.pk not in ativas:
            raise RegraViolada(
                "unidade_inativa", f"{unidade.sigla} não está mais em uso.", campo="unidades"
            )


def _liberar(ator: Ator, bloco: Bloco, unidades: Sequence[Unidade]) -> None:
    if not bloco.de_documentos:
        liberar_documentos(
            ator, origem=bloco.origem, unidades=unidades, processos=processos_do_bloco(bloco)
        )
        return
    no_bloco = ItemDoBloco.objects.do_bloco(bloco).order_by().values("documento_id")
    documentos = Documento.objects.filter(pk__in=no_bloco, processo__in=processos_do_bloco(bloco))
    liberar_documentos(
        ator,
        origem=bloco.origem,
        unidades=unidades,
        documentos=list(documentos.exclude(estado=Documento.Estado.CANCELADO)),
        assina=True,
    )


def _mover(bloco: Bloco, estado: str) -> None:
    bloco.estado, bloco.movido_em = estado, agora()
    bloco.save()


@acao(
    "cancelar_disponibilizacao",
    titulo="Cancelar disponibilização",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO, DISPONIBILIZADO),
    sobre="bloco",
    registra=False,
)
def cancelar_disponibilizacao(ator: Ator, *, bloco: Bloco) -> Bloco:
    """Take the block back from every unit that still has it. Signatures made stay.

    When everything in it is under sigilo by now there is no history to write in but its own.
    """
    Disponibilizacao.objects.filter(
        bloco=bloco, devolvido_em__isnull=True, cancelado_em__isnull=True
    ).update(cancelado_em=agora())
    recolher_documentos(ator, origem=bloco.origem)
    _mover(bloco, E.ABERTO)
    contar_nos_processos(
        ator, bloco, andamentos.DISPONIBILIZACAO_CANCELADA, "Disponibilização cancelada"
    )
    return bloco


@acao(
    "receber_bloco",
    titulo="Receber",
    estado=(NAO_EXCLUIDO, ESTA_AQUI),
    sobre="bloco",
    registra=False,
)
def receber_bloco(ator: Ator, *, bloco: Bloco) -> None:
    """The unit opened the block for the first time."""
    aqui = na_unidade(ator, bloco)
    if aqui is not None and aqui.recebido_em is None:
        aqui.recebido_em = agora()
        aqui.save()
        anotar_no_bloco(ator, bloco, f"Recebido em {ator.unidade_sigla}")


@acao(
    "devolver_bloco",
    titulo="Devolver",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, ESTA_AQUI),
    sobre="bloco",
    registra=False,
)
def devolver_bloco(ator: Ator, *, bloco: Bloco) -> Bloco:
    """Give the block back, signed or not; when every unit did, it is back with the owner."""
    aqui = na_unidade(ator, bloco)
    assert aqui is not None
    aqui.devolvido_em = agora()
    aqui.save()
    recolher_documentos(ator, origem=bloco.origem, unidade_id=ator.minha_unidade)
    faltam = Disponibilizacao.objects.filter(
        bloco=bloco, devolvido_em__isnull=True, cancelado_em__isnull=True
    )
    _mover(bloco, E.DISPONIBILIZADO if faltam.exists() else E.RETORNADO)
    contar_nos_processos(
        ator,
        bloco,
        andamentos.RETORNADO,
        f"Devolvido por {ator.unidade_sigla}",
        unidade=ator.unidade_sigla,
    )
    return bloco
