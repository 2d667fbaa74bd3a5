from seiva.organizacao.models.conta import Cargo, Conta, Lotacao, Perfil, Titularidade
from seiva.organizacao.models.instituicao import Instituicao, Orgao, Unidade
from seiva.organizacao.models.pessoa import Pessoa

__all__ = [
    "Cargo",
    "Conta",
    "Instituicao",
    "Lotacao",
    "Orgao",
    "Perfil",
    "Pessoa",
    "Titularidade",
    "Unidade",
]
