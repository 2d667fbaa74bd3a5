"""Institutions, jobs, notices and the map."""

from django.urls import URLPattern, path

from seiva.plataforma import avisos, instituicoes, mapa, tarefas

_P = "plataforma/"
_I = f"{_P}instituicoes/<slug:instituicao>/"

urlpatterns: list[URLPattern] = [
    path(f"{_P}instituicoes/", instituicoes.lista, name="plataforma_instituicoes"),
    path(f"{_P}instituicoes.csv", instituicoes.exportar, name="plataforma_instituicoes_csv"),
    path(_I, instituicoes.pagina, name="plataforma_instituicao"),
    path(f"{_I}medir/", instituicoes.medir, name="plataforma_instituicao_medir"),
    path(
        f"{_I}<slug:ato_da_operacao>/",
        instituicoes.ato,
        name="plataforma_instituicao_ato",
    ),
    path(f"{_P}mapa/", mapa.mapa, name="plataforma_mapa"),
    path(f"{_P}tarefas/", tarefas.lista, name="plataforma_tarefas"),
    path(f"{_P}tarefas/ato/", tarefas.ato, name="plataforma_tarefas_ato"),
    path(f"{_P}avisos/", avisos.lista, name="plataforma_avisos"),
    path(f"{_P}avisos/novo/", avisos.novo, name="plataforma_aviso_novo"),
    path(f"{_P}avisos/encerrar/", avisos.encerrar, name="plataforma_aviso_encerrar"),
]
