"""Values of the `@variáveis@` of a document."""

from django.utils import timezone

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.documentos.regras.variaveis import data_por_extenso
from seiva.organizacao.models import Unidade
from seiva.processos.models import Interessado


def valores_das_variaveis(ator: Ator, documento: Documento) -> dict[str, str]:
    """Plain text of each variable, as of now; the ones without value stay as they are."""
    unidade = Unidade.objects.select_related("instituicao").get(pk=documento.unidade_id)
    nomes = Interessado.objects.filter(processo=documento.processo).values_list(
        "pessoa__nome", flat=True
    )
    hoje = timezone.localdate(agora())
    return {
        "processo": documento.processo.numero,
        "especificacao": documento.processo.especificacao,
        "interessados": "\n".join(sorted(nomes)),
        "unidade": unidade.nome,
        "unidade_sigla": unidade.sigla,
        "instituicao": unidade.instituicao.nome,
        "municipio": unidade.instituicao.municipio,
        "data": f"{hoje:%d/%m/%Y}",
        "data_extenso": data_por_extenso(hoje),
        "autor": ator.nome,
        "numero": documento.numero_no_tipo or documento.numero_formatado,
        "tipo": documento.tipo.nome,
    }
