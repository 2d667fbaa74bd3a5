"""The whole process out, and one process inside another."""

from django.urls import URLPattern, path

from seiva.web import anexar, autos

_P = "<slug:instituicao>/processos/<int:processo>"
_E = f"{_P}/autos/<int:exportacao>"
_PDF, _ZIP = {"formato": "pdf"}, {"formato": "zip"}

urlpatterns: list[URLPattern] = [
    path(f"{_P}/gerar-pdf/", autos.gerar, _PDF, name="processo_gerar_pdf"),
    path(f"{_P}/gerar-zip/", autos.gerar, _ZIP, name="processo_gerar_zip"),
    path(f"{_P}/pdf/", autos.direto, _PDF, name="processo_pdf"),
    path(f"{_P}/zip/", autos.direto, _ZIP, name="processo_zip"),
    path(f"{_E}/", autos.exportacao, name="exportacao"),
    path(f"{_E}/arquivo/", autos.arquivo, name="exportacao_arquivo"),
    path(f"{_P}/anexar/", anexar.anexar, name="processo_anexar"),
    path(f"{_P}/desanexar/", anexar.desanexar, name="processo_desanexar"),
]
