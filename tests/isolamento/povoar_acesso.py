"""A process opened to the person who acts, as a citizen."""

from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.documentos.acessos import abrir_acesso
from seiva.documentos.models import Documento
from seiva.organizacao.models import Conta
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.models import AcessoExterno, Processo


def povoar_acesso(ator: Ator, processo: Processo, documento: Documento) -> None:
    """One access, to one document."""
    with _em_ato(declarada("atualizar_andamento")):
        atualizar_andamento(ator, processo=processo, texto="Acesso externo")
        abrir_acesso(
            processo,
            conta=Conta.objects.get(pk=ator.minha_conta),
            origem=AcessoExterno.Origem.CONCESSAO,
            integral=False,
            documentos=[documento],
        )
