"""Reorganisation of units, and what was left without one."""

from django.urls import URLPattern, path

from seiva.web import reorganizar
from seiva.web.administracao import acervo

_R = "<slug:instituicao>/administracao/reorganizar"

urlpatterns: list[URLPattern] = [
    path("<slug:instituicao>/administracao/acervo/", acervo.acervo, name="acervo_global"),
    path(f"{_R}/", reorganizar.inicio, name="reorganizar"),
    path(f"{_R}/feitas/<int:reorganizacao>/", reorganizar.andamento, name="reorganizacao"),
    path(
        f"{_R}/feitas/<int:reorganizacao>/retomar/",
        reorganizar.retomar,
        name="reorganizacao_retomar",
    ),
    path(f"{_R}/<slug:como>/", reorganizar.escolher, name="reorganizar_escolher"),
]
