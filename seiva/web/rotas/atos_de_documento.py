"""Files signed by others, and acts over documents besides writing and signing."""

from django.urls import URLPattern, path

from seiva.web import ordenar
from seiva.web.documentos import comentarios, defora, mudancas

_I = "<slug:instituicao>"
_P = f"{_I}/processos/<int:processo>"
_D = f"{_I}/documentos/<int:documento>"

urlpatterns: list[URLPattern] = [
    path(f"{_D}/assinaturas/", defora.assinaturas, name="documento_assinaturas"),
    path(f"{_D}/autenticar/", mudancas.autenticar, name="documento_autenticar"),
    path(f"{_D}/declaracao.json", mudancas.declaracao, name="documento_declaracao"),
    path(f"{_D}/mover/", mudancas.mover, name="documento_mover"),
    path(f"{_D}/substituir/", mudancas.substituir, name="documento_substituir"),
    path(f"{_D}/comentarios/", comentarios.do_documento, name="documento_comentarios"),
    path(f"{_P}/comentarios/", comentarios.do_processo, name="processo_comentarios"),
    path(f"{_I}/comentarios/<int:comentario>/", comentarios.comentario, name="comentario"),
    path(f"{_P}/ordenar/", ordenar.ordenar, name="processo_ordenar"),
]
