"""Addresses of who asks to come in, and of who signs by a link."""

from django.urls import URLPattern, path

from seiva.portal import adesao, assinar

urlpatterns: list[URLPattern] = [
    path("adesao/", adesao.adesao, name="adesao"),
    path("adesao/confirmar/<str:confirmacao>/", adesao.confirmar, name="adesao_confirmar"),
    path("adesao/<slug:protocolo>/", adesao.pedido, name="adesao_pedido"),
    path("assinar/<str:link>/", assinar.assinar, name="assinar_por_link"),
    path("assinar/<str:link>/documento/", assinar.documento, name="assinar_por_link_documento"),
]
