"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, atos_de_documento, documentos, entrada, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *documentos.urlpatterns,
    *atos_de_documento.urlpatterns,
]
