"""Addresses of who petitions, and of the process opened to a person."""

from django.urls import URLPattern, path

from seiva.portal import meu_processo, peticionar, peticionar_envio

_P, _M = "<slug:instituicao>/peticionar", "<slug:instituicao>/meus"
_R, _D = f"{_P}/<uuid:rascunho>", f"{_M}/documento/<int:numero_do_documento>"

urlpatterns: list[URLPattern] = [
    path(f"{_P}/", peticionar.rascunhos, name="peticionar_rascunhos"),
    path(f"{_P}/servico/<slug:endereco>/", peticionar.comecar, name="peticionar"),
    path(f"{_P}/recibo/<uuid:entregue>/", peticionar_envio.recibo, name="peticionar_recibo"),
    path(f"{_R}/dados/", peticionar.dados, name="peticionar_dados"),
    path(f"{_R}/documentos/", peticionar.documentos, name="peticionar_documentos"),
    path(f"{_R}/conferir/", peticionar.conferir, name="peticionar_conferir"),
    path(f"{_R}/assinar/", peticionar_envio.assinar, name="peticionar_assinar"),
    path(f"{_R}/assinar/govbr/", peticionar_envio.assinar_com_govbr, name="peticionar_govbr"),
    path(f"{_R}/apagar/", peticionar.apagar, name="peticionar_apagar"),
    path(f"{_M}/processo/<str:digitos>/", meu_processo.meu_processo, name="meu_processo"),
    path(f"{_M}/processo/<str:digitos>/juntar/", meu_processo.juntar, name="meu_juntar"),
    path(f"{_D}/", meu_processo.meu_documento, name="meu_documento"),
    path(f"{_D}/pdf/", meu_processo.meu_documento_pdf, name="meu_documento_pdf"),
    path(
        f"{_D}/imagem/<str:sha256>/", meu_processo.meu_documento_imagem, name="meu_documento_imagem"
    ),
]
