"""Labels: those of the unit, and those of a process."""

from django.urls import URLPattern, path

from seiva.web import marcadores, marcas

_I = "<slug:instituicao>"
_P = f"{_I}/processos/<int:processo>/marcadores"
_M = f"{_I}/marcadores"

urlpatterns: list[URLPattern] = [
    path(f"{_P}/", marcas.marcas, name="processo_marcadores"),
    path(f"{_P}/<int:marca>/", marcas.alterar, name="processo_marca"),
    path(f"{_P}/<int:marca>/tirar/", marcas.tirar, name="processo_marca_tirar"),
    path(f"{_M}/", marcadores.lista, name="marcadores"),
    path(f"{_M}/novo/", marcadores.novo, name="marcador_novo"),
    path(f"{_M}/<int:marcador>/", marcadores.alterar, name="marcador"),
    path(f"{_M}/<int:marcador>/<slug:verbo>/", marcadores.situacao, name="marcador_situacao"),
]
