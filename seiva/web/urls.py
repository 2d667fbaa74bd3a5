"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, documentos, entrada, pesquisa, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *documentos.urlpatterns,
    *pesquisa.urlpatterns,
]
