"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import (
    ajuda,
    auditoria,
    documentos,
    entrada,
    leituras,
    pesquisa,
    processos,
    sigilo,
)

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *auditoria.urlpatterns,
    *documentos.urlpatterns,
    *leituras.urlpatterns,
    *pesquisa.urlpatterns,
    *processos.urlpatterns,
    *sigilo.urlpatterns,
]
