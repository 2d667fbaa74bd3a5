"""Requests of adoption of the demonstration, at different stages, made by the acts themselves.

Who asks is of the cast of the three towns, for fictional offices beside their town halls.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from seiva.adesao.acoes.encerrar import registrar_desistencia
from seiva.adesao.acoes.manifestar import confirmar_manifestacao, manifestar_interesse
from seiva.adesao.acoes.termo import gerar_termo
from seiva.adesao.conferir import DadosDeAdesao
from seiva.adesao.models import Adesao
from seiva.core.ator import Ator
from seiva.core.relogio import agora, como_em
from seiva.core.tenancy import escopo
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Instituicao


@dataclass(frozen=True)
class Pedido:
    """`ate`: how far it went ("interesse", "termo" or "desistencia"); `dias` ago it was made."""

    ate: str
    dias: int
    natureza: str
    porte: str
    ibge: str
    cnpj: str
    nome: str
    responsavel: tuple[str, str, str, str]
    autoridade: tuple[str, str, str, str]
    motivacao: str

    def dados(self) -> DadosDeAdesao:
        """As the public form brings them."""
        nome, cpf, cargo, email = self.responsavel
        quem_assina, cpf_dele, cargo_dele, email_dele = self.autoridade
        return DadosDeAdesao(
            natureza=self.natureza,
            ibge=self.ibge,
            porte=self.porte,
            responsavel_nome=nome,
            responsavel_cpf=cpf,
            responsavel_cargo=cargo,
            responsavel_email=email,
            responsavel_telefone="(31) 5555-0300",
            autoridade_nome=quem_assina,
            autoridade_cpf=cpf_dele,
            autoridade_cargo=cargo_dele,
            autoridade_email=email_dele,
            cnpj=self.cnpj,
            chave=uuid4(),
            nome=self.nome,
            motivacao=self.motivacao,
        )


EDU = ("Eduardo Farias", "99901005604", "Analista de Sistemas", "edu@extrema.example")
OTAVIO = ("Otávio Brandão", "99901004624", "Presidente do Conselho", "otavio@extrema.example")
NADIA = ("Nádia Portela", "99903002670", "Secretária Executiva", "nadia@timoteo.example")
LAERTE = ("Laerte Godoy", "99903008600", "Presidente do Consórcio", "laerte@timoteo.example")
REGINA = ("Regina Amaral", "99902008666", "Presidente do Conselho", "regina@ipatinga.example")
PEDIDOS = (
    Pedido(
        "desistencia", 40, "autarquia", "pequeno", "3131307", "99990041000130",
        "Autarquia de Exemplo de Água e Esgoto de Ipatinga", REGINA, REGINA,
        "Reunir os pedidos de ligação, que hoje andam em papel entre dois prédios.",
    ),
    Pedido(
        "termo", 12, "consorcio", "pequeno", "3168705", "99990042000184",
        "Consórcio Intermunicipal de Exemplo do Vale do Aço", NADIA, LAERTE,
        "Os municípios do consórcio já usam o processo eletrônico; falta o próprio consórcio.",
    ),
    Pedido(
        "interesse", 3, "empresa", "medio", "3125101", "99990043000129",
        "Empresa Pública de Exemplo de Extrema", EDU, OTAVIO,
        "Assinar contratos sem deslocamento e prestar contas com o processo inteiro.",
    ),
)  # fmt: skip


def encenar_adesoes(operador: Conta) -> int:
    """Play every request; how many. Needs a transaction."""
    casa = Instituicao.objects.get(plataforma=True)
    with escopo(casa.pk):
        lotacoes = lotacoes_de(operador)
        otto = ator_de(operador, lotacoes, lotacoes[0], "plataforma")
        for pedido in PEDIDOS:
            _encenar(pedido, Ator.publico(casa.pk), otto)
    return len(PEDIDOS)


def _encenar(pedido: Pedido, publico: Ator, otto: Ator) -> None:
    dia = agora() - timedelta(days=pedido.dias)
    with como_em(dia):
        feita = manifestar_interesse(publico, dados=pedido.dados())
    with como_em(dia + timedelta(hours=2)):
        feita = confirmar_manifestacao(publico, adesao=feita)
    with como_em(dia + timedelta(days=1)):
        _seguir(pedido, feita, otto)


def _seguir(pedido: Pedido, feita: Adesao, otto: Ator) -> None:
    if pedido.ate == "termo":
        gerar_termo(otto, adesao=feita)
    if pedido.ate == "desistencia":
        motivo = "A autarquia passa a usar o ambiente da prefeitura."
        registrar_desistencia(otto, adesao=feita, motivo=motivo)
