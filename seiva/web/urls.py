"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import ajuda, auditoria, documentos, entrada, processos

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *auditoria.urlpatterns,
    *processos.urlpatterns,
    *documentos.urlpatterns,
]
