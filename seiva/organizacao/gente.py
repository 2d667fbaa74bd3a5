"""Questions about the people of the institution in scope: accounts that have, or had, a place here."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from seiva.core.erros import NaoEncontrado
from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem
from seiva.core.relogio import agora, hoje
from seiva.organizacao.convites import DIAS
from seiva.organizacao.models import Conta, Convite, Lotacao, Titularidade
from seiva.organizacao.pessoas import nao_encerradas
from seiva.organizacao.querysets import LotacaoQuerySet

COM_LOTACAO, DESLIGADAS, TODAS = "com-lotacao", "desligadas", "todas"
ORDEM = (Ordem("nome"), Ordem("pk"))


@dataclass(frozen=True)
class Procura:
    """What is asked of the list; `unidade` and `perfil` are keys, or None."""

    texto: str = ""
    situacao: str = COM_LOTACAO
    unidade: int | None = None
    perfil: int | None = None


@dataclass(frozen=True)
class Ficha:
    """A person as the administrator sees: the account and everything held here."""

    conta: Conta
    lotacoes: list[Lotacao]
    titularidades: list[Titularidade]
    convite: Convite | None = None
    dia: date = field(default_factory=hoje)

    @property
    def lotacoes_em_vigor(self) -> list[Lotacao]:
        return [item for item in self.lotacoes if item.fim is None or item.fim >= self.dia]

    @property
    def lotacoes_encerradas(self) -> list[Lotacao]:
        return [item for item in self.lotacoes if item.fim is not None and item.fim < self.dia]

    @property
    def cargos_em_vigor(self) -> list[Titularidade]:
        return [item for item in self.titularidades if item.fim is None or item.fim >= self.dia]

    @property
    def cargos_encerrados(self) -> list[Titularidade]:
        return [item for item in self.titularidades if item.fim and item.fim < self.dia]

    @property
    def sem_senha(self) -> bool:
        return not self.conta.has_usable_password()

    @property
    def convite_vencido(self) -> bool:
        """The link of the last invitation opens no more."""
        enviado = self.convite.enviado_em if self.convite else None
        return enviado is not None and agora() - enviado > timedelta(days=DIAS)


def procurar_gente(procura: Procura) -> QuerySet[Conta]:
    """Accounts with a place here that answer to `procura`, without order."""
    todas: LotacaoQuerySet = Lotacao.objects.filter(conta=OuterRef("pk"))
    vivas = nao_encerradas(hoje()).filter(conta=OuterRef("pk"))
    base = vivas if procura.situacao == COM_LOTACAO else todas
    if procura.unidade is not None:
        base = base.filter(unidade_id=procura.unidade)
    if procura.perfil is not None:
        base = base.filter(perfil_id=procura.perfil)
    contas = Conta.objects.filter(Exists(base))
    if procura.situacao == DESLIGADAS:
        contas = contas.exclude(Exists(vivas))
    for palavra in procura.texto.split()[:8]:
        digitos = "".join(c for c in palavra if c.isdigit())
        condicao = Q(nome__icontains=palavra) | Q(email__icontains=palavra)
        if len(digitos) >= 3:
            condicao |= Q(cpf__startswith=digitos)
        contas = contas.filter(condicao)
    return contas


def com_lugares(contas: QuerySet[Conta]) -> QuerySet[Conta]:
    """The same accounts with their lotações and cargos of here, in two queries more."""
    lotacoes = Lotacao.objects.select_related("unidade", "perfil").order_by("unidade__sigla")
    titulos = Titularidade.objects.select_related("cargo").order_by("cargo__nome")
    return contas.prefetch_related(
        Prefetch("lotacoes", lotacoes, to_attr="lotacoes_daqui"),
        Prefetch("titularidades", titulos, to_attr="titularidades_daqui"),
    )


def ficha_de(conta: Conta) -> Ficha:
    """The person of an account loaded by `com_lugares`."""
    return Ficha(conta, conta.lotacoes_daqui, conta.titularidades_daqui)  # type: ignore[attr-defined]


def achar_gente(pk: int) -> Conta:
    """The account, when it has or had a place here; else `NaoEncontrado`."""
    conta = procurar_gente(Procura(situacao=TODAS)).filter(pk=chave(pk)).first()
    if conta is None:
        raise NaoEncontrado
    return conta


def ficha_completa(conta: Conta) -> Ficha:
    """Everything that the institution keeps of a person."""
    lotacoes = Lotacao.objects.filter(conta=conta).select_related("unidade", "perfil", "conta")
    titulos = Titularidade.objects.filter(conta=conta).select_related("cargo", "conta")
    return Ficha(
        conta,
        list(lotacoes.order_by("unidade__sigla")),
        list(titulos.order_by("cargo__nome")),
        Convite.objects.filter(conta=conta).first(),
    )
