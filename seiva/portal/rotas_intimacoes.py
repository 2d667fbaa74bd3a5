"""Addresses of the citizen's notices, and of the calendar of deadlines."""

from django.urls import URLPattern, path

from seiva.portal import indisponibilidades, intimacoes, meus_intimacoes
from seiva.portal import intimacoes_documentos as documentos

_I = "<slug:instituicao>"
_UMA = f"{_I}/meus/intimacoes/<int:intimacao>"
_DOCUMENTO = f"{_UMA}/documentos/<int:numero_do_documento>"

urlpatterns: list[URLPattern] = [
    path("meus/intimacoes/", meus_intimacoes.todas, name="minhas_intimacoes"),
    path("meus/intimacoes/agenda/", meus_intimacoes.agenda, name="minha_agenda"),
    path(
        "meus/agenda/<str:segredo_da_pessoa>/prazos.ics",
        meus_intimacoes.prazos_ics,
        name="meus_prazos",
    ),
    path(
        f"{_I}/indisponibilidades/",
        indisponibilidades.indisponibilidades,
        name="indisponibilidades",
    ),
    path(f"{_I}/meus/intimacoes/", intimacoes.minhas, name="meus_intimacoes"),
    path(f"{_I}/meus/intimacoes/agenda/", intimacoes.agenda, name="meus_agenda"),
    path(f"{_UMA}/", intimacoes.intimacao, name="meus_intimacao"),
    path(f"{_UMA}/abrir/", intimacoes.abrir, name="meus_intimacao_abrir"),
    path(f"{_UMA}/responder/", intimacoes.responder, name="meus_intimacao_responder"),
    path(f"{_DOCUMENTO}/", documentos.arquivo, name="meus_intimacao_arquivo"),
    path(f"{_DOCUMENTO}/texto/", documentos.conteudo, name="meus_intimacao_conteudo"),
    path(f"{_DOCUMENTO}/imagens/<str:sha256>/", documentos.imagem, name="meus_intimacao_imagem"),
    path(
        f"{_I}/agenda/<str:segredo_da_agenda>/prazos.ics",
        intimacoes.prazos_ics,
        name="agenda_de_prazos",
    ),
]
