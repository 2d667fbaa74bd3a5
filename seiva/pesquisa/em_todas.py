"""Public acts of many institutions, by words: what anybody may look for in the whole platform.

The index answers keys of what its marks call public; each institution's own tables, in its scope
and under the rule of visibility, say which of them are shown (docs/adr/0040).
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.pesquisa.da_pagina import Achado, da_pagina
from seiva.pesquisa.documentos import Encontrados, so_legiveis
from seiva.pesquisa.publica import dos_documentos
from seiva.pesquisa.regras.consulta import Consulta, entender

TETO = 100  # acts that are counted and put in order of relevance; the most recent ones
PRAZO_DE_FRASES = 120  # ms of reading texts for the nearness of words
_PERGUNTA = "SELECT * FROM seiva_pesquisar_atos_publicos(%s, %s, %s, %s, %s, %s, %s)"


@dataclass(frozen=True)
class Atos:
    """What was found: pairs of institution and document, in order of relevance.

    `truncado`: there are more, older than these. `interrompido`: the time for reading phrases
    ended before the older ones.
    """

    consulta: Consulta
    chaves: list[tuple[int, int]] = field(default_factory=list)
    truncado: bool = False
    interrompido: bool = False


def achar_atos(
    texto: str,
    *,
    casas: Collection[int],
    de: datetime | None = None,
    ate: datetime | None = None,
) -> Atos:
    """Public documents of these institutions with these words, made from `de` on and before
    `ate`: one query, whatever the number of institutions."""
    consulta = entender(texto)
    if not consulta.ampla or not casas:
        return Atos(consulta)
    valores = [consulta.ampla, consulta.exata, list(casas), de, ate, TETO, PRAZO_DE_FRASES]
    with connection.cursor() as cursor:
        cursor.execute(_PERGUNTA, valores)
        de_quem, quais, truncado, interrompido = cursor.fetchone()
    return Atos(consulta, list(zip(de_quem, quais, strict=True)), truncado, interrompido)


def lidos_da_pagina(atos: Atos, primeiro: int, quantos: int) -> list[tuple[int, Achado]]:
    """The documents of one page, each with its institution, in the order found.

    Three queries for each institution of the page, besides opening its scope; what the rule of
    visibility refuses meanwhile is not there, nor what was found by a person's name.
    """
    pagina = atos.chaves[primeiro : primeiro + quantos]
    por_casa: dict[int, list[int]] = defaultdict(list)
    for casa, chave in pagina:
        por_casa[casa].append(chave)
    lidos: dict[int, Achado] = {}
    for casa, chaves in por_casa.items():
        with escopo(casa):
            ator = Ator.publico(casa)
            certos = dos_documentos(Encontrados(atos.consulta, so_legiveis(ator, chaves)))
            lidos |= {achado.pk: achado for achado in da_pagina(ator, certos, 0, len(chaves))}
    return [(casa, lidos[chave]) for casa, chave in pagina if chave in lidos]
