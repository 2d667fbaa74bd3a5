"""Excerpts of what was found: the best passage of each text, with the searched words marked."""

import unicodedata
from collections.abc import Mapping
from html import escape
from itertools import islice

from django.utils.safestring import SafeString

from seiva.pesquisa.palavras import certas, forma, padrao
from seiva.pesquisa.regras.consulta import Consulta

TAMANHO = 260  # characters of an excerpt
_ANTES = 70
_MAIS_ACHADOS = 400  # in one text


class Trechos:
    """Excerpts of many texts for one search, all given at once: one query for their words."""

    def __init__(self, consulta: Consulta, textos: Mapping[int, str]) -> None:
        self._textos = {
            pk: unicodedata.normalize("NFC", " ".join(texto.split()))
            for pk, texto in textos.items()
        }
        self._achados: dict[int, list[tuple[int, int, str]]] = {}
        procurado = padrao(consulta)
        if procurado is None:
            return
        lidas = {
            pk: [
                (a.start(), a.end(), forma(a[0]))
                for a in islice(procurado.finditer(texto), 10 * _MAIS_ACHADOS)
            ]
            for pk, texto in self._textos.items()
        }
        presentes = {forma for achadas in lidas.values() for _, _, forma in achadas}
        marcadas = certas(consulta, presentes)
        for pk, achadas in lidas.items():
            boas = [(i, f, marcadas[p]) for i, f, p in achadas if p in marcadas]
            self._achados[pk] = boas[:_MAIS_ACHADOS]

    def sem_marca(self) -> list[int]:
        """Texts in which no word was found."""
        return [pk for pk in self._textos if not self._achados.get(pk)]

    def trecho(self, chave: int) -> SafeString:
        """The passage with most of the words, escaped, with `<mark>`; else the beginning."""
        texto, achados = self._textos.get(chave, ""), self._achados.get(chave, [])
        inicio = _corte(texto, _melhor(achados) - _ANTES)
        fim = _corte(texto, inicio + TAMANHO)
        partes = ["… " if inicio else ""]
        lugar = inicio
        for comeco, final, _ in achados:
            if inicio <= comeco and final <= fim:
                partes += [escape(texto[lugar:comeco]), "<mark>", escape(texto[comeco:final])]
                partes.append("</mark>")
                lugar = final
        partes += [escape(texto[lugar:fim].rstrip()), " …" if fim < len(texto) else ""]
        return SafeString("".join(partes))


def _melhor(achados: list[tuple[int, int, str]]) -> int:
    """Where the stretch begins that holds most of the searched words; the first, on a tie."""
    melhor, nota = 0, (0, 0)
    for i, (inicio, _, _) in enumerate(achados):
        dentro = []
        for _, final, radical in islice(achados, i, i + 30):
            if final - inicio > TAMANHO - _ANTES:
                break
            dentro.append(radical)
        desta = (len(set(dentro)), len(dentro))
        if desta > nota:
            melhor, nota = inicio, desta
    return melhor


def _corte(texto: str, lugar: int) -> int:
    """The nearest place at or before `lugar` where a word begins."""
    if lugar <= 0:
        return 0
    if lugar >= len(texto):
        return len(texto)
    espaco = texto.rfind(" ", max(0, lugar - 40), lugar)
    return espaco + 1 if espaco >= 0 else lugar
