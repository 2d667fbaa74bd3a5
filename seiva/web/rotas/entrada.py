"""Login, unit and home."""

from django.urls import path

from seiva.web import registro

urlpatterns = [
    path("", registro.inicio, name="inicio"),
    path("entrar/", registro.entrar, name="entrar"),
    path("sair/", registro.sair, name="sair"),
    path("unidade/", registro.unidade, name="unidade"),
    path("<slug:instituicao>/", registro.casa, name="casa"),
]
