"""Secrets of links never reach the log: an address is written without the part that is a key.

The server logs the address of every answer from 400 on, and a link that ended answers 410.
"""

import logging
import re

# A secret of a link is a part of an address with 43 characters, perhaps after an institution's key.
_SEGREDO = re.compile(r"/[A-Za-z0-9_-]{40,}(?=/|\s|$)")


def sem_segredos(texto: str) -> str:
    """The text with what follows the address of a link taken out."""
    return _SEGREDO.sub("/…", texto)


class SemSegredos(logging.Filter):
    """Filter of a handler: rewrites the message and its arguments; lets everything through."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = sem_segredos(record.getMessage())
        record.args = ()
        return True
