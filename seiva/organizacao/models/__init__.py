from seiva.organizacao.models.alteracao import Alteracao
from seiva.organizacao.models.conta import Cargo, Conta, Lotacao, Perfil, Titularidade
from seiva.organizacao.models.instituicao import Fase, Instituicao, Natureza, Orgao, Porte, Unidade
from seiva.organizacao.models.municipio import Municipio
from seiva.organizacao.models.pessoa import Pessoa

__all__ = [
    "Alteracao",
    "Cargo",
    "Conta",
    "Fase",
    "Instituicao",
    "Lotacao",
    "Municipio",
    "Natureza",
    "Orgao",
    "Perfil",
    "Pessoa",
    "Porte",
    "Titularidade",
    "Unidade",
]
