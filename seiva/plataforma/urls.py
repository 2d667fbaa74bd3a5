"""The operator's addresses: `/plataforma/…`."""

from seiva.plataforma.rotas import adesoes, inicio, operacao

urlpatterns = [
    *inicio.urlpatterns,
    *adesoes.urlpatterns,
    *operacao.urlpatterns,
from seiva.plataforma.rotas import economia, inicio

urlpatterns = [
    *inicio.urlpatterns,
    *economia.urlpatterns,
from seiva.plataforma.rotas import importar, inicio

urlpatterns = [
    *inicio.urlpatterns,
    *importar.urlpatterns,
]
