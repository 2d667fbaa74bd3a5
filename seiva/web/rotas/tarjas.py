"""Public versions of documents, with bars."""

from django.urls import URLPattern, path

from seiva.web.documentos import tarjas

_D = "<slug:instituicao>/documentos/<int:documento>/tarjas"

urlpatterns: list[URLPattern] = [
    path(f"{_D}/", tarjas.tarjas, name="tarjas"),
    path(f"{_D}/folha.jpg", tarjas.folha, name="tarjas_folha"),
    path(f"{_D}/previa.pdf", tarjas.previa, name="tarjas_previa"),
]
