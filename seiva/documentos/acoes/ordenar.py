"""Ordenar: the order of the documents in the tree."""

from collections.abc import Sequence

from django.db.models import F

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.documentos import andamentos
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from seiva.processos.situacao import ABERTO_AQUI

_CONTADAS = 20


@acao(
    "ordenar_documentos",
    titulo="Ordenar documentos",
    exige="documento.incluir",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def ordenar_documentos(
    ator: Ator, *, processo: Processo, vistos: Sequence[int], ordem: Sequence[int]
) -> int:
    """Put the documents that the actor sees in a new order; how many changed place.

    `vistos` is the order that the person had on the screen and `ordem` the one wanted, both by
    id. What the actor does not see (drafts of others) stays where it is. Raises `Conflito` when
    the tree changed meanwhile, and nothing is moved.
    """
    atuais = list(Documento.objects.do_processo(processo).listaveis_por(ator).na_arvore())
    if [d.pk for d in atuais] != list(vistos):
        raise Conflito(
            "arvore_mudou",
            "A árvore mudou depois que você abriu esta página. Confira como está e ordene de novo.",
        )
    if sorted(ordem) != sorted(vistos):
        raise RegraViolada("ordem_incompleta", "Cada documento deve aparecer uma vez na ordem.")
    lugares = [d.ordem for d in atuais]
    novos = dict(zip(ordem, lugares, strict=True))
    mudados = [d for d in atuais if novos[d.pk] != d.ordem]
    if not mudados:
        return 0
    posicao = {pk: i for i, pk in enumerate(ordem, start=1)}
    mudancas = [
        f"{d.numero_formatado} de {i} para {posicao[d.pk]}"
        for i, d in enumerate(atuais, start=1)
        if d in mudados and not d.minuta  # other units may not know of a draft
    ]
    # A place is of one document at a time: first out of the way, then each to its own.
    longe = processo.documentos_incluidos + max(lugares)
    Documento.objects.filter(pk__in=[d.pk for d in mudados]).update(ordem=F("ordem") + longe)
    for documento in mudados:
        documento.ordem = novos[documento.pk]
    Documento.objects.bulk_update(mudados, ["ordem"], batch_size=500)
    registrar(andamentos.ORDEM_ALTERADA, processo, ator, mudancas=_resumo(mudancas))
    return len(mudados)


def _resumo(mudancas: list[str]) -> str:
    if not mudancas:
        return "minutas"
    resto = len(mudancas) - _CONTADAS
    return "; ".join(mudancas[:_CONTADAS]) + (f"; e mais {resto}" if resto > 0 else "")
