from django.urls import URLPattern, path

from seiva.web.documentos import (
    apoio,
    arquivos,
    assinar,
    atos,
    fila,
    imagens,
    incluir,
    leitor,
    lote,
    redigir,
    versoes,
)

_I = "<slug:instituicao>"
_P = "<slug:instituicao>/processos/<int:processo>"
_D = "<slug:instituicao>/documentos/<int:documento>"

urlpatterns: list[URLPattern] = [
    path("papel.css", leitor.papel_css, name="papel_css"),
    path(f"{_P}/documentos/incluir/", incluir.incluir, name="documento_incluir"),
    path(f"{_P}/arquivos/", arquivos.arquivos, name="arquivos_incluir"),
    path(f"{_P}/arquivos/incluir/", arquivos.incluir, name="arquivos_confirmar"),
    path(f"{_D}/", leitor.documento, name="documento"),
    path(f"{_D}/conteudo/", leitor.conteudo, name="documento_conteudo"),
    path(f"{_D}/pdf/", leitor.pdf, name="documento_pdf"),
    path(f"{_D}/previa/", leitor.previa, name="documento_previa"),
    path(f"{_D}/original/", leitor.original, name="documento_original"),
    path(f"{_D}/editar/", redigir.editar, name="documento_editar"),
    path(f"{_D}/salvar/", redigir.salvar, name="documento_salvar"),
    path(f"{_D}/imagem/", imagens.receber_imagem, name="documento_imagem"),
    path(f"{_D}/imagem/<str:sha256>/", imagens.imagem, name="imagem"),
    path(f"{_D}/variaveis/", apoio.variaveis, name="documento_variaveis"),
    path(f"{_D}/assinar/", assinar.assinar, name="documento_assinar"),
    path(f"{_D}/versoes/", versoes.versoes, name="documento_versoes"),
    path(f"{_D}/versoes/<int:numero>/", versoes.versao, name="documento_versao"),
    path(f"{_D}/versoes/<int:numero>/folha/", versoes.folha, name="documento_versao_folha"),
    path(f"{_D}/versoes/<int:numero>/restaurar/", versoes.restaurar, name="documento_restaurar"),
    path(f"{_D}/comparar/", versoes.comparacao, name="documento_comparar"),
    path(f"{_D}/comparar/folha/", versoes.folha_da_comparacao, name="documento_comparar_folha"),
    path(f"{_D}/excluir/", atos.excluir, name="documento_excluir"),
    path(f"{_D}/cancelar/", atos.cancelar, name="documento_cancelar"),
    path(f"{_D}/alterar/", atos.alterar, name="documento_alterar"),
    path(f"{_I}/para-assinar/", fila.para_assinar, name="para_assinar"),
    path(f"{_I}/para-assinar/assinar/", fila.assinar_varios, name="assinar_varios"),
    path(f"{_I}/para-assinar/lotes/<int:lote>/", lote.lote, name="lote_de_assinaturas"),
    path(f"{_I}/textos-padrao/", apoio.textos_padrao, name="textos_padrao"),
    path(f"{_I}/referencia/", apoio.referencia, name="referencia"),
]
