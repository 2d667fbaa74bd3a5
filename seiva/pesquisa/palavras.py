"""Which words of a text answer to a search: the same form and the same stems as the index."""

import functools
import re
from collections.abc import Collection

from django.db import connection

from seiva.core.textos import sem_acentos
from seiva.pesquisa.regras.canonico import palavra_canonica
from seiva.pesquisa.regras.consulta import Consulta

_COMECO, _COMECO_DE_CURTA, _CURTA = 3, 2, 4  # letters that inflection never changes
_ACENTOS = {
    "a": "aàáâãäå", "c": "cç", "e": "eèéêë", "i": "iìíîï", "n": "nñ", "o": "oòóôõö",
    "u": "uùúûü", "y": "yýÿ",
}  # fmt: skip
_MAIS_GUARDADOS = 100_000
_guardados: dict[str, str] = {}


@functools.lru_cache(maxsize=100_000)
def forma(palavra: str) -> str:
    """Canonical form of a word as it is written in a text."""
    return palavra_canonica(sem_acentos(palavra))


def padrao(consulta: Consulta) -> re.Pattern[str] | None:
    """Words that begin as some searched word does: the only ones worth a stem."""
    comecos = set()
    for termo in consulta.termos:
        if termo.isdigit():
            comecos.add(f"0*{termo}")
        else:
            curta = len(termo) <= _CURTA  # and so is what inflects it: few words to look at
            comeco = "".join(_letra(c) for c in termo[: _COMECO_DE_CURTA if curta else _COMECO])
            comecos.add(comeco + (r"[^\W_]{0,5}(?![^\W_])" if curta else ""))
    comecos |= {"".join(_letra(c) for c in prefixo) for prefixo in consulta.prefixos}
    if not comecos:
        return None
    juntos = "|".join(sorted(comecos))
    letras = {t[0] for t in (*consulta.termos, *consulta.prefixos)}
    letras |= {"0"} if any(t.isdigit() for t in consulta.termos) else set()
    primeiras = "".join(sorted(_ACENTOS.get(c, c) for c in letras))
    # The first look is at one letter: nearly everywhere it is the only one.
    return re.compile(rf"(?=[{primeiras}])(?<![^\W_])(?:{juntos})[^\W_]*", re.IGNORECASE)


def _letra(c: str) -> str:
    return f"[{_ACENTOS[c]}]" if c in _ACENTOS else re.escape(c)


def certas(consulta: Consulta, presentes: Collection[str]) -> dict[str, str]:
    """Canonical words to be marked, each with the searched stem that it answers to."""
    if not presentes:
        return {}
    conhecidos = _radicais({*presentes, *consulta.termos})
    alvos = {conhecidos[termo] for termo in consulta.termos} - {""}
    marcadas = {p: conhecidos[p] for p in presentes if conhecidos[p] in alvos}
    for prefixo in consulta.prefixos:
        marcadas |= {p: prefixo for p in presentes if p.startswith(prefixo)}
    return marcadas


def as_que_tem(consulta: Consulta, textos: list[str]) -> list[int]:
    """Which of these texts, already canonical, answer to a search: their places, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.n - 1 FROM unnest(%s::text[]) WITH ORDINALITY t(texto, n) "
            "WHERE to_tsvector('pg_catalog.portuguese', t.texto) "
            "@@ to_tsquery('pg_catalog.portuguese', %s) ORDER BY t.n",
            [textos, consulta.inteira],
        )
        return [linha[0] for linha in cursor.fetchall()]


def _radicais(formas: Collection[str]) -> dict[str, str]:
    """Stem of each canonical word, "" when it has none.

    It depends on the word alone and never changes: each is asked of the database once in the
    life of the process, in one query for those not yet known. A number is its own stem.
    """
    achados = {f: f if f.isdigit() else _guardados.get(f) for f in formas}
    novas = [f for f, radical in achados.items() if radical is None]
    lidos: dict[str, str] = {}
    if novas:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT p, coalesce((ts_lexize('pg_catalog.portuguese_stem', p))[1], '') "
                "FROM unnest(%s::text[]) p",
                [novas],
            )
            lidos = dict(cursor.fetchall())
        if len(_guardados) + len(lidos) > _MAIS_GUARDADOS:
            _guardados.clear()
        _guardados.update(lidos)
    return {f: radical or lidos.get(f, "") for f, radical in achados.items()}
