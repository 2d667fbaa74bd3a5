"""Notices served by units."""

from django.urls import URLPattern, path

from seiva.web import intimacoes
from seiva.web.documentos import intimar

_I = "<slug:instituicao>"

urlpatterns: list[URLPattern] = [
    path(f"{_I}/documentos/<int:documento>/intimar/", intimar.intimar, name="documento_intimar"),
    path(
        f"{_I}/processos/<int:processo>/intimacoes/",
        intimacoes.intimacoes,
        name="processo_intimacoes",
    ),
]
