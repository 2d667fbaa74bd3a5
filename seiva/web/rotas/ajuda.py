"""Help: the index and each page of the manual. Before `<instituicao>/`, which is any word."""

from django.urls import URLPattern, path

from seiva.web import ajuda

urlpatterns: list[URLPattern] = [
    path("ajuda/", ajuda.indice, name="ajuda"),
    path("ajuda/<slug:pagina>/", ajuda.pagina, name="ajuda_pagina"),
]
