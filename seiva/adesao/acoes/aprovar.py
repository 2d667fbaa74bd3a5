"""Aprovar a adesão: the institution exists, and its administrator is invited."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from seiva.adesao import andamentos
from seiva.adesao.avisos import avisar
from seiva.adesao.implantar import NovaInstituicao, implantar_instituicao
from seiva.adesao.models import Adesao, Estado
from seiva.adesao.plataforma import OPERAR
from seiva.adesao.situacao import EM_TERMO, TERMO_COMPLETO
from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.core.tenancy import escopo
from seiva.organizacao.convites import conta_convidada
from seiva.organizacao.models import Cargo, Conta, Instituicao, Titularidade
from seiva.organizacao.models.instituicao import RESERVADOS
from seiva.processos.models import Processo


@acao(
    "aprovar_adesao",
    titulo="Aprovar adesão",
    exige=OPERAR,
    estado=(EM_TERMO, TERMO_COMPLETO),
    sobre="adesao",
)
def aprovar_adesao(ator: Ator, *, adesao: Adesao, endereco: str) -> Instituicao:
    """Create the institution from the seed of its kind and size, in the phase of pilot, and invite
    the person responsible, as its administrator. All of it or nothing.

    `endereco` is the first word of its addresses. Raises `RegraViolada` for one that is taken.
    """
    endereco = endereco.strip().lower()
    _conferir_endereco(endereco)
    conta, _ = conta_convidada(
        adesao.responsavel_cpf, adesao.responsavel_nome, adesao.responsavel_email
    )
    instituicao = implantar_instituicao(_nova(adesao, endereco, conta))
    with escopo(instituicao.pk):
        _dar_cargo(conta, adesao.responsavel_cargo)
    adesao.ambiente, adesao.aprovada_em = instituicao, agora()
    adesao.estado = Estado.PREPARACAO
    adesao.save()
    registrar(
        andamentos.APROVADA,
        Processo.travar(adesao.processo_id or 0),
        ator,
        ente=adesao.nome,
        endereco=endereco,
        administrador=conta.nome,
    )
    avisar(adesao, "aprovada")
    return instituicao


def _nova(adesao: Adesao, endereco: str, administrador: Conta) -> NovaInstituicao:
    return NovaInstituicao(
        slug=endereco,
        nome=adesao.nome,
        natureza=adesao.natureza,
        porte=adesao.porte,
        municipio=adesao.municipio,
        uf=adesao.uf,
        ibge=adesao.ibge,
        cnpj=adesao.cnpj,
        email=adesao.responsavel_email,
        telefone=adesao.responsavel_telefone,
        administrador=administrador,
    )


def _dar_cargo(conta: Conta, nome: str) -> None:
    """The person's own cargo, as told in the form, beside the one that the seed gives."""
    cargo, _ = Cargo.objects.get_or_create(nome=nome)
    Titularidade.objects.get_or_create(conta=conta, cargo=cargo, defaults={"inicio": hoje()})


def _conferir_endereco(endereco: str) -> None:
    try:
        validate_slug(endereco)
    except ValidationError as erro:
        raise RegraViolada(
            "endereco_invalido",
            "O endereço tem só letras sem acento, algarismos e hífens.",
            campo="endereco",
        ) from erro
    if len(endereco) > 40:
        raise RegraViolada("endereco_longo", "O endereço tem até 40 letras.", campo="endereco")
    if endereco in RESERVADOS or Instituicao.objects.filter(slug=endereco).exists():
        raise RegraViolada(
            "endereco_ocupado", "Este endereço já é usado. Escolha outro.", campo="endereco"
        )
