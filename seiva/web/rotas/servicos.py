"""The Carta de Serviços, for who writes it."""

from django.urls import URLPattern, path

from seiva.web.servicos import editor, lista

_E = "<slug:instituicao>/administracao/servicos"

urlpatterns: list[URLPattern] = [
    path(f"{_E}/", lista.lista, name="servicos_admin"),
    path(f"{_E}.csv", lista.exportar, name="servicos_csv"),
    path(f"{_E}/novo/", lista.novo, name="servico_novo"),
    path(f"{_E}/galeria/", lista.galeria, name="servicos_galeria"),
    path(f"{_E}/<int:servico>/", editor.editar, name="servico_editar"),
    path(f"{_E}/<int:servico>/previa/", editor.previa, name="servico_previa"),
    path(f"{_E}/<int:servico>/versoes/", lista.versoes, name="servico_versoes"),
    path(f"{_E}/<int:servico>/versoes/<int:numero>/", lista.versao, name="servico_versao"),
    path(f"{_E}/<int:servico>/<slug:ato_do_servico>/", lista.ato, name="servico_ato"),
]
