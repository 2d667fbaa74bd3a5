"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, autos, documentos, entrada, pesquisa, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *processos.urlpatterns,
    *autos.urlpatterns,
    *documentos.urlpatterns,
    *pesquisa.urlpatterns,
]
