"""Marking, in what is shown, the words that were searched."""

import re

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from seiva.core.textos import sem_acentos
from seiva.pesquisa.regras.canonico import palavra_canonica
from seiva.pesquisa.regras.consulta import Consulta, entender

_PALAVRA = re.compile(r"\w+")


def _radicais(formas: set[str]) -> dict[str, str]:
    """Stem of each canonical word, by the same dictionary as the index: one query."""
    if not formas:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p, coalesce((ts_lexize('pg_catalog.portuguese_stem', p))[1], '') "
            "FROM unnest(%s::text[]) p",
            [sorted(formas)],
        )
        return dict(cursor.fetchall())


class Destaque:
    """Marks of one search over many short texts, all given at once."""

    def __init__(self, procura: str | Consulta, textos: list[str]) -> None:
        consulta = entender(procura) if isinstance(procura, str) else procura
        procuradas = set(consulta.termos)
        presentes = {
            palavra_canonica(sem_acentos(p)) for texto in textos for p in _PALAVRA.findall(texto)
        }
        radicais = _radicais(procuradas | presentes)
        alvos = {radicais.get(p, "") for p in procuradas} - {""}
        self._marcadas = {p for p in presentes if radicais.get(p) in alvos}
        if consulta.prefixos:
            self._marcadas |= {p for p in presentes if p.startswith(consulta.prefixos)}

    def marcar(self, texto: str) -> SafeString:
        """The text, escaped, with the searched words inside `<mark>`."""
        partes: list[str] = []
        fim = 0
        for achada in _PALAVRA.finditer(texto):
            partes.append(escape(texto[fim : achada.start()]))
            palavra = escape(achada.group())
            forma = palavra_canonica(sem_acentos(achada.group()))
            partes.append(f"<mark>{palavra}</mark>" if forma in self._marcadas else palavra)
            fim = achada.end()
        partes.append(escape(texto[fim:]))
        return mark_safe("".join(partes))  # noqa: S308  every part was escaped above
