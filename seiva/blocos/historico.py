"""Writing what happens to a block: in its own history and in that of its processes."""

from seiva.andamentos.registro import registrar
from seiva.andamentos.tipos import TipoAndamento
from seiva.blocos.models import Bloco, ItemDoBloco, Ocorrencia
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.processos.models import Processo


def anotar_no_bloco(ator: Ator, bloco: Bloco, texto: str, item: ItemDoBloco | None = None) -> None:
    """One entry of the block's own history; with `item`, read by who may know of it."""
    Ocorrencia.objects.create(
        bloco=bloco,
        processo_id=item.processo_id if item else None,
        documento_id=item.documento_id if item else None,
        unidade_id=ator.minha_unidade,
        conta_id=ator.minha_conta,
        nome=ator.nome,
        sigla=ator.unidade_sigla,
        texto=texto[:600],
        quando=agora(),
    )


def processos_do_bloco(bloco: Bloco) -> list[Processo]:
    """Processes of the items, except what is under sigilo now: blocks say nothing of it."""
    itens = ItemDoBloco.objects.do_bloco(bloco)
    return list(
        Processo.objects.filter(
            pk__in=itens.order_by().values("processo_id"), nivel_efetivo__lt=NivelAcesso.SIGILOSO
        ).order_by("pk")
    )


def contar_nos_processos(
    ator: Ator, bloco: Bloco, tipo: TipoAndamento, texto: str, **dados: str
) -> None:
    """The same fact in the history of each process of the block, whose rows are locked, and in
    that of the block."""
    for processo in processos_do_bloco(bloco):
        registrar(tipo, processo, ator, quando=None, bloco=bloco.nome, **dados)
    anotar_no_bloco(ator, bloco, texto)
