"""Addresses of who reads, from outside, what was opened to them."""

from django.urls import URLPattern, path

from seiva.portal import acesso_externo, meu_acesso, vistas

_LINK = "<slug:instituicao>/acesso/<str:chave_do_acesso>"
_MEU = "<slug:instituicao>/meus/acesso/<slug:digitos>"
_D = "documento/<int:numero_do_documento>"

urlpatterns: list[URLPattern] = [
    path(f"{_LINK}/", acesso_externo.processo, name="acesso_por_link"),
    path(f"{_LINK}/{_D}/", acesso_externo.documento, name="acesso_por_link_documento"),
    path(f"{_LINK}/{_D}/conteudo/", acesso_externo.conteudo, name="acesso_por_link_conteudo"),
    path(f"{_LINK}/{_D}/arquivo/", acesso_externo.arquivo, name="acesso_por_link_arquivo"),
    path("<slug:instituicao>/meus/vistas/", vistas.meus, name="meus_vistas"),
    path(
        "<slug:instituicao>/processo/<slug:digitos>/pedir-vista/", vistas.pedir, name="pedir_vista"
    ),
    path(f"{_MEU}/", meu_acesso.processo, name="meu_acesso"),
    path(f"{_MEU}/{_D}/", meu_acesso.documento, name="meu_acesso_documento"),
    path(f"{_MEU}/{_D}/conteudo/", meu_acesso.conteudo, name="meu_acesso_conteudo"),
    path(f"{_MEU}/{_D}/arquivo/", meu_acesso.arquivo, name="meu_acesso_arquivo"),
]
