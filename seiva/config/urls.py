"""Addresses of the product, by audience."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("seiva.plataforma.urls")),
    path("", include("seiva.portal.urls")),
    path("", include("seiva.web.urls")),
    path("", include("seiva.portal.rotas_casa")),
]
handler400 = "seiva.web.erros.pedido_ruim"
handler403 = "seiva.web.erros.proibido"
handler404 = "seiva.web.erros.nao_encontrado"
handler500 = "seiva.web.erros.interno"
