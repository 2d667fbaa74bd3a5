"""The board of adoptions."""

from django.urls import URLPattern, path

from seiva.plataforma import adesoes

urlpatterns: list[URLPattern] = [
    path("plataforma/adesoes/", adesoes.quadro, name="plataforma_adesoes"),
    path("plataforma/adesoes/<int:adesao>/", adesoes.adesao, name="plataforma_adesao"),
    path(
        "plataforma/adesoes/<int:adesao>/<slug:verbo>/", adesoes.ato, name="plataforma_adesao_ato"
    ),
]
