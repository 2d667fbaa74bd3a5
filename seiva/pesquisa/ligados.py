"""Who signed, who has interest, and what the processes of the documents found are about."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, F, TextField, Value
from django.db.models.functions import Cast

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.documentos.models import Assinatura
from seiva.pesquisa.documentos import FATOS, UmDeTexto, em_texto
from seiva.processos.models import AssuntoDoProcesso, Interessado

_DOCUMENTO, _PROCESSO, _NIVEL, _ABERTO = map(
    FATOS.index, ("documento", "processo", "nivel", "aberto")
)


def _pares(_ator: Ator, *, documentos: str, processos: str) -> Any:
    """Rows (filter, document or process, key of the value)."""
    daqui = UmDeTexto(F("processo_id"), Value(processos))
    linhas = {
        "assinante": (
            Assinatura.objects.vigentes().filter(UmDeTexto(F("documento_id"), Value(documentos))),
            "documento_id",
            "conta_id",
        ),
        "interessado": (Interessado.objects.filter(daqui), "processo_id", "pessoa_id"),
        "assunto": (AssuntoDoProcesso.objects.filter(daqui), "processo_id", "assunto_id"),
    }
    partes = [
        achadas.order_by()
        .annotate(de_que=Value(campo, TextField()))
        .annotate(de=Cast(de, BigIntegerField()), valor=Cast(valor, BigIntegerField()))
        .values_list("de_que", "de", "valor")
        for campo, (achadas, de, valor) in linhas.items()
    ]
    return partes[0].union(*partes[1:], all=True)


_perguntar = Preparada(_pares)


def contar_ligados(
    ator: Ator, fatos: Iterable[tuple[Any, ...]], quantos: int
) -> dict[str, list[tuple[int, int]]]:
    """By filter, keys of its commonest values and how many documents have each: one query.

    fatos: of documents that the actor may read. What is said of a process counts only where the
    process too may be read, and of sigilo nothing is said outside its password.
    """
    abertos = [f for f in fatos if f[_ABERTO] and f[_NIVEL] < NivelAcesso.SIGILOSO]
    if not abertos:
        return {}
    dos_processos = Counter(f[_PROCESSO] for f in abertos)
    pares = _perguntar(
        ator,
        documentos=em_texto(f[_DOCUMENTO] for f in abertos),
        processos=em_texto(dos_processos),
    )
    contados: dict[str, Counter[int]] = defaultdict(Counter)
    for campo, de, valor in set(pares):  # who signed in two units counts once
        contados[campo][valor] += 1 if campo == "assinante" else dos_processos[de]
    return {
        campo: sorted(contagem.items(), key=lambda par: (-par[1], par[0]))[:quantos]
        for campo, contagem in contados.items()
    }
