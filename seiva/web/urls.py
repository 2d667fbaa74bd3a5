"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import (
    ajuda,
    atos_de_documento,
    auditoria,
    autos,
    blocos,
    documentos,
    economia,
    entrada,
    leituras,
    pesquisa,
    processos,
    sigilo,
)

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *atos_de_documento.urlpatterns,
    *auditoria.urlpatterns,
    *autos.urlpatterns,
    *blocos.urlpatterns,
    *documentos.urlpatterns,
    *economia.urlpatterns,
    *leituras.urlpatterns,
    *pesquisa.urlpatterns,
    *processos.urlpatterns,
    *sigilo.urlpatterns,
]
