"""Renditions, attachments and the reading of files."""

from django.urls import URLPattern, path

from seiva.web.documentos import arquivo_lido

_D = "<slug:instituicao>/documentos/<int:documento>"

urlpatterns: list[URLPattern] = [
    path(f"{_D}/vista/", arquivo_lido.vista, name="documento_vista"),
    path(f"{_D}/anexos/<int:anexo>/", arquivo_lido.anexo, name="documento_anexo"),
    path(f"{_D}/leitura/", arquivo_lido.leitura, name="documento_leitura"),
    path(f"{_D}/reler/", arquivo_lido.reler, name="documento_reler"),
]
