"""Notices of the platform."""

from django.urls import URLPattern, path

from seiva.web import avisos

urlpatterns: list[URLPattern] = [
    path("<slug:instituicao>/avisos/dispensar/", avisos.dispensar, name="aviso_dispensar"),
]
