"""Processes under sigilo: the password, the credentials, the unit's collection."""

from django.urls import URLPattern, path

from seiva.web import acervo, credenciais, niveis
from seiva.web.documentos import credenciais as de_assinatura

_I = "<slug:instituicao>"
_P = f"{_I}/processos/<int:processo>"
_D = f"{_I}/documentos/<int:documento>"

urlpatterns: list[URLPattern] = [
    path(f"{_P}/senha/", credenciais.entrar, name="processo_senha"),
    path(f"{_P}/credenciais/", credenciais.credenciais, name="processo_credenciais"),
    path(f"{_D}/senha/", de_assinatura.entrar, name="documento_senha"),
    path(f"{_D}/credenciais/", de_assinatura.credenciais, name="documento_credenciais"),
    path(f"{_D}/renunciar/", de_assinatura.renunciar, name="documento_renunciar"),
    path(f"{_I}/niveis-de-acesso/", niveis.niveis, name="niveis_da_instituicao"),
    path(f"{_I}/acervo-sigiloso/", acervo.acervo, name="acervo_sigiloso"),
]
