"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, documentos, entrada, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *documentos.urlpatterns,
]
