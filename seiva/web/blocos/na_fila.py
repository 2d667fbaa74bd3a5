"""What the queue Para assinar says of blocks."""

from typing import Any
from urllib.parse import urlencode

from seiva.blocos.models import Bloco, ItemDoBloco
from seiva.catalogo.models import NivelAcesso
from seiva.documentos.models import Documento
from seiva.web.acesso import Requisicao
from seiva.web.documentos.comum import endereco, inteiro

SIGILOSO = NivelAcesso.SIGILOSO


def _recebidos(requisicao: Requisicao) -> Any:
    recebidos = Bloco.objects.recebidos_por(requisicao.ator)
    return recebidos.filter(tipo=Bloco.Tipo.ASSINATURA).select_related("unidade")


def so_de(requisicao: Requisicao, fila: Any, de: str) -> Any:
    """Documents of the unit's own processes, of the blocks received, or of one of them."""
    ator = requisicao.ator
    if de == "processos":
        return fila.filter(unidade_id=ator.unidade_id)
    if de == "blocos":  # nothing under sigilo is in one
        return fila.exclude(unidade_id=ator.unidade_id).filter(
            nivel__lt=SIGILOSO, processo__nivel_efetivo__lt=SIGILOSO
        )
    bloco = inteiro(de)
    if bloco is None:
        return fila
    visiveis = Bloco.objects.visiveis_por(requisicao.ator).filter(pk=bloco)
    itens = ItemDoBloco.objects.visiveis_por(requisicao.ator).filter(bloco__in=visiveis)
    return fila.filter(pk__in=itens.values("documento_id"))


def opcoes(requisicao: Requisicao, url: str, de: str) -> list[dict[str, Any]]:
    """Ways of narrowing the queue; none when there is no block."""
    blocos = list(_recebidos(requisicao).order_by("-prioritario", "-movido_em")[:20])
    if not blocos and not de:
        return []
    fixas = [("", "Todos"), ("processos", "Da unidade"), ("blocos", "De blocos")]
    deles = [(str(b.pk), f"Bloco {b.numero}, de {b.unidade.sigla}") for b in blocos]
    return [
        {
            "rotulo": rotulo,
            "url": f"{url}?{urlencode({'de': valor})}" if valor else url,
            "atual": valor == de,
        }
        for valor, rotulo in [*fixas, *deles]
    ]


def blocos_de(requisicao: Requisicao, documentos: list[Documento]) -> dict[int, list[Any]]:
    """Document → the received blocks in which it is."""
    itens = ItemDoBloco.objects.visiveis_por(requisicao.ator).filter(
        documento__in=[d.pk for d in documentos], bloco__in=_recebidos(requisicao)
    )
    resposta: dict[int, list[Any]] = {}
    for item in itens.select_related("bloco").order_by("bloco_id"):
        url = endereco(requisicao, "bloco", bloco=item.bloco_id)
        resposta.setdefault(item.documento_id, []).append(
            {"nome": f"Bloco {item.bloco.numero}", "url": url, "anotacao": item.anotacao}
        )
    return resposta
