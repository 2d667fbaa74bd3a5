"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import (
    administracao,
    ajuda,
    atos_de_documento,
    auditoria,
    autos,
    blocos,
    documentos,
    entrada,
    instituicao,
    leituras,
    pesquisa,
    processos,
    reorganizar,
    sigilo,
)

urlpatterns = [
    *ajuda.urlpatterns,
    *entrada.urlpatterns,
    *instituicao.urlpatterns,
    *atos_de_documento.urlpatterns,
    *auditoria.urlpatterns,
    *autos.urlpatterns,
    *blocos.urlpatterns,
    *documentos.urlpatterns,
    *leituras.urlpatterns,
    *pesquisa.urlpatterns,
    *processos.urlpatterns,
    *reorganizar.urlpatterns,
    *sigilo.urlpatterns,
    *administracao.urlpatterns,  # last: a register's key is any word
]
