"""Representations that somebody of the institution checks."""

from django.urls import URLPattern, path

from seiva.web import representacoes

_R = "<slug:instituicao>/representacoes"

urlpatterns: list[URLPattern] = [
    path(f"{_R}/", representacoes.representacoes_por_conferir, name="representacoes_por_conferir"),
    path(
        f"{_R}/<int:representacao>/",
        representacoes.representacao_conferir,
        name="representacao_conferir",
    ),
]
