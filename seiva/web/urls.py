"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, blocos, documentos, entrada, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *documentos.urlpatterns,
    *blocos.urlpatterns,
]
