"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import (
    ajuda,
    atos_de_documento,
    auditoria,
    autos,
    blocos,
    documentos,
    entrada,
    leituras,
    pesquisa,
    portabilidade,
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
    *leituras.urlpatterns,
    *pesquisa.urlpatterns,
    *portabilidade.urlpatterns,
    *processos.urlpatterns,
    *sigilo.urlpatterns,
]
