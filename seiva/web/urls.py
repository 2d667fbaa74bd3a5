"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, autos, documentos, entrada, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *autos.urlpatterns,
    *documentos.urlpatterns,
]
