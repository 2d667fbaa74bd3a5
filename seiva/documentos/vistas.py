"""What a person of outside may ask to read, and has asked."""

import re
from collections.abc import Collection

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.models import Documento, DocumentoPedido, PedidoDeVista
from seiva.processos.models import Processo

OFERECIDOS = 500


def fechados_a(ator: Ator, processo: Processo) -> list[Documento]:
    """Documents of a process that the actor knows of and may not read because the law restricts
    them, in order. Cancelled ones are for nobody; veiled ones open by themselves."""
    conhecidos = Documento.objects.marcados_por(ator).do_processo(processo)
    vivos = conhecidos.exclude(estado="cancelado").filter(velado=False, legivel=False)
    achados = vivos.select_related("tipo", "processo").order_by("ordem")[:OFERECIDOS]
    return [d for d in achados if d.nivel_efetivo == NivelAcesso.RESTRITO]


def numeros_pedidos(pedidos: Collection[PedidoDeVista]) -> dict[int, list[str]]:
    """Numbers of the documents that each request names; a request of the whole has none."""
    linhas = DocumentoPedido.objects.filter(pedido__in=[p.pk for p in pedidos])
    numeros: dict[int, list[str]] = {}
    for linha in linhas.select_related("documento").order_by("documento__ordem"):
        numeros.setdefault(linha.pedido_id, []).append(linha.documento.numero_formatado)
    return numeros


def pelos_numeros(ator: Ator, processo: Processo, digitado: str) -> list[int]:
    """Keys of the documents of a process whose numbers somebody typed, in any separation.

    Raises `RegraViolada` for a number that is of none that the actor reads there.
    """
    numeros = {int(n) for n in re.findall(r"\d{1,15}", digitado)}
    if not numeros:
        return []
    achados = Documento.objects.legiveis_por(ator).do_processo(processo).filter(numero__in=numeros)
    chaves = dict(achados.values_list("numero", "pk"))
    if faltam := sorted(numeros - set(chaves)):
        raise RegraViolada(
            "documento_de_outro",
            f"Não há neste processo documento de número {faltam[0]}.",
            campo="numeros",
        )
    return sorted(chaves.values())
