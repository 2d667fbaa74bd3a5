"""What was opened to people from outside, and what one of them asked."""

from typing import Any
from uuid import uuid4

from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.core.relogio import agora, hoje
from seiva.documentos.acessos import abrir_acesso
from seiva.documentos.acoes.acesso import NovoAcesso, conceder_acesso
from seiva.documentos.concessoes import segredo_da
from seiva.documentos.models import Documento, DocumentoPedido, PedidoDeVista
from seiva.organizacao.models import Conta
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.models import AcessoExterno, Processo


def povoar_acesso(ator: Ator, processo: Processo, documento: Documento) -> dict[str, Any]:
    """One access of the person who acts, one by a link, to one document each, and a request."""
    novo = NovoAcesso(
        "Vera Luz", "vera@exemplo.example", "Parte", uuid4(), documentos=[documento.pk]
    )
    with _em_ato(declarada("atualizar_andamento")):
        atualizar_andamento(ator, processo=processo, texto="Acesso externo")
        abrir_acesso(
            processo,
            conta=Conta.objects.get(pk=ator.minha_conta),
            origem=AcessoExterno.Origem.CONCESSAO,
            integral=False,
            documentos=[documento],
        )
        pedido = PedidoDeVista.objects.create(
            processo=processo,
            conta_id=ator.minha_conta,
            integral=False,
            pedido_em=agora(),
            prazo=hoje(),
        )
        DocumentoPedido.objects.create(pedido=pedido, documento=documento)
    concessao = conceder_acesso(ator, processo=processo, novo=novo)
    return {"chave_do_acesso": segredo_da(concessao)}
