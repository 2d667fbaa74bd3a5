"""Addresses of who represents whom."""

from django.urls import URLPattern, path

from seiva.portal import representacoes, representacoes_novas

_R = "<slug:instituicao>/meus/representacoes"

urlpatterns: list[URLPattern] = [
    path("meus/representacoes/", representacoes.meus_representantes, name="meus_representacoes"),
    path(f"{_R}/", representacoes.representacoes, name="representacoes"),
    path(f"{_R}/nova/", representacoes_novas.nova_procuracao, name="procuracao_nova"),
    path(
        f"{_R}/<int:representacao>/documento/<slug:papel>/",
        representacoes.documento,
        name="representacao_documento",
    ),
    path(
        f"{_R}/<int:representacao>/encerrar/",
        representacoes.encerrar,
        name="representacao_encerrar",
    ),
    path(
        "<slug:instituicao>/meus/empresas/", representacoes_novas.nova_empresa, name="meus_empresas"
    ),
]
