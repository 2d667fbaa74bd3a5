"""Processes under sigilo: the password, the credentials, the unit's collection."""

from django.urls import URLPattern, path

from seiva.web import acervo, credenciais, niveis

_I = "<slug:instituicao>"
_P = f"{_I}/processos/<int:processo>"

urlpatterns: list[URLPattern] = [
    path(f"{_P}/senha/", credenciais.entrar, name="processo_senha"),
    path(f"{_P}/credenciais/", credenciais.credenciais, name="processo_credenciais"),
    path(f"{_I}/niveis-de-acesso/", niveis.niveis, name="niveis_da_instituicao"),
    path(f"{_I}/acervo-sigiloso/", acervo.acervo, name="acervo_sigiloso"),
]
