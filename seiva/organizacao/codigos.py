"""Numbering codes of órgãos: one sequence for the whole installation."""

from django.db import connection


def proximo_codigo_de_orgao() -> str:
    """A code that no órgão got from here before, so that numbers of two institutions differ.

    Starts at 6001: the State's own órgãos have theirs below. What a transaction that failed took
    is not given back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('organizacao_codigo_de_orgao')")
        return str(cursor.fetchone()[0])
