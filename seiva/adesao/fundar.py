"""The birth of the platform's own institution, with its first operator."""

from dataclasses import dataclass

from seiva.adesao.implantar import NovaInstituicao, implantar_instituicao
from seiva.adesao.plataforma import PERFIL, preparar
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo
from seiva.organizacao.convites import conta_convidada
from seiva.organizacao.models import (
    Cargo,
    Conta,
    Fase,
    Instituicao,
    Lotacao,
    Natureza,
    Orgao,
    Perfil,
    Porte,
    Titularidade,
    Unidade,
)
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, cpf

UNIDADE = ("ADESOES", "Coordenação de Adesões", "010")
CARGO = "Coordenador de Adesões"


@dataclass(frozen=True)
class Fundacao:
    """What is told to found the platform. `operador_cpf` with or without punctuation."""

    endereco: str
    nome: str
    cnpj: str
    municipio: str
    uf: str
    operador_nome: str
    operador_cpf: str
    operador_email: str


def fundar_plataforma(dados: Fundacao) -> tuple[Instituicao, Conta]:
    """Create the institution that runs the service, from the platform's seed pack, with the unit
    that receives requests and one person in it who operates and administers. Needs a transaction.

    Raises `RegraViolada` when there is one already, or for data that do not hold.
    """
    if Instituicao.objects.filter(plataforma=True).exists():
        raise RegraViolada("plataforma_existe", "Esta instalação já tem quem a opere.")
    try:
        operador = cpf(dados.operador_cpf)
    except DocumentoInvalido as erro:
        raise RegraViolada("cpf_invalido", erro.mensagem, campo="operador_cpf") from erro
    conta, _ = conta_convidada(operador, dados.operador_nome, dados.operador_email)
    casa = implantar_instituicao(
        NovaInstituicao(
            slug=dados.endereco,
            nome=dados.nome,
            natureza=Natureza.ORGAO_DO_ESTADO,
            porte=Porte.PEQUENO,
            municipio=dados.municipio,
            uf=dados.uf,
            cnpj=dados.cnpj,
            fase=Fase.PRODUCAO,
            administrador=conta,
            plataforma=True,
        )
    )
    with escopo(casa.pk):
        preparar()
        lotar_operador(conta)
    return casa, conta


def lotar_operador(conta: Conta) -> None:
    """Put a person at work in the unit that receives requests, with the profile that operates and
    a cargo to sign, in the institution in scope."""
    sigla, nome, codigo = UNIDADE
    unidade, _ = Unidade.objects.get_or_create(
        sigla=sigla,
        defaults={
            "orgao": Orgao.objects.order_by("pk")[0],
            "nome": nome,
            "codigo": codigo,
            "inicio": hoje().replace(month=1, day=1),
        },
    )
    Lotacao.objects.create(
        conta=conta, unidade=unidade, perfil=Perfil.objects.get(nome=PERFIL), inicio=hoje()
    )
    cargo, _ = Cargo.objects.get_or_create(nome=CARGO)
    Titularidade.objects.get_or_create(conta=conta, cargo=cargo, defaults={"inicio": hoje()})
