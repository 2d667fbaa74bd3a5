"""Address of the public version of a document."""

from django.urls import URLPattern, path

from seiva.portal import tarjas

urlpatterns: list[URLPattern] = [
    path(
        "<slug:instituicao>/documento/<int:publicado>/publica.pdf",
        tarjas.versao_publica,
        name="versao_publica",
    ),
]
