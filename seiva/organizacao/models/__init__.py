from seiva.organizacao.models.alteracao import Alteracao
from seiva.organizacao.models.conta import Cargo, Conta, Lotacao, Perfil, Titularidade
from seiva.organizacao.models.instituicao import Fase, Instituicao, Natureza, Orgao, Porte, Unidade
from seiva.organizacao.models.pessoa import Pessoa
from seiva.organizacao.models.planilha import Convite, LinhaDePlanilha, Planilha

__all__ = [
    "Alteracao",
    "Cargo",
    "Conta",
    "Convite",
    "Fase",
    "Instituicao",
    "LinhaDePlanilha",
    "Lotacao",
    "Natureza",
    "Orgao",
    "Perfil",
    "Pessoa",
    "Planilha",
    "Porte",
    "Titularidade",
    "Unidade",
]
