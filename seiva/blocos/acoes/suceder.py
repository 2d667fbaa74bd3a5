"""Suceder: blocks of a unit, and blocks that are in it, pass to another unit."""

from seiva.blocos.historico import anotar_no_bloco
from seiva.blocos.models import Bloco, Disponibilizacao
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.acoes.liberar import recolher_documentos
from seiva.documentos.acoes.suceder import suceder_liberacoes
from seiva.processos.sucessao import Sucessao


@acao(
    "suceder_bloco",
    titulo="Passar bloco à unidade sucessora",
    exige="instituicao.administrar",
    registra=False,
)
def suceder_bloco(ator: Ator, *, bloco: Bloco, sucessao: Sucessao) -> bool:
    """The unit's own block is now of `para`; taken back from `para`, if it was there.

    Says so in the block's own history: the processes tell of themselves. False when it is not of
    the unit (any more).
    """
    bloco = Bloco.travar_linha(bloco.pk)
    if bloco.unidade_id != sucessao.de.pk:
        return False
    bloco.unidade = sucessao.para
    if bloco.atribuido_a_id not in sucessao.lotados:
        bloco.atribuido_a = None
    la = Disponibilizacao.objects.filter(bloco=bloco, unidade=sucessao.para).first()
    if la is not None and la.vigente:
        la.cancelado_em = agora()
        la.save()
        recolher_documentos(ator, origem=bloco.origem, unidade_id=sucessao.para.pk)
        _voltar_se_ninguem_tem(bloco, Bloco.Estado.ABERTO)
    bloco.save()
    _contar(ator, bloco, sucessao)
    return True


@acao(
    "suceder_bloco_recebido",
    titulo="Passar bloco recebido à unidade sucessora",
    exige="instituicao.administrar",
    registra=False,
)
def suceder_bloco_recebido(ator: Ator, *, bloco: Bloco, sucessao: Sucessao) -> bool:
    """A block of others that was in the unit is now in `para`; back with its owner, if that is
    `para`."""
    bloco = Bloco.travar_linha(bloco.pk)
    daqui = Disponibilizacao.objects.filter(bloco=bloco, unidade=sucessao.de).first()
    if daqui is None or not daqui.vigente:
        return False
    la = Disponibilizacao.objects.filter(bloco=bloco, unidade=sucessao.para).first()
    suceder_liberacoes(ator, origem=bloco.origem, sucessao=sucessao)
    if bloco.unidade_id == sucessao.para.pk:
        daqui.devolvido_em = agora()
        daqui.save()
        _voltar_se_ninguem_tem(bloco, Bloco.Estado.RETORNADO)
    elif la is None:
        daqui.unidade = sucessao.para
        if daqui.atribuido_a_id not in sucessao.lotados:
            daqui.atribuido_a = None
        daqui.save()
    else:
        if not la.vigente:
            la.disponibilizado_em, la.recebido_em = daqui.disponibilizado_em, daqui.recebido_em
            la.devolvido_em = la.cancelado_em = None
            la.save()
        daqui.cancelado_em = agora()
        daqui.save()
    bloco.save()
    _contar(ator, bloco, sucessao)
    return True


def _voltar_se_ninguem_tem(bloco: Bloco, estado: str) -> None:
    """Out with nobody any more: it is with its owner."""
    fora = Disponibilizacao.objects.filter(
        bloco=bloco, devolvido_em__isnull=True, cancelado_em__isnull=True
    )
    if bloco.estado == Bloco.Estado.DISPONIBILIZADO and not fora.exists():
        bloco.estado = estado


def _contar(ator: Ator, bloco: Bloco, sucessao: Sucessao) -> None:
    de, para = sucessao.de.sigla, sucessao.para.sigla
    anotar_no_bloco(ator, bloco, f"Passou de {de} para {para} por reorganização: {sucessao.ato}")
