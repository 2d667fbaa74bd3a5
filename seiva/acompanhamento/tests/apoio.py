"""Short ways for the tests of who follows a process."""

from django.db import connection

from seiva.acompanhamento.acoes.inscrever import acompanhar_processo, confirmar_acompanhamento
from seiva.acompanhamento.models import Inscricao
from seiva.core.ator import Ator
from seiva.processos.models import Processo

VERA = "vera@exemplo.example"


def publico(processo: Processo) -> Ator:
    return Ator.publico(processo.instituicao_id)


def pedir(processo: Processo, email: str = VERA) -> Inscricao:
    acompanhar_processo(publico(processo), processo=processo, email=email)
    inscricao: Inscricao = Inscricao.objects.do_processo(processo.pk).latest("pk")
    return inscricao


def seguir(processo: Processo, email: str = VERA) -> Inscricao:
    """Asked and confirmed."""
    return confirmar_acompanhamento(publico(processo), inscricao=pedir(processo, email))


def por_sob_sigilo(processo: Processo) -> None:
    """As the act leaves it: nobody from outside may know of it any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE processos_processo SET nivel = 2, nivel_efetivo = 2 WHERE id = %s",
            [processo.pk],
        )
    processo.refresh_from_db()
