"""What the pages of blocks share."""

from typing import Any

from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao
from seiva.web.documentos.comum import endereco, inteiro

ICONES = {"A": "assinar", "R": "pessoas", "I": "pasta-aberta"}
TONS = {"A": "contorno", "D": "info", "R": "aviso", "C": "ok"}


def achar_bloco(requisicao: Requisicao, pk: int) -> Bloco:
    """A block of the unit, or one that is there now; any other does not exist."""
    visiveis = Bloco.objects.visiveis_por(requisicao.ator)
    achado: Bloco = visiveis.select_related("unidade", "autor", "atribuido_a").um(pk=pk)
    return achado


def achar_item(requisicao: Requisicao, bloco: Bloco, pk: int) -> ItemDoBloco:
    itens = ItemDoBloco.objects.do_bloco(bloco).visiveis_por(requisicao.ator)
    achado: ItemDoBloco = itens.select_related("processo__tipo", "documento__tipo").um(pk=pk)
    return achado


def resumo(requisicao: Requisicao, bloco: Bloco, aqui: Disponibilizacao | None) -> dict[str, Any]:
    """Identification of a block, as the unit of the actor sees its state."""
    estado, tom = str(bloco.get_estado_display()), TONS[bloco.estado]
    if aqui is not None:
        estado, tom = ("Recebido", "info") if aqui.recebido_em else ("Por receber", "aviso")
    quem = aqui.atribuido_a if aqui is not None else bloco.atribuido_a
    return {
        "id": bloco.pk,
        "numero": bloco.numero,
        "nome": bloco.nome,
        "tipo": bloco.get_tipo_display(),
        "icone": ICONES[bloco.tipo],
        "descricao": bloco.descricao,
        "prioritario": bloco.prioritario,
        "revisado": bloco.revisado,
        "estado": estado,
        "tom": tom,
        "unidade": bloco.unidade.sigla,
        "de_fora": aqui is not None,
        "atribuido": quem.nome if quem else "",
        "quando": bloco.movido_em,
        "url": endereco(requisicao, "bloco", bloco=bloco.pk),
    }


def escolhidos(valores: list[str], maximo: int = 100) -> list[int]:
    """Ids from the address or from a form."""
    ids = {inteiro(valor) for valor in valores[:maximo]} - {None}
    return sorted(pk for pk in ids if pk is not None)


def processos_escolhidos(requisicao: Requisicao, ids: list[int]) -> list[Processo]:
    localizaveis = Processo.objects.localizaveis_por(requisicao.ator)
    return list(
        localizaveis.filter(pk__in=ids).select_related("tipo", "instituicao").order_by("pk")
    )


def documentos_escolhidos(requisicao: Requisicao, ids: list[int]) -> list[Documento]:
    listaveis = Documento.objects.listaveis_por(requisicao.ator).filter(pk__in=ids)
    return list(listaveis.select_related("tipo", "processo").order_by("processo_id", "pk"))
