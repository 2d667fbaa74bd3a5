"""Demonstration data: three fictional town halls at work.

Data only. ``carregar()`` returns frozen values; who loads them decides how each act runs.
"""

from .leitura import carregar, catalogo, cidadaos
from .modelos import Demo

__all__ = ["Demo", "carregar", "catalogo", "cidadaos"]
