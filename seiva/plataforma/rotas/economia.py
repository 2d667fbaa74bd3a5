"""Savings and times of all institutions."""

from django.urls import URLPattern, path

from seiva.plataforma import economia

_E = "plataforma/economia/"

urlpatterns: list[URLPattern] = [
    path(_E, economia.inicio, name="plataforma_economia"),
    path(f"{_E}precos/", economia.sugerir, name="plataforma_economia_precos"),
    path(
        f"{_E}<slug:painel>.<slug:formato>", economia.exportar, name="plataforma_economia_arquivo"
    ),
]
