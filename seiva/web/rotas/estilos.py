"""How the documents of the institution look."""

from django.urls import URLPattern, path

from seiva.web.administracao import estilos

_E = "<slug:instituicao>/administracao/estilos"

urlpatterns: list[URLPattern] = [
    path(f"{_E}/", estilos.estilos, name="estilos"),
    path(f"{_E}/previa/", estilos.previa, name="estilos_previa"),
    path(f"{_E}/amostra.pdf", estilos.amostra, name="estilos_amostra"),
    path(f"{_E}/restaurar/", estilos.restaurar, name="estilos_restaurar"),
]
