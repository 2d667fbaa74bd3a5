"""Who signed, who has interest, and what the processes of the documents found are about."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, TextField, Value
from django.db.models.functions import Cast

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.documentos.models import Documento
from seiva.pesquisa.documentos import UmDeTexto, em_texto
from seiva.processos.models import Processo

# Each filter, and where its value is from a document.
_ONDE = {
    "assinante": "assinaturas__conta__nome",
    "interessado": "processo__interessados__pessoa__nome",
    "assunto": "processo__assuntos__assunto_id",
}
# Signatures whose content was not superseded (`AssinaturaQuerySet.vigentes`).
_SO = {"assinante": {"assinaturas__congelamento__cancelamentos__isnull": True}}


def _contados(ator: Ator, quantos: int, *, documentos: Any) -> Any:
    """Rows (filter, value, documents), the commonest values of each.

    What is said of a process is for who may read it, and of sigilo nothing is said outside its
    password, even to who may enter.
    """
    processo = Processo.objects.legiveis_por(ator).filter(
        pk=OuterRef("processo_id"), nivel_efetivo__lt=NivelAcesso.SIGILOSO
    )
    abertos = Documento.objects.filter(
        UmDeTexto(F("pk"), Value(documentos)), Exists(processo), nivel__lt=NivelAcesso.SIGILOSO
    )
    partes = [
        abertos.filter(**{f"{onde}__isnull": False}, **_SO.get(campo, {}))
        .order_by()
        .annotate(de_que=Value(campo, TextField()), valor=Cast(onde, TextField()))
        .values("de_que", "valor")
        .annotate(quantos=Count("pk", distinct=True))
        .order_by("-quantos", "valor")
        .values_list("de_que", "valor", "quantos")[:quantos]
        for campo, onde in _ONDE.items()
    ]
    return partes[0].union(*partes[1:], all=True)


_perguntar = Preparada(_contados)


def contar_ligados(
    ator: Ator, documentos: Collection[int], quantos: int
) -> dict[str, list[tuple[Any, int]]]:
    """By filter, its commonest values and how many of the documents have each: one query.

    People by name, as the filters take them: two of the same name are one value.
    """
    resposta: dict[str, list[tuple[Any, int]]] = defaultdict(list)
    for campo, valor, total in _perguntar(ator, quantos, documentos=em_texto(documentos)):
        resposta[campo].append((int(valor) if campo == "assunto" else valor, total))
    return {
        campo: sorted(v, key=lambda par: (-par[1], str(par[0]))) for campo, v in resposta.items()
    }
