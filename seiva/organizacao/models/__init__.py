from seiva.organizacao.models.alteracao import Alteracao
from seiva.organizacao.models.cadastro_externo import CadastroExterno, ExigenciaDoCidadao
from seiva.organizacao.models.cidadao import (
    ContaPropria,
    LugarDoCidadao,
    NivelGovBr,
    PedidoDeConta,
    ProvaGovBr,
    TrocaDeEmail,
    VinculoGovBr,
)
from seiva.organizacao.models.conta import Cargo, Conta, Lotacao, Perfil, Titularidade
from seiva.organizacao.models.fatores import (
    Autenticador,
    ChaveDeAcesso,
    CodigoDeRecuperacao,
    SessaoAberta,
)
from seiva.organizacao.models.instituicao import Fase, Instituicao, Natureza, Orgao, Porte, Unidade
from seiva.organizacao.models.mensagem import MensagemEnviada, TextoDeMensagem
from seiva.organizacao.models.municipio import Municipio
from seiva.organizacao.models.pessoa import Pessoa
from seiva.organizacao.models.planilha import Convite, LinhaDePlanilha, Planilha
from seiva.organizacao.models.provedor import ProvedorDeEntrada

__all__ = [
    "Alteracao",
    "Autenticador",
    "CadastroExterno",
    "Cargo",
    "ChaveDeAcesso",
    "CodigoDeRecuperacao",
    "Conta",
    "ContaPropria",
    "Convite",
    "ExigenciaDoCidadao",
    "Fase",
    "Instituicao",
    "LinhaDePlanilha",
    "Lotacao",
    "LugarDoCidadao",
    "MensagemEnviada",
    "Municipio",
    "Natureza",
    "NivelGovBr",
    "Orgao",
    "PedidoDeConta",
    "Perfil",
    "Pessoa",
    "Planilha",
    "Porte",
    "ProvaGovBr",
    "ProvedorDeEntrada",
    "SessaoAberta",
    "TextoDeMensagem",
    "Titularidade",
    "TrocaDeEmail",
    "Unidade",
    "VinculoGovBr",
]
