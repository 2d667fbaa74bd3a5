"""Who read what: the institution's log, a process's readers, and what concerns a person."""

from django.urls import URLPattern, path

from seiva.web import auditoria

_I = "<slug:instituicao>"

urlpatterns: list[URLPattern] = [
    path("conta/quem-viu/", auditoria.quem_viu_meus_dados, name="quem_viu"),
    path(f"{_I}/auditoria/", auditoria.leituras, name="auditoria"),
    path(f"{_I}/auditoria/leituras.csv", auditoria.exportar, name="auditoria_csv"),
    path(f"{_I}/processos/<int:processo>/leituras/", auditoria.quem_leu, name="processo_leituras"),
]
