"""What was opened of a process to people from outside."""

from django.urls import URLPattern, path

from seiva.web import acesso_externo

urlpatterns: list[URLPattern] = [
    path(
        "<slug:instituicao>/processos/<int:processo>/acesso-externo/",
        acesso_externo.acesso_externo,
        name="processo_acesso_externo",
    ),
]
