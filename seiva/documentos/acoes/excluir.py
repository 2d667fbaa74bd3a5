"""Excluir and cancelar documents (domain.md §2.5)."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.models import Documento
from seiva.documentos.niveis import recalcular_nivel
from seiva.documentos.situacao import (
    CANETA_AMARELA,
    CANETA_PRETA,
    DA_MINHA_UNIDADE,
    EXCLUIVEL,
    NAO_BLOQUEADO,
    NAO_CANCELADO,
    NAO_MINUTA,
    PROCESSO_ABERTO_AQUI,
)
from seiva.documentos.situacao_da_unidade import contar_para_assinar


@acao(
    "excluir_documento",
    titulo="Excluir",
    exige="documento.incluir",
    estado=(
        DA_MINHA_UNIDADE,
        NAO_BLOQUEADO,
        NAO_CANCELADO,
        CANETA_AMARELA,
        EXCLUIVEL,
        PROCESSO_ABERTO_AQUI,
    ),
    sobre="documento",
)
def excluir_documento(ator: Ator, *, documento: Documento) -> None:
    """Take a document out while nobody outside the unit saw it; its number is not reused.

    The versions and signed bytes stay in the append-only tables: only the node goes.
    """
    processo, unidade_id = documento.processo, documento.unidade_id
    numero, nome = documento.numero_formatado, documento.nome
    documento.excluido_em = agora()
    documento.save(update_fields=["excluido_em"])
    recalcular_nivel(ator, processo)
    contar_para_assinar(processo, unidade_id)
    registrar(andamentos.EXCLUIDO, processo, ator, numero=numero, nome=nome)


@acao(
    "cancelar_documento",
    titulo="Cancelar",
    exige="documento.cancelar",
    estado=(DA_MINHA_UNIDADE, NAO_CANCELADO, NAO_MINUTA, CANETA_PRETA, PROCESSO_ABERTO_AQUI),
    sobre="documento",
)
def cancelar_documento(ator: Ator, *, documento: Documento, motivo: str) -> Documento:
    """Make the content inaccessible to all; the node stays, greyed, with the reason."""
    motivo = motivo.strip()
    if not motivo:
        raise RegraViolada("sem_motivo", "Escreva o motivo do cancelamento.", campo="motivo")
    if len(motivo) > 500:
        raise RegraViolada("motivo_longo", "O motivo tem até 500 caracteres.", campo="motivo")
    documento.estado = Documento.Estado.CANCELADO
    documento.motivo_cancelamento, documento.cancelado_em = motivo, agora()
    documento.save()
    recalcular_nivel(ator, documento.processo)
    registrar(
        andamentos.CANCELADO,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        motivo=motivo,
    )
    return documento
