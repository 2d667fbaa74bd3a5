"""Mover: a file included in the wrong process goes to the right one, and leaves its place told."""

from typing import Any

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.documentos import andamentos
from seiva.documentos.models import Documento, Movido
from seiva.documentos.niveis import recalcular_nivel
from seiva.documentos.situacao import (
    ARQUIVO,
    LEGIVEL,
    NAO_BLOQUEADO,
    NAO_CANCELADO,
    PROCESSO_ABERTO_AQUI,
    caneta_preta,
    concluido_depois,
)
from seiva.documentos.situacao_da_unidade import avisar_outras_unidades
from seiva.processos.models import Processo
from seiva.processos.situacao import situacao_de

SIGILO = int(NivelAcesso.SIGILOSO)


@acao(
    "mover_documento",
    titulo="Mover",
    exige="documento.incluir",
    estado=(ARQUIVO, NAO_BLOQUEADO, NAO_CANCELADO, PROCESSO_ABERTO_AQUI, LEGIVEL),
    sobre="documento",
)
def mover_documento(
    ator: Ator, *, documento: Documento, destino: Processo, motivo: str
) -> Documento:
    """Take a file to the end of the tree of another process, both open in the unit.

    The number does not change. The old tree and both histories tell it, but none names a process
    under sigilo. Seen outside once, seen outside for ever (domain.md §2.5).
    """
    motivo = uma_linha(motivo)
    _conferir_motivo(motivo)
    origem = documento.processo
    destino = _conferir_destino(ator, documento, origem, destino)
    visto = documento.visto_fora or caneta_preta(documento) or concluido_depois(documento)
    Movido.objects.create(
        documento=documento,
        de=origem,
        para=destino,
        ordem=documento.ordem,
        numero=documento.numero,
        nome=documento.nome[:250],
        motivo=motivo,
        unidade_id=ator.minha_unidade,
        conta_id=ator.minha_conta,
        quando=agora(),
    )
    destino.documentos_incluidos += 1
    destino.save(update_fields=["documentos_incluidos"])
    documento.processo, documento.ordem = destino, destino.documentos_incluidos
    # What was sent or concluded in the new process before it came does not count for it.
    documento.visto_fora, documento.firmado_em = visto, agora()
    documento.save()
    recalcular_nivel(ator, origem)
    recalcular_nivel(ator, destino)
    _contar(ator, documento, origem, destino, motivo)
    avisar_outras_unidades(ator, destino, documento)
    return documento


def _conferir_motivo(motivo: str) -> None:
    if not motivo:
        raise RegraViolada("sem_motivo", "Escreva por que o documento muda.", campo="motivo")
    if len(motivo) > 500:
        raise RegraViolada("motivo_longo", "O motivo tem até 500 caracteres.", campo="motivo")


def _conferir_destino(
    ator: Ator, documento: Documento, origem: Processo, destino: Processo
) -> Processo:
    """The destination locked and fresh, when the document may go there."""
    if not Processo.objects.localizaveis_por(ator).filter(pk=destino.pk).exists():
        raise NaoEncontrado
    if destino.pk == origem.pk:
        raise RegraViolada("mesmo_processo", "O documento já está neste processo.", campo="destino")
    destino = Processo.travar(destino.pk)
    if not situacao_de(ator, destino).aberta_aqui:
        raise RegraViolada(
            "destino_fechado",
            f"O processo {destino.numero} não está aberto na sua unidade.",
            campo="destino",
        )
    if SIGILO in {origem.nivel_efetivo, documento.nivel} and destino.nivel_efetivo != SIGILO:
        raise SemPermissao(
            "sigilo_nao_sai",
            "O que está sob sigilo só se move para outro processo sigiloso.",
            campo="destino",
        )
    return destino


def _contar(
    ator: Ator, documento: Documento, origem: Processo, destino: Processo, motivo: str
) -> None:
    comum: dict[str, Any] = {
        "numero": documento.numero_formatado,
        "nome": documento.nome,
        "motivo": motivo,
    }
    registrar(andamentos.MOVIDO_PARA, origem, ator, destino=_nome(destino, origem), **comum)
    registrar(andamentos.MOVIDO_DE, destino, ator, origem=_nome(origem, destino), **comum)


def _nome(outro: Processo, lido_em: Processo) -> str:
    """A process under sigilo is not named where others read (domain.md §2.4)."""
    return "sigiloso" if outro.nivel_efetivo == SIGILO else outro.numero
