"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import inicio, operacao

urlpatterns = [
    *inicio.urlpatterns,
    *operacao.urlpatterns,
]
