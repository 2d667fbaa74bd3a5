"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import adesoes, inicio

urlpatterns = [
    *inicio.urlpatterns,
    *adesoes.urlpatterns,
]
