"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import economia, inicio

urlpatterns = [
    *inicio.urlpatterns,
    *economia.urlpatterns,
]
