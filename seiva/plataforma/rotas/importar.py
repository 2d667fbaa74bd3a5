"""Institutions that come from another Seiva."""

from django.urls import URLPattern, path

from seiva.plataforma import importar

urlpatterns: list[URLPattern] = [
    path("plataforma/importar/", importar.importar, name="plataforma_importar"),
]
