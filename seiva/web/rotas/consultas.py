"""Public consultations, for who conducts them."""

from django.urls import URLPattern, path

from seiva.web.consultas import abrir, conduzir

_C = "<slug:instituicao>/processos/<int:processo>/consultas"

urlpatterns: list[URLPattern] = [
    path(f"{_C}/", abrir.consultas, name="processo_consultas"),
    path(f"{_C}/abrir/", abrir.abrir, name="consulta_abrir"),
    path(f"{_C}/<int:consulta>/", conduzir.conduzir, name="consulta_conduzir"),
]
