"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, auditoria, documentos, entrada, pesquisa, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *auditoria.urlpatterns,
    *processos.urlpatterns,
    *documentos.urlpatterns,
    *pesquisa.urlpatterns,
]
