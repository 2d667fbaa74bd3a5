"""Addresses that messages carry."""

from django.conf import settings


def link_da_intimacao(slug: str, destinatario_id: int) -> str:
    """The page of one notice, which asks for the person's account."""
    return f"{settings.URL_BASE}/{slug}/meus/intimacoes/{destinatario_id}/"
