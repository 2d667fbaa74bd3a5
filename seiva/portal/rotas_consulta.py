"""Home, public search, processes and documents for anybody, feeds and sitemaps."""

from django.urls import URLPattern, path

from seiva.portal import (
    consulta,
    consulta_geral,
    documento_publico,
    feeds,
    inicio,
    mapa,
    processo_publico,
    qr,
)

_I = "<slug:instituicao>"
_P = f"{_I}/processo/<slug:digitos>"
_D = f"{_I}/documento/<int:numero_do_documento>"

urlpatterns: list[URLPattern] = [
    path("", inicio.inicio, name="inicio"),
    path("consulta/", consulta_geral.consulta_geral, name="consulta_geral"),
    path("sitemap.xml", mapa.mapa, name="mapa"),
    path("robots.txt", mapa.robos, name="robos"),
    path(f"{_I}/consulta/", consulta.consulta, name="consulta"),
    path(f"{_I}/consulta.rss", feeds.rss, name="consulta_rss"),
    path(f"{_I}/consulta.json", feeds.json_feed, name="consulta_json"),
    path(f"{_I}/sitemap.xml", mapa.mapa_da_casa, name="mapa_da_casa"),
    path(f"{_I}/sitemap/<int:ano>-<int:mes>.xml", mapa.mapa_do_mes, name="mapa_do_mes"),
    path(f"{_P}/", processo_publico.processo_publico, name="processo_publico"),
    path(f"{_P}/qr.svg", qr.qr, name="processo_publico_qr"),
    path(f"{_P}/historico/", processo_publico.historico, name="processo_publico_historico"),
    path(f"{_D}/", documento_publico.documento_publico, name="documento_publico"),
    path(f"{_D}/conteudo/", documento_publico.conteudo, name="documento_publico_conteudo"),
    path(f"{_D}/arquivo/", documento_publico.arquivo, name="documento_publico_arquivo"),
    path(f"{_D}/imagem/<str:sha256>/", documento_publico.imagem, name="documento_publico_imagem"),
]
