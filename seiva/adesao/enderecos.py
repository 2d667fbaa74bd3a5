"""The address that a new institution would have."""

from seiva.adesao.models import Adesao
from seiva.adesao.nomes import enderecos_possiveis
from seiva.organizacao.models import Instituicao


def endereco_livre(adesao: Adesao) -> str:
    """The best address that nobody has, out of the name: a suggestion for the operator."""
    possiveis = enderecos_possiveis(adesao.nome, adesao.natureza, adesao.municipio, adesao.uf)
    ocupados = set(Instituicao.objects.filter(slug__in=possiveis).values_list("slug", flat=True))
    return next((endereco for endereco in possiveis if endereco not in ocupados), "")
