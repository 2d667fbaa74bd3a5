"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import (
    ajuda,
    atos_de_documento,
    auditoria,
    autos,
    avisos,
    blocos,
    documentos,
    entrada,
    externas,
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
    *avisos.urlpatterns,
    *blocos.urlpatterns,
    *documentos.urlpatterns,
    *externas.urlpatterns,
    *leituras.urlpatterns,
    *pesquisa.urlpatterns,
    *processos.urlpatterns,
    *sigilo.urlpatterns,
]
