"""What a person may know about who read what concerns them, in every institution.

Norma: Lei 13.709/2018, arts. 9º, V, 18, I and VII, and 19; Lei 12.527/2011, art. 31.
"""

from dataclasses import dataclass

from django.db import connection

from seiva.auditoria.consulta import ORDEM, Linha
from seiva.auditoria.models import RegistroDeLeitura
from seiva.auditoria.querysets import LeituraQuerySet
from seiva.core.ator import Ator
from seiva.core.paginacao import Pagina, paginar
from seiva.core.tenancy import escopo, escopo_da_conta
from seiva.organizacao.models import Conta, Instituicao
from seiva.organizacao.provas import cpf_provado
from seiva.processos.models import Interessado, Processo


@dataclass(frozen=True)
class NaInstituicao:
    """One institution that has the person as interessado, and a page of readings there."""

    instituicao: Instituicao
    linhas: list[Linha]
    anterior: str
    proxima: str


def instituicoes_que_me_conhecem(conta: Conta) -> list[Instituicao]:
    """Institutions where the CPF of the account is registered, by name.

    The row-level policy shows, under `app.conta`, the register of that very person alone.
    An account whose CPF was only typed is shown nothing that is found by CPF.
    """
    if not cpf_provado(conta):
        return []
    with escopo_da_conta(conta.pk), connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT instituicao_id FROM organizacao_pessoa "
            "WHERE documento = %s AND documento <> ''",
            [conta.cpf],
        )
        ids = [linha[0] for linha in cursor.fetchall()]
    return list(Instituicao.objects.filter(pk__in=ids).order_by("nome"))


def quem_viu(
    conta: Conta, instituicao: Instituicao, *, tamanho: int, depois: str = "", antes: str = ""
) -> NaInstituicao:
    """Readings of non-public content of processes in which the person is interessado."""
    with escopo(instituicao.pk):
        registros = _do_titular(conta, instituicao.pk).para_mostrar()
        pagina: Pagina[RegistroDeLeitura] = paginar(
            registros, ORDEM, tamanho=tamanho, depois=depois, antes=antes
        )
        linhas = [Linha(r, r.processo, None) for r in pagina.linhas]
    return NaInstituicao(instituicao, linhas, pagina.anterior, pagina.proxima)


def _do_titular(conta: Conta, instituicao_id: int) -> LeituraQuerySet:
    """A process under sigilo is not told even to the person concerned: telling that it was read
    would tell that it exists. What anyone may locate, is."""
    meus = Interessado.objects.filter(pessoa__documento=conta.cpf).values("processo")
    conheciveis = Processo.objects.localizaveis_por(Ator.publico(instituicao_id))
    leituras: LeituraQuerySet = RegistroDeLeitura.objects.dos_processos(
        conheciveis.filter(pk__in=meus).values("pk")
    )
    return leituras
