"""The institution's own parameters and its first steps."""

from django.urls import URLPattern, path

from seiva.web import implantacao, parametros

_I = "<slug:instituicao>"

urlpatterns: list[URLPattern] = [
    path(f"{_I}/administracao/instituicao/", parametros.parametros, name="instituicao_parametros"),
    path(f"{_I}/administracao/instituicao/timbre.pdf", parametros.timbre, name="timbre"),
    path(f"{_I}/primeiros-passos/", implantacao.passos, name="primeiros_passos"),
    path(f"{_I}/primeiros-passos/producao/", implantacao.producao, name="passar_a_producao"),
]
