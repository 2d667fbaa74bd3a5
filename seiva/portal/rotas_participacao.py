"""Addresses of public consultations and of the evaluation of the service."""

from django.urls import URLPattern, path

from seiva.portal import avaliar, contribuir, participacao

_C = "<slug:instituicao>/consultas-publicas"
_U = f"{_C}/<int:consulta>"
_M = f"{_C}/contribuicoes/<int:contribuicao>"

urlpatterns: list[URLPattern] = [
    path(f"{_C}/", participacao.consultas_publicas, name="consultas_publicas"),
    path(f"{_U}/", participacao.consulta_publica, name="consulta_publica"),
    path(f"{_U}/trecho/<int:trecho>/", contribuir.trecho, name="consulta_trecho"),
    path(f"{_U}/minhas/", contribuir.minhas, name="consulta_minhas"),
    path(
        f"{_U}/contribuicoes.<str:formato>",
        participacao.contribuicoes,
        name="consulta_contribuicoes",
    ),
    path("<slug:instituicao>/avaliacoes/", avaliar.avaliacoes, name="avaliacoes"),
    path("<slug:instituicao>/avaliacoes.csv", avaliar.avaliacoes_csv, name="avaliacoes_csv"),
    path("<slug:instituicao>/processo/<slug:digitos>/avaliar/", avaliar.avaliar, name="avaliar"),
    path(
        "<slug:instituicao>/acompanhar/<str:aviso>/avaliar/",
        avaliar.avaliar_pelo_aviso,
        name="avaliar_pelo_aviso",
    ),
    path(f"{_M}/retirar/", contribuir.retirar, name="contribuicao_retirar"),
    path(f"{_M}/replicar/", contribuir.replicar, name="contribuicao_replicar"),
]
