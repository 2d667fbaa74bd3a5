"""Servants' addresses: `/<instituicao>/…`."""

from seiva.web.rotas import documentos, entrada, processos

urlpatterns = [*entrada.urlpatterns, *processos.urlpatterns, *documentos.urlpatterns]
