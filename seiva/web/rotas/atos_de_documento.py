"""Files signed by others, and acts over documents besides writing and signing."""

from django.urls import URLPattern, path

from seiva.web.documentos import defora

_I = "<slug:instituicao>"
_P = f"{_I}/processos/<int:processo>"
_D = f"{_I}/documentos/<int:documento>"

urlpatterns: list[URLPattern] = [
    path(f"{_D}/assinaturas/", defora.assinaturas, name="documento_assinaturas"),
]
