"""The e-mails of the system, in the administration."""

from django.urls import URLPattern, path

from seiva.web.mensagens import editar, lista

_M = "<slug:instituicao>/administracao/mensagens"
_E = f"{_M}/<slug:mensagem>"

urlpatterns: list[URLPattern] = [
    path(f"{_M}/", lista.lista, name="mensagens"),
    path(f"{_M}/mensagens.csv", lista.exportar, name="mensagens_csv"),
    path(f"{_M}/remetente/", lista.remetente, name="mensagens_remetente"),
    path(f"{_E}/", editar.mensagem, name="mensagem"),
    path(f"{_E}/previa/", editar.previa, name="mensagem_previa"),
    path(f"{_E}/prova/", editar.prova, name="mensagem_prova"),
    path(f"{_E}/restaurar/", editar.restaurar, name="mensagem_restaurar"),
]
