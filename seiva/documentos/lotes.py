"""Working through a batch of signatures, and the marks of what each person read."""

from collections.abc import Collection

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora
from seiva.documentos.acoes.assinar import assinar_pedido
from seiva.documentos.legibilidade import a_ler
from seiva.documentos.models import Documento, Lido, LoteDeAssinaturas, PedidoDeAssinatura

SUMIU = "O documento não está mais disponível para a sua unidade."
INESPERADO = (
    "Houve uma falha ao assinar este documento. Nada dele ficou pela metade: tente de novo."
)


def marcar_lido(ator: Ator, documento: Documento) -> None:
    """Remember the version that was shown to the person."""
    lido, novo = Lido.objects.get_or_create(
        documento=documento,
        conta_id=ator.minha_conta,
        defaults={"versao": documento.versao_atual, "quando": agora()},
    )
    if not novo and lido.versao != documento.versao_atual:
        lido.versao, lido.quando = documento.versao_atual, agora()
        lido.save(update_fields=["versao", "quando"])


def desmarcar_lido(ator: Ator, documento: Documento) -> None:
    """The person wants to read it again before signing."""
    Lido.objects.filter(documento=documento, conta_id=ator.minha_conta).delete()


def versoes_lidas(ator: Ator, documentos: Collection[int]) -> dict[int, int]:
    """Id of each document that the person read → the last version read."""
    lidos = Lido.objects.filter(documento__in=documentos, conta_id=ator.minha_conta)
    return dict(lidos.values_list("documento_id", "versao"))


def pendentes(lote: LoteDeAssinaturas) -> list[int]:
    """Ids of what is left of a batch; nothing when its password no longer holds."""
    if not lote.vale:
        return []
    por_fazer = PedidoDeAssinatura.objects.do_lote(lote).pendentes()
    return list(por_fazer.values_list("pk", flat=True))


def atender(ator: Ator, pedido_id: int) -> None:
    """Sign one document of a batch, or write why not, in the transaction that is open.

    Two requests over the same batch share it: what one holds, the other leaves alone.
    """
    pedido = (
        PedidoDeAssinatura.objects.pendentes()
        .select_related("lote__cargo")
        .select_for_update(of=("self",), skip_locked=True)
        .filter(pk=pedido_id)
        .first()
    )
    if pedido is None:
        return
    try:
        documento = a_ler(ator, pedido.documento_id)
        assinar_pedido(ator, documento=documento, pedido=pedido)
    except NaoEncontrado:
        _recusar(pedido, SUMIU)
    except RegraViolada as erro:
        if erro.codigo == "ja_assinado":
            pedido.estado = PedidoDeAssinatura.Estado.ASSINADO
            pedido.save(update_fields=["estado"])
        elif erro.codigo != "senha_vencida":
            _recusar(pedido, erro.mensagem)


def dar_por_falho(pedido_id: int) -> None:
    """Signing broke unexpectedly and was undone: the others of the batch go on."""
    for pedido in PedidoDeAssinatura.objects.pendentes().filter(pk=pedido_id):
        _recusar(pedido, INESPERADO)


def _recusar(pedido: PedidoDeAssinatura, motivo: str) -> None:
    pedido.estado, pedido.motivo = PedidoDeAssinatura.Estado.RECUSADO, motivo[:500]
    pedido.save(update_fields=["estado", "motivo"])
