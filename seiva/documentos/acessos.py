"""Opening and closing what someone from outside reads; called by the acts that grant it."""

from collections.abc import Sequence
from datetime import datetime

from seiva.core.relogio import agora
from seiva.documentos.models import Documento, DocumentoDoAcesso
from seiva.organizacao.lugares import lembrar_lugar
from seiva.organizacao.models import Conta
from seiva.processos.models import AcessoExterno, Processo


def abrir_acesso(
    processo: Processo,
    *,
    conta: Conta | None,
    origem: AcessoExterno.Origem,
    integral: bool,
    documentos: Sequence[Documento] = (),
    unidade_id: int | None = None,
    concedido_por_id: int | None = None,
    vence_em: datetime | None = None,
) -> AcessoExterno:
    """Open a process to a person: whole (`integral`), or these documents alone.

    Inside a running act, which registers the andamento. `conta` is None for who will come by a
    link; `vence_em` None means without term.
    """
    acesso: AcessoExterno = AcessoExterno.objects.create(
        processo=processo,
        conta=conta,
        origem=origem,
        integral=integral,
        unidade_id=unidade_id,
        concedido_por_id=concedido_por_id,
        concedido_em=agora(),
        vence_em=vence_em,
    )
    listar_documentos(acesso, documentos)
    if conta is not None:
        lembrar_lugar(conta.cpf)
    return acesso


def listar_documentos(acesso: AcessoExterno, documentos: Sequence[Documento]) -> None:
    """Add documents to the list that an access opens. Inside a running act."""
    DocumentoDoAcesso.objects.bulk_create(
        [DocumentoDoAcesso(acesso=acesso, documento=documento) for documento in documentos]
    )


def encerrar_acesso(acesso: AcessoExterno) -> None:
    """Close it now; a second time changes nothing. Inside a running act."""
    if acesso.encerrado_em is None:
        acesso.encerrado_em = agora()
        acesso.save(update_fields=["encerrado_em"])
