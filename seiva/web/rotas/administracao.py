"""Administration of the institution: home, log of changes, and every declared register.

The addresses of a register come last: any other page of administration is asked before them.
"""

from django.urls import URLPattern, path

from seiva.web.administracao import alteracoes, feriados, inicio, lista, previa, registro

_A = "<slug:instituicao>/administracao"
_C = f"{_A}/<slug:cadastro>"

urlpatterns: list[URLPattern] = [
    path(f"{_A}/", inicio.inicio, name="administracao"),
    path(f"{_A}/alteracoes/", alteracoes.alteracoes, name="alteracoes"),
    path(f"{_A}/alteracoes/alteracoes.csv", alteracoes.exportar, name="alteracoes_csv"),
    path(f"{_A}/feriados/completar/", feriados.completar, name="feriados_completar"),
    path(f"{_C}/", lista.lista, name="cadastro"),
    path(f"{_C}/exportar.csv", lista.exportar, name="cadastro_csv"),
    path(f"{_C}/novo/", registro.novo, name="cadastro_novo"),
    path(f"{_C}/previa/", previa.previa, name="cadastro_previa"),
    path(f"{_C}/<int:registro>/", registro.item, name="cadastro_item"),
    path(f"{_C}/<int:registro>/<slug:verbo>/", registro.ato, name="cadastro_ato"),
]
