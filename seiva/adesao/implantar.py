"""Birth of an institution: complete, isolated, in one transaction, from a seed pack."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from seiva.adesao.nomes import enderecos_possiveis, sigla_de
from seiva.adesao.plantio import (
    plantar_cargos,
    plantar_classificacao,
    plantar_documentos,
    plantar_feriados,
    plantar_marcadores,
    plantar_perfis,
    plantar_unidades,
)
from seiva.adesao.sementes import Pacote, carregar_pacote
from seiva.adesao.sementes.leitura import PLATAFORMA
from seiva.core.erros import Conflito, EscopoAusente, RegraViolada
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo
from seiva.documentos.chaves import criar_chaves
from seiva.organizacao.codigos import proximo_codigo_de_orgao
from seiva.organizacao.models import (
    Conta,
    Fase,
    Instituicao,
    Lotacao,
    Natureza,
    Orgao,
    Titularidade,
)
from seiva.organizacao.models.instituicao import RESERVADOS
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, cnpj

TRAVA = 7_331_002
# A town has one of each; autarquias, consórcios and companies it may have many.
UMA_POR_MUNICIPIO = (Natureza.PREFEITURA, Natureza.CAMARA)


@dataclass(frozen=True, kw_only=True)
class NovaInstituicao:
    """What is known of an institution that is about to exist.

    Attributes:
        slug: its address; blank finds a free one from the name.
        natureza, porte: choose the seed pack.
        ibge: seven digits of its municipality, or blank.
        cnpj: with or without punctuation; its keys are issued for it.
        administrador: who administers it from the first minute, or None.
        inicio: since when its units exist; None is the first day of this year.
        plataforma: it is the one that runs the service for the others.
    """

    nome: str
    natureza: str
    porte: str
    municipio: str
    cnpj: str
    uf: str = "MG"
    ibge: str = ""
    slug: str = ""
    email: str = ""
    telefone: str = ""
    endereco: str = ""
    fase: str = Fase.PILOTO
    administrador: Conta | None = None
    inicio: date | None = None
    plataforma: bool = False


def implantar_instituicao(nova: NovaInstituicao, *, pacote: Pacote | None = None) -> Instituicao:
    """Create the institution with everything that `pacote` says (by default, the one of its kind
    and size). Needs a transaction; whoever fails after it undoes it whole.

    One at a time in the installation, until the transaction ends: of two at the same moment for
    the same town, CNPJ or address, the second gets `Conflito` naming the field.
    Raises `RegraViolada` for an invalid CNPJ and for an address of the platform.
    """
    if not connection.in_atomic_block:
        raise EscopoAusente("Implantar exige uma transação aberta.")
    if pacote is None:
        pacote = carregar_pacote(PLATAFORMA if nova.plataforma else nova.natureza, nova.porte)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TRAVA])
    instituicao = _criar(nova, pacote)
    with escopo(instituicao.pk):
        criar_chaves(instituicao)
        _plantar(nova, pacote, instituicao)
    return instituicao


def _criar(nova: NovaInstituicao, pacote: Pacote) -> Instituicao:
    try:
        documento = cnpj(nova.cnpj)
    except DocumentoInvalido as erro:
        raise RegraViolada("cnpj_invalido", erro.mensagem, campo="cnpj") from erro
    _exigir_unica(nova, documento)
    return Instituicao.objects.create(
        slug=_endereco(nova),
        nome=nova.nome,
        cnpj=documento,
        municipio=nova.municipio,
        uf=nova.uf,
        ibge=nova.ibge,
        natureza=nova.natureza,
        porte=nova.porte,
        email=nova.email,
        telefone=nova.telefone,
        endereco=nova.endereco,
        fase=nova.fase,
        plataforma=nova.plataforma,
        fundamento_assinatura=pacote.fundamento.padrao,
    )


def _exigir_unica(nova: NovaInstituicao, documento: str) -> None:
    """The same town hall, or the same legal entity, does not come in twice."""
    if Instituicao.objects.filter(cnpj=documento).exists():
        raise Conflito("cnpj_ja_atendido", "Já existe instituição com este CNPJ.", campo="cnpj")
    if not nova.ibge or nova.natureza not in UMA_POR_MUNICIPIO:
        return
    if Instituicao.objects.filter(ibge=nova.ibge, natureza=nova.natureza).exists():
        raise Conflito(
            "municipio_ja_atendido",
            f"{Natureza(nova.natureza).label} de {nova.municipio} já está na plataforma.",
            campo="ibge",
        )


def _endereco(nova: NovaInstituicao) -> str:
    """The address asked for, or the first free one that its name suggests."""
    if nova.slug in RESERVADOS:
        raise RegraViolada(
            "endereco_reservado", "Este endereço é da plataforma. Escolha outro.", campo="slug"
        )
    possiveis = (
        [nova.slug]
        if nova.slug
        else enderecos_possiveis(nova.nome, nova.natureza, nova.municipio, nova.uf)
    )
    ocupados = set(Instituicao.objects.filter(slug__in=possiveis).values_list("slug", flat=True))
    livre = next((endereco for endereco in possiveis if endereco not in ocupados), None)
    if livre is None:
        raise Conflito("endereco_ocupado", "Já existe instituição neste endereço.", campo="slug")
    return livre


def _plantar(nova: NovaInstituicao, pacote: Pacote, instituicao: Instituicao) -> None:
    dia = hoje()
    perfis = plantar_perfis(plataforma=nova.plataforma)
    orgao = Orgao.objects.create(
        instituicao=instituicao,
        sigla=pacote.orgao.sigla or sigla_de(nova.nome),
        nome=pacote.orgao.nome or nova.nome,
        codigo=pacote.orgao.codigo or proximo_codigo_de_orgao(),
        mascara=pacote.orgao.mascara,
    )
    unidades = plantar_unidades(pacote, orgao, nova.inicio or date(dia.year, 1, 1))
    plantar_marcadores(unidades.values())
    cargos = plantar_cargos(pacote.cargos)
    plantar_classificacao(pacote)
    plantar_documentos(pacote)
    plantar_feriados(nova.uf, range(dia.year - 1, dia.year + 2))
    if nova.administrador is not None:
        Lotacao.objects.create(
            conta=nova.administrador,
            unidade=unidades[pacote.administrador.unidade],
            perfil=perfis["Administrador"],
            inicio=dia,
        )
        Titularidade.objects.create(
            conta=nova.administrador, cargo=cargos[pacote.administrador.cargo], inicio=dia
        )
