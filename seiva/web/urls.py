"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, documentos, entrada, leituras, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *documentos.urlpatterns,
    *leituras.urlpatterns,
]
