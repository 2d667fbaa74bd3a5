"""Blocks: lists, one block, its acts, and putting things into it."""

from django.urls import URLPattern, path

from seiva.web.blocos import atos, incluir, lista, pagina

_I = "<slug:instituicao>"
_B = f"{_I}/blocos/<int:bloco>"

urlpatterns: list[URLPattern] = [
    path(f"{_I}/blocos/", lista.blocos, name="blocos"),
    path(f"{_I}/blocos/novo/", lista.novo, name="bloco_novo"),
    path(f"{_I}/blocos/incluir/", incluir.incluir, name="bloco_incluir"),
    path(f"{_I}/processos/<int:processo>/bloco/", incluir.processo, name="processo_bloco"),
    path(f"{_I}/documentos/<int:documento>/bloco/", incluir.documento, name="documento_bloco"),
    path(f"{_B}/", pagina.bloco, name="bloco"),
    path(f"{_B}/itens/<int:item>/", atos.item, name="bloco_item"),
    path(f"{_B}/<slug:ato>/", atos.ato, name="bloco_ato"),
]
