"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import (
    administracao,
    ajuda,
    atos_de_documento,
    auditoria,
    autos,
    avisos,
    blocos,
    documentos,
    entrada,
    gente,
    leituras,
    pesquisa,
    processos,
    reorganizar,
    seguranca,
    sigilo,
)

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *administracao.urlpatterns,
    *atos_de_documento.urlpatterns,
    *auditoria.urlpatterns,
    *autos.urlpatterns,
    *avisos.urlpatterns,
    *blocos.urlpatterns,
    *documentos.urlpatterns,
    *gente.urlpatterns,
    *leituras.urlpatterns,
    *pesquisa.urlpatterns,
    *processos.urlpatterns,
    *reorganizar.urlpatterns,
    *seguranca.urlpatterns,
    *sigilo.urlpatterns,
]
