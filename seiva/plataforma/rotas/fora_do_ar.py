"""Outages of the whole service."""

from django.urls import URLPattern, path

from seiva.plataforma import fora_do_ar

_P = "plataforma/fora-do-ar/"

urlpatterns: list[URLPattern] = [
    path(_P, fora_do_ar.lista, name="plataforma_fora_do_ar"),
    path(f"{_P}novo/", fora_do_ar.novo, name="plataforma_fora_do_ar_novo"),
    path(f"{_P}retirar/", fora_do_ar.retirar, name="plataforma_fora_do_ar_retirar"),
]
