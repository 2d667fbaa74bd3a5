"""Search, and the searches that people keep."""

from django.urls import URLPattern, path

from seiva.web.pesquisa import pagina, salvas

_I = "<slug:instituicao>"

urlpatterns: list[URLPattern] = [
    path(f"{_I}/pesquisa/", pagina.pesquisa, name="pesquisa"),
    path(f"{_I}/pesquisa/guardar/", salvas.guardar, name="pesquisa_guardar"),
    path(
        f"{_I}/pesquisa/guardadas/<int:salva>/esquecer/", salvas.esquecer, name="pesquisa_esquecer"
    ),
]
