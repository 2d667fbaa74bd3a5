"""Calling an act from a form (`seiva.portas.atos`)."""

from seiva.portas.atos import recusar, tentar

__all__ = ["recusar", "tentar"]
