"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import importar, inicio

urlpatterns = [
    *inicio.urlpatterns,
    *importar.urlpatterns,
]
