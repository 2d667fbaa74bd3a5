"""Mesa, processes and their acts."""

from django.urls import URLPattern, path

from seiva.web import abas, cadastro, historico, mesa, novo, processos, tramitacao
from seiva.web.telas_de_ato import TELAS

_I = "<slug:instituicao>"
_P = f"{_I}/processos/<int:processo>"

urlpatterns: list[URLPattern] = [
    path(f"{_I}/mesa/", mesa.mesa, name="mesa"),
    path(f"{_I}/mesa/lote/", tramitacao.lote, name="mesa_lote"),
    path(f"{_I}/mesa/lote/<slug:ato>/", tramitacao.ato_em_lote, name="mesa_lote_ato"),
    path(f"{_I}/processos/novo/", novo.novo, name="processo_novo"),
    path(f"{_I}/pessoas/", novo.pessoas, name="pessoas"),
    path(f"{_P}/", processos.processo, name="processo"),
    path(f"{_P}/historico/", historico.historico, name="historico"),
    path(f"{_P}/interessados/", abas.interessados, name="processo_interessados"),
    path(f"{_P}/acesso/", abas.acesso, name="processo_acesso"),
    path(f"{_P}/relacionar/", cadastro.relacionar, name="processo_relacionar"),
    path(f"{_P}/alterar/", cadastro.alterar, name="processo_alterar"),
    *(
        path(f"{_P}/{chave}/", tramitacao.ato, {"ato": chave}, name=f"processo_{chave}")
        for chave in TELAS
    ),
]
