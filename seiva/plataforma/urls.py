"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import adesoes, economia, fora_do_ar, importar, inicio, operacao

urlpatterns = [
    *inicio.urlpatterns,
    *adesoes.urlpatterns,
    *economia.urlpatterns,
    *importar.urlpatterns,
    *operacao.urlpatterns,
    *fora_do_ar.urlpatterns,
]
