"""Excerpts of what was found: the best passage of each text, with the searched words marked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import islice

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from seiva.core.textos import sem_acentos
from seiva.pesquisa.regras.canonico import palavra_canonica
from seiva.pesquisa.regras.consulta import Consulta

TAMANHO = 260  # characters of an excerpt
_ANTES = 70
_MAIS_ACHADOS = 400  # in one text
_COMECO = 3  # letters that inflection never changes
_ACENTOS = {
    "a": "aàáâãäå", "c": "cç", "e": "eèéêë", "i": "iìíîï", "n": "nñ", "o": "oòóôõö",
    "u": "uùúûü", "y": "yýÿ",
}  # fmt: skip
_ESPACOS = re.compile(r"\s+")


def _padrao(consulta: Consulta) -> re.Pattern[str] | None:
    """Words that begin as some searched word does: the only ones worth a stem."""
    comecos = set()
    for termo in consulta.termos:
        if termo.isdigit():
            comecos.add(f"0*{termo}")
        else:
            comecos.add("".join(_letra(c) for c in termo[:_COMECO]))
    comecos |= {"".join(_letra(c) for c in prefixo) for prefixo in consulta.prefixos}
    if not comecos:
        return None
    juntos = "|".join(sorted(comecos))
    return re.compile(rf"(?<![^\W_])(?:{juntos})[^\W_]*", re.IGNORECASE)


def _letra(c: str) -> str:
    return f"[{_ACENTOS[c]}]" if c in _ACENTOS else re.escape(c)


def _radicais(formas: Iterable[str]) -> dict[str, str]:
    """Stem of each canonical word, by the same dictionary as the index: one query."""
    todas = sorted(set(formas))
    if not todas:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p, coalesce((ts_lexize('pg_catalog.portuguese_stem', p))[1], '') "
            "FROM unnest(%s::text[]) p",
            [todas],
        )
        return dict(cursor.fetchall())


class Trechos:
    """Excerpts of many texts for one search, all given at once: one query for their words."""

    def __init__(self, consulta: Consulta, textos: Mapping[int, str]) -> None:
        self._textos = {
            pk: unicodedata.normalize("NFC", _ESPACOS.sub(" ", texto)).strip()
            for pk, texto in textos.items()
        }
        self._achados: dict[int, list[tuple[int, int, str]]] = {}
        padrao = _padrao(consulta)
        if padrao is None:
            return
        lidas = {
            pk: [
                (a.start(), a.end(), palavra_canonica(sem_acentos(a.group())))
                for a in islice(padrao.finditer(texto), 10 * _MAIS_ACHADOS)
            ]
            for pk, texto in self._textos.items()
        }
        presentes = {forma for achadas in lidas.values() for _, _, forma in achadas}
        certas = _certas(consulta, presentes)
        for pk, achadas in lidas.items():
            boas = [(i, f, certas[p]) for i, f, p in achadas if p in certas]
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
        return mark_safe("".join(partes))  # noqa: S308  every part was escaped above


def _certas(consulta: Consulta, presentes: set[str]) -> dict[str, str]:
    """Canonical words to be marked, each with the searched stem that it answers to."""
    radicais = _radicais(presentes | set(consulta.termos))
    alvos = {radicais[termo] for termo in consulta.termos} - {""}
    certas = {p: radicais[p] for p in presentes if radicais[p] in alvos}
    for prefixo in consulta.prefixos:
        certas |= {p: prefixo for p in presentes if p.startswith(prefixo)}
    return certas


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
