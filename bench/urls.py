"""Seiva's addresses, after the two floors that it is compared with."""

from django.urls import include, path

from bench import piso
from seiva.config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("piso/chave/<int:pk>/", piso.chave, name="piso_chave"),
    path("piso/linhas/", piso.linhas, name="piso_linhas"),
    path("", include("seiva.config.urls")),
]
