"""Neighbours of a page of a list, as addresses: the same for every door."""

from seiva.portas.paginas import cursores, vizinhas

__all__ = ["cursores", "vizinhas"]
