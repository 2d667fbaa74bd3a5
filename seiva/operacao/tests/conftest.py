"""A real SMTP server for who is told that a deadline moved."""

from seiva.intimacoes.tests.conftest import caixa

__all__ = ["caixa"]
