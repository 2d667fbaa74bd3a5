"""Questions about credentials of signature: who may open one document under sigilo, to sign it.

Beside the rule of processes and of their trees, not under it: neither `localizaveis_por` nor
`listaveis_por` answers differently to who holds one, so no list, search, count, history or
export knows of it. Only the pages that show or sign that very document ask here.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


def com_credencial_de_assinatura(ator: Ator) -> Exists:
    """Condition on a document: the actor may open it, alone, to sign it."""
    from seiva.documentos.models import CredencialDeAssinatura

    return Exists(CredencialDeAssinatura.objects.minhas(ator).filter(documento=OuterRef("pk")))


class CredencialDeAssinaturaQuerySet(QuerySetDoInquilino[Any]):
    def ativas(self) -> "CredencialDeAssinaturaQuerySet":
        """Given and not ended."""
        return self.filter(fim="")

    def do_documento(self, documento: Any) -> "CredencialDeAssinaturaQuerySet":
        """All that were ever given for one document; compose with who reads it."""
        linhas = self.filter(documento=documento).select_related("conta", "unidade")
        return linhas.select_related("concedida_por").order_by("pk")

    def do_processo(self, processo: Any) -> "CredencialDeAssinaturaQuerySet":
        """Those for documents of one process."""
        return self.filter(documento__processo=processo)

    def com_o_que_se_conta(self) -> "CredencialDeAssinaturaQuerySet":
        """Each with what an entry of the history says of it."""
        juntos = ("conta", "unidade", "documento__tipo", "documento__processo")
        return self.select_related(*juntos).order_by("pk")

    def em_vigor(self) -> "CredencialDeAssinaturaQuerySet":
        """Good now: to a document written here that is under sigilo, neither cancelled nor
        excluded, while its process is open in the unit that wrote it (as releases are)."""
        from seiva.processos.models import Passagem

        abertas = Passagem.objects.filter(
            processo=OuterRef("documento__processo_id"),
            unidade_id=OuterRef("documento__unidade_id"),
            aberta=True,
        )
        return self.ativas().exclude(documento__estado="cancelado").filter(
            _sob_sigilo(), Exists(abertas), documento__natureza="I", documento__excluido_em=None
        )  # fmt: skip

    def minhas(self, ator: Ator) -> "CredencialDeAssinaturaQuerySet":
        """In force, of the actor, in the unit in use."""
        if not ator.e_servidor or ator.unidade_id is None:
            return self.none()
        return self.em_vigor().filter(conta_id=ator.conta_id, unidade_id=ator.unidade_id)

    def que_exigem_senha(self, documento: int) -> "CredencialDeAssinaturaQuerySet":
        """Of anyone, to the document that an address names."""
        return self.em_vigor().filter(documento_id=documento)

    def sem_objeto(self) -> "CredencialDeAssinaturaQuerySet":
        """Not ended, of documents that nobody can sign under sigilo any more."""
        vivas = Q(documento__excluido_em=None, documento__natureza="I")
        vivas &= ~Q(documento__estado="cancelado") & _sob_sigilo()
        return self.ativas().filter(~vivas)


def _sob_sigilo() -> Q:
    sigilo = NivelAcesso.SIGILOSO
    return Q(documento__nivel=sigilo) | Q(documento__processo__nivel_efetivo=sigilo)
