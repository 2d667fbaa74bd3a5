"""Addresses of the Carta de Serviços."""

from django.urls import URLPattern, path

from seiva.portal import servicos

urlpatterns: list[URLPattern] = [
    path("<slug:instituicao>/servicos/", servicos.servicos, name="servicos"),
    path("<slug:instituicao>/servicos/<slug:endereco>/", servicos.servico, name="servico"),
]
