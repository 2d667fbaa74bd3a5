"""Savings, times and flow of the institution."""

from django.urls import URLPattern, path

from seiva.web import economia

_I = "<slug:instituicao>/economia/"

urlpatterns: list[URLPattern] = [
    path(_I, economia.inicio, name="economia"),
    path(f"{_I}desempenho/", economia.ver_desempenho, name="economia_desempenho"),
    path(f"{_I}fluxo/", economia.ver_fluxo, name="economia_fluxo"),
    path(f"{_I}precos/", economia.parametros, name="economia_parametros"),
    path(f"{_I}atualizar/", economia.atualizar, name="economia_atualizar"),
    path(f"{_I}<slug:painel>.<slug:formato>", economia.exportar, name="economia_exportar"),
]
