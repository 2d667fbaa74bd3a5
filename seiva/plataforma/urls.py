"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import adesoes, economia, importar, inicio, operacao

urlpatterns = [
    *inicio.urlpatterns,
    *adesoes.urlpatterns,
    *economia.urlpatterns,
    *importar.urlpatterns,
    *operacao.urlpatterns,
]
