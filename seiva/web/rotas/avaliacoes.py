"""Comments of evaluations, for who takes care of the service."""

from django.urls import URLPattern, path

from seiva.web import avaliacoes

_A = "<slug:instituicao>/avaliacoes/comentarios"

urlpatterns: list[URLPattern] = [
    path(f"{_A}/", avaliacoes.avaliacoes_comentarios, name="avaliacoes_comentarios"),
    path(f"{_A}.csv", avaliacoes.avaliacoes_comentarios_csv, name="avaliacoes_comentarios_csv"),
]
