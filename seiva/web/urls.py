"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, documentos, entrada, processos, sigilo

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *sigilo.urlpatterns,
    *documentos.urlpatterns,
]
