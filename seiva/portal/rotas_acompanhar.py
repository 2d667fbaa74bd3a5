"""Addresses of who follows a process."""

from django.urls import URLPattern, path

from seiva.portal import acompanhar

_PROCESSO = "<slug:instituicao>/processo/<str:digitos>/acompanhar"
_LINK = "<slug:instituicao>/acompanhar"

urlpatterns: list[URLPattern] = [
    path(f"{_PROCESSO}/", acompanhar.acompanhar, name="acompanhar"),
    path(f"{_PROCESSO}/avisar/", acompanhar.avisar, name="acompanhar_avisar"),
    path(f"{_LINK}/<str:aceite>/confirmar/", acompanhar.confirmar, name="acompanhar_confirmar"),
    path(f"{_LINK}/<str:retirada>/sair/", acompanhar.sair, name="acompanhar_sair"),
]
