"""What one institution has for a person from outside: processes opened to them, what to sign."""

from dataclasses import dataclass

from django.db.models import QuerySet

from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, Pagina, paginar
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.documentos.externas import link_de
from seiva.documentos.models import AssinaturaExterna
from seiva.organizacao.lugares import lembrar_lugar
from seiva.organizacao.models import CadastroExterno, Conta, Instituicao
from seiva.processos.models import AcessoExterno, Processo

ORDEM = (Ordem("pk", True),)
PARA_ASSINAR = 50


@dataclass(frozen=True)
class ParaAssinar:
    """A document that waits for the person's signature: its name and the link that opens it."""

    liberacao: AssinaturaExterna
    link: str


@dataclass(frozen=True)
class MeuLugar:
    """What is the person's in one institution: one page of processes, and what waits for them."""

    instituicao: Instituicao
    processos: Pagina[Processo]
    para_assinar: list[ParaAssinar]
    cadastro: CadastroExterno | None

    @property
    def vazio(self) -> bool:
        return not (self.processos.linhas or self.para_assinar or self.cadastro)


def meu_lugar(
    conta: Conta,
    instituicao: Instituicao,
    *,
    provado: bool,
    tamanho: int,
    depois: str = "",
    antes: str = "",
) -> MeuLugar:
    """One institution, for one person: three questions, however much there is.

    `provado`: the CPF of the account is its owner's (`cpf_provado`, asked once by who calls).
    """
    with escopo(instituicao.pk):
        ator = Ator.cidadao(instituicao.pk, conta.pk, conta.nome)
        pagina = paginar(meus_processos(ator), ORDEM, tamanho=tamanho, depois=depois, antes=antes)
        return MeuLugar(
            instituicao,
            pagina,
            _para_assinar(conta, provado=provado),
            CadastroExterno.objects.da_conta(conta.pk).first(),
        )


def meus_processos(ator: Ator) -> QuerySet[Processo]:
    """Processes opened to who acts from outside, the latest first. One put under sigilo is not
    told; `_legivel` says whether the person reads it whole."""
    abertos = AcessoExterno.objects.dados_a(ator).values("processo")
    achados = Processo.objects.marcados_por(ator).filter(pk__in=abertos)
    escolhidos: QuerySet[Processo] = achados.select_related("tipo").com_siglas()
    return escolhidos


def _para_assinar(conta: Conta, *, provado: bool) -> list[ParaAssinar]:
    liberacoes = AssinaturaExterna.objects.da_pessoa(conta, provado=provado, agora=agora())
    return [ParaAssinar(item, link_de(item)) for item in liberacoes[:PARA_ASSINAR]]


def refazer_lugares() -> None:
    """Index again whoever has something in the institution in scope, when it was just brought in."""
    cpfs = {
        *AcessoExterno.objects.em_vigor().exclude(conta=None).values_list("conta__cpf", flat=True),
        *AssinaturaExterna.objects.em_aberto().values_list("cpf", flat=True),
        *CadastroExterno.objects.no_estado("").values_list("conta__cpf", flat=True),
    }
    lembrar_lugar(*sorted(cpfs))
