"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import inicio

urlpatterns = [
    *inicio.urlpatterns,
]
