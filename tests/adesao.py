"""Short ways through an adoption, for tests: the request, the term signed by both sides."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from seiva.adesao.acoes.manifestar import confirmar_manifestacao, manifestar_interesse
from seiva.adesao.acoes.termo import enviar_termo, gerar_termo
from seiva.adesao.conferir import DadosDeAdesao
from seiva.adesao.models import Adesao
from seiva.adesao.plataforma import preparar
from seiva.core.ator import Ator
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.externa import assinar_externamente
from seiva.documentos.models import AssinaturaExterna
from tests.elenco import SENHA
from tests.plataforma import Plataforma

SENHA_DA_AUTORIDADE = "jacarandá-roxo-71"

PEDIDO = DadosDeAdesao(
    natureza="prefeitura",
    ibge="3114550",
    porte="pequeno",
    cnpj="19.131.243/0001-97",
    responsavel_nome="Rita Campos",
    responsavel_cpf="153.509.460-56",
    responsavel_cargo="Secretária de Administração",
    responsavel_email="rita@carneirinho.example",
    responsavel_telefone="(34) 3454-0200",
    autoridade_nome="Paulo Arantes",
    autoridade_cpf="935.411.347-80",
    autoridade_cargo="Prefeito Municipal",
    autoridade_email="gabinete@carneirinho.example",
    chave=uuid4(),
    motivacao="Acabar com o papel.",
)


def pedir(**mudancas: Any) -> Adesao:
    """A request by e-mail not confirmed yet, in the scope of the platform."""
    preparar()
    dados = replace(PEDIDO, **({"chave": uuid4()} | mudancas))
    return manifestar_interesse(Ator.publico(instituicao_atual()), dados=dados)


def confirmada(**mudancas: Any) -> Adesao:
    """A request with its process open in the platform."""
    adesao = pedir(**mudancas)
    return confirmar_manifestacao(Ator.publico(instituicao_atual()), adesao=adesao)


def com_termo_daqui(plataforma: Plataforma, adesao: Adesao) -> AssinaturaExterna:
    """The term made, signed by the operator and sent to the authority."""
    ator = plataforma.ator()
    termo = gerar_termo(ator, adesao=adesao)
    assinar_documento(ator, documento=termo, senha=SENHA, cargo=plataforma.casa.cargo)
    return enviar_termo(ator, adesao=adesao)


def com_termo(plataforma: Plataforma, adesao: Adesao) -> Adesao:
    """The term signed by both sides: ready to be approved."""
    envio = com_termo_daqui(plataforma, adesao)
    assinar_externamente(
        Ator.publico(instituicao_atual()),
        documento=envio.documento,
        liberacao=envio,
        cpf=PEDIDO.autoridade_cpf,
        senha=SENHA_DA_AUTORIDADE,
        confirmacao=SENHA_DA_AUTORIDADE,
        versao_lida=envio.documento.versao_atual,
    )
    pronta: Adesao = Adesao.objects.get(pk=adesao.pk)
    return pronta
