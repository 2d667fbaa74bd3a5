"""Errors of the local supervisor, with messages meant for the person at the terminal."""


class ErroLocal(Exception):
    """Something that stops the start; the message (pt-BR) says what to do about it."""


class EmUso(ErroLocal):
    """Another live process holds the folder."""
