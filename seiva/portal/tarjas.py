"""The public version of a document: anybody who may know of the document reads it."""

from django.http import HttpResponseBase

from seiva.core.limites import contar
from seiva.documentos.models import VersaoPublica
from seiva.portas.acesso import RequisicaoPublica, endereco_de, publica
from seiva.portas.bytes import servir


@publica
def versao_publica(requisicao: RequisicaoPublica, publicado: int) -> HttpResponseBase:
    """The PDF with bars, by the number of the document. A document without one, and one that is not known, look the same."""
    contar("versao-publica", endereco_de(requisicao), maximo=600, segundos=60)
    versao = (
        VersaoPublica.objects.legiveis_por(requisicao.ator)
        .select_related("arquivo", "documento__tipo")
        .um(documento__numero=publicado)
    )
    documento = versao.documento
    nome = f"{documento.nome.replace('/', '-')} ({documento.numero_formatado}) - versão pública.pdf"
    return servir(requisicao, versao.arquivo, nome)
