"""The front page."""

from django.urls import URLPattern, path

from seiva.plataforma import inicio

urlpatterns: list[URLPattern] = [
    path("plataforma/", inicio.inicio, name="plataforma"),
]
