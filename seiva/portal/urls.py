"""Citizens' addresses."""

from django.urls import URLPattern, path

from seiva.portal import (
    conferir,
    conferir_pdf,
    numeros,
    rotas_acesso,
    rotas_acompanhar,
    rotas_adesao,
    rotas_consulta,
    rotas_conta,
    rotas_intimacoes,
    rotas_participacao,
    rotas_peticionar,
    rotas_representacoes,
    rotas_servicos,
    rotas_tarjas,
)

_I = "<slug:instituicao>"

urlpatterns: list[URLPattern] = [
    *rotas_adesao.urlpatterns,
    *rotas_conta.urlpatterns,
    *rotas_tarjas.urlpatterns,
    *rotas_consulta.urlpatterns,
    *rotas_acesso.urlpatterns,
    *rotas_acompanhar.urlpatterns,
    *rotas_representacoes.urlpatterns,
    *rotas_servicos.urlpatterns,
    *rotas_peticionar.urlpatterns,
    *rotas_intimacoes.urlpatterns,
    *rotas_participacao.urlpatterns,
    path("conferir/", conferir.conferir_geral, name="conferir_geral"),
    path("conferir/pdf/", conferir_pdf.conferir_pdf_geral, name="conferir_pdf_geral"),
    path(f"{_I}/conferir/", conferir.conferir_na_instituicao, name="conferir"),
    path(f"{_I}/conferir/arquivo/", conferir.arquivo, name="conferir_arquivo"),
    path(f"{_I}/conferir/pdf/", conferir_pdf.conferir_pdf, name="conferir_pdf"),
    path(f"{_I}/conferir/chave/", conferir.sobre_a_chave, name="sobre_a_chave"),
    path(f"{_I}/chave-publica.json", conferir.chave_publica, name="chave_publica"),
    path(f"{_I}/raizes.json", conferir.raizes, name="raizes"),
    path(f"{_I}/numeros/", numeros.numeros, name="numeros"),
    path(f"{_I}/numeros.json", numeros.numeros_json, name="numeros_json"),
    path(f"{_I}/numeros.csv", numeros.numeros_csv, name="numeros_csv"),
]
