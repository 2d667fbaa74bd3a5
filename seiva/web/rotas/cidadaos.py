"""Citizens registered in the institution, in administration."""

from django.urls import URLPattern, path

from seiva.web.administracao import cidadaos, exigencias

_A = "<slug:instituicao>/administracao/cidadaos"

urlpatterns: list[URLPattern] = [
    path(f"{_A}/", cidadaos.cidadaos, name="cidadaos"),
    path(f"{_A}/exigencias/", exigencias.exigencias, name="cidadaos_exigencias"),
    path(f"{_A}/<int:cidadao>/", cidadaos.cidadao, name="cidadao"),
]
