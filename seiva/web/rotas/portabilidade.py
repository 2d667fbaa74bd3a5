"""Everything out, and the pilot that begins again."""

from django.urls import URLPattern, path

from seiva.web import portabilidade

_A = "<slug:instituicao>/administracao"

urlpatterns: list[URLPattern] = [
    path(f"{_A}/exportar/", portabilidade.exportar, name="exportar_instituicao"),
    path(f"{_A}/exportar/<int:saida>/", portabilidade.andamento, name="pacote_andamento"),
    path(f"{_A}/exportar/<int:saida>/arquivo/", portabilidade.arquivo, name="pacote_arquivo"),
    path(f"{_A}/reiniciar/", portabilidade.reiniciar, name="reiniciar_piloto"),
]
