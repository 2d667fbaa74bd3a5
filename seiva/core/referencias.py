"""References between rows, asked of the database when it matters to know."""

from django.db import connection


def conferir_referencias() -> None:
    """Check the deferred constraints now instead of at the end of the transaction.

    Raises `IntegrityError`; call it inside a savepoint, which is what is lost then.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
