"""Errors of the paper library, with messages that can be shown to a clerk."""

from __future__ import annotations


class ErroDePapel(Exception):
    """Base of every refusal of this library; ``str()`` is Brazilian Portuguese."""


class ChaveInvalida(ErroDePapel):
    """The master key does not open the stored keys, or a key file is malformed."""


class DeclaracaoInvalida(ErroDePapel):
    """A declaration is malformed, not canonical, or its signature does not check."""


class ConteudoInvalido(ErroDePapel):
    """Data given to assemble a document is missing or malformed."""


class RenderizacaoRecusada(ErroDePapel):
    """The document cannot become a PDF/A: refused resource, missing glyph, no content."""


class SeloRecusado(ErroDePapel):
    """The PDF is not in a state in which a seal may be added."""
