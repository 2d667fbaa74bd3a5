"""Background jobs of external accesses and of who asks for one."""

from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.concessoes import link_da
from seiva.documentos.mensagens_de_acesso import (
    ACESSO_EXTERNO,
    VISTA_PEDIDA,
    VISTA_PRORROGADA,
    VISTA_RECUSADA,
)
from seiva.documentos.models import ConcessaoDeAcesso, PedidoDeVista
from seiva.organizacao.correio.envio import entregar
from seiva.organizacao.models import Instituicao
from seiva.processos.models import AcessoExterno, Passagem


@tarefa("documentos.avisar_do_acesso", fila="correio")
def avisar_do_acesso(ator: Ator, *, concessao_id: int) -> None:
    """Mail the address to who may read. The message is made here: the secret waits in no queue."""
    concessao = ConcessaoDeAcesso.travar(concessao_id)
    acesso = AcessoExterno.objects.select_related("processo").um(pk=concessao.acesso_id)
    if not concessao.valendo or acesso.processo.sigiloso:
        return
    casa = Instituicao.objects.get(pk=instituicao_atual())
    entregar(
        ACESSO_EXTERNO,
        chave=f"acesso:{concessao.pk}",
        para=concessao.email,
        variaveis={
            "nome": concessao.nome,
            "processo": acesso.processo.numero,
            "alcance": "o processo inteiro" if acesso.integral else "documentos escolhidos",
            "motivo": concessao.motivo,
            "prazo": f"{localtime(acesso.vence_em):%d/%m/%Y}" if acesso.vence_em else "",
            "link": link_da(concessao, casa),
        },
    )


@tarefa("documentos.avisar_da_vista", fila="correio")
def avisar_da_vista(ator: Ator, *, pedido_id: int) -> None:
    """Tell the units that have the process, of those that want to be told, that somebody asked."""
    pedido, casa = _pedido(pedido_id)
    if not pedido.aberto or pedido.processo.sigiloso:
        return
    abertas = Passagem.objects.do_processo(pedido.processo).abertas().select_related("unidade")
    for unidade in (passagem.unidade for passagem in abertas):
        if not (unidade.avisa_envio and unidade.email):
            continue
        entregar(
            VISTA_PEDIDA,
            chave=f"vista:{pedido.pk}:{unidade.pk}",
            para=unidade.email,
            variaveis={
                "unidade": unidade.sigla,
                "processo": pedido.processo.numero,
                "prazo": f"{pedido.prazo:%d/%m/%Y}",
                "link": f"{settings.URL_BASE}/{casa.slug}/processos/{pedido.processo_id}"
                "/acesso-externo/",
            },
        )


@tarefa("documentos.avisar_da_recusa", fila="correio")
def avisar_da_recusa(ator: Ator, *, pedido_id: int) -> None:
    """Tell the person that it was refused, by which law, why, and how to appeal."""
    pedido, casa = _pedido(pedido_id)
    if pedido.estado == PedidoDeVista.Estado.RECUSADO and not pedido.processo.sigiloso:
        dito = {"hipotese": str(pedido.hipotese), "motivo": pedido.resposta}
        _escrever(VISTA_RECUSADA, pedido, casa, dito)


@tarefa("documentos.avisar_da_prorrogacao", fila="correio")
def avisar_da_prorrogacao(ator: Ator, *, pedido_id: int) -> None:
    """Tell the person until when the answer comes now, and why it is late."""
    pedido, casa = _pedido(pedido_id)
    if pedido.prorrogacao and not pedido.processo.sigiloso:
        dito = {"motivo": pedido.prorrogacao, "prazo": f"{pedido.prazo:%d/%m/%Y}"}
        _escrever(VISTA_PRORROGADA, pedido, casa, dito)


def _pedido(pedido_id: int) -> tuple[PedidoDeVista, Instituicao]:
    lidos = PedidoDeVista.objects.select_related("conta", "processo", "hipotese")
    return lidos.um(pk=pedido_id), Instituicao.objects.get(pk=instituicao_atual())


def _escrever(especie: Any, pedido: PedidoDeVista, casa: Instituicao, dito: dict[str, str]) -> None:
    entregar(
        especie,
        chave=f"{especie.codigo}:{pedido.pk}",
        para=pedido.conta.email,
        variaveis=dito
        | {
            "nome": pedido.conta.nome,
            "processo": pedido.processo.numero,
            "link": f"{settings.URL_BASE}/{casa.slug}/meus/vistas/",
        },
    )
