"""Recusar a adesão, e registrar a desistência de quem pediu."""

from seiva.adesao import andamentos
from seiva.adesao.avisos import avisar
from seiva.adesao.models import Adesao, Estado
from seiva.adesao.plataforma import OPERAR
from seiva.adesao.situacao import EM_EXAME, termo_vivo
from seiva.andamentos.registro import registrar
from seiva.andamentos.tipos import TipoAndamento
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.documentos.acoes.externa import cancelar_assinatura_externa
from seiva.documentos.models import AssinaturaExterna
from seiva.processos.models import Processo


@acao(
    "recusar_adesao",
    titulo="Recusar adesão",
    exige=OPERAR,
    estado=(EM_EXAME,),
    sobre="adesao",
)
def recusar_adesao(ator: Ator, *, adesao: Adesao, motivo: str) -> Adesao:
    """End the request with a reason, which the person reads. Another may be made.

    Norma: Lei 9.784/1999, art. 50.
    """
    return _encerrar(ator, adesao, motivo, Estado.RECUSADA, andamentos.RECUSADA)


@acao(
    "registrar_desistencia",
    titulo="Registrar desistência",
    exige=OPERAR,
    estado=(EM_EXAME,),
    sobre="adesao",
)
def registrar_desistencia(ator: Ator, *, adesao: Adesao, motivo: str) -> Adesao:
    """Who asked gave it up, and told so."""
    return _encerrar(ator, adesao, motivo, Estado.DESISTENCIA, andamentos.DESISTENCIA)


def _encerrar(
    ator: Ator, adesao: Adesao, motivo: str, estado: Estado, tipo: TipoAndamento
) -> Adesao:
    motivo = uma_linha(motivo)
    if not motivo:
        raise RegraViolada("motivo_obrigatorio", "Escreva o motivo.", campo="motivo")
    if len(motivo) > 500:
        raise RegraViolada("motivo_longo", "O motivo tem até 500 letras.", campo="motivo")
    _fechar_links(ator, adesao)
    adesao.estado, adesao.motivo, adesao.encerrada_em = estado, motivo, agora()
    adesao.save()
    processo = Processo.travar(adesao.processo_id or 0)
    registrar(tipo, processo, ator, ente=adesao.nome, motivo=motivo)
    avisar(adesao, estado.value)
    return adesao


def _fechar_links(ator: Ator, adesao: Adesao) -> None:
    """Nobody signs the term of a request that ended."""
    termo = termo_vivo(adesao)
    if termo is None:
        return
    for envio in AssinaturaExterna.objects.do_documento(termo).em_aberto():
        cancelar_assinatura_externa(
            ator,
            documento=termo,
            liberacao=envio,
            motivo="O pedido de adesão foi encerrado.",
        )
