"""Questions about documents opened to people from outside: to sign, or to read."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino
from seiva.organizacao.models import Conta
from seiva.processos.models import AcessoExterno


class AssinaturaExternaQuerySet(QuerySetDoInquilino[Any]):
    def do_documento(self, documento: Any) -> "AssinaturaExternaQuerySet":
        """Every release of one document, the latest first; compose with who reads it."""
        return self.filter(documento=documento).order_by("-pk")

    def em_aberto(self) -> "AssinaturaExternaQuerySet":
        """Neither signed nor cancelled; perhaps already past their date."""
        return self.filter(fim="")

    def valendo(self, agora: datetime) -> "AssinaturaExternaQuerySet":
        """In force: the link opens the document."""
        return self.em_aberto().filter(vence_em__gt=agora)

    def da_pessoa(
        self, conta: Conta, *, provado: bool, agora: datetime
    ) -> "AssinaturaExternaQuerySet":
        """Those in force that wait for the owner of an account, the first to expire first.

        By the CPF when it was proved; a CPF that was only typed needs the very e-mail to which
        the link went. What is under sigilo, or was excluded, opens to nobody.
        """
        minhas = self.valendo(agora).filter(cpf=conta.cpf)
        if not provado:
            minhas = minhas.filter(email__iexact=conta.email)
        abertas = minhas.filter(
            documento__excluido_em__isnull=True,
            documento__nivel__lt=NivelAcesso.SIGILOSO,
            documento__processo__nivel_efetivo__lt=NivelAcesso.SIGILOSO,
        )
        return abertas.select_related("documento__tipo", "documento__processo").order_by(
            "vence_em", "pk"
        )

    def do_segredo(self, resumo: str) -> "AssinaturaExternaQuerySet":
        """The one that a link names, with what its page shows."""
        return self.filter(resumo=resumo).select_related(
            "documento__tipo", "documento__processo", "documento__unidade", "liberada_por"
        )


class DocumentoDoAcessoQuerySet(QuerySetDoInquilino[Any]):
    def dos_acessos(self, acessos: list[int]) -> "DocumentoDoAcessoQuerySet":
        """What these accesses list, in the order of the tree."""
        listados = self.filter(acesso__in=acessos)
        return listados.select_related("documento").order_by("documento__ordem")

    def dados_a(self, ator: Ator) -> "DocumentoDoAcessoQuerySet":
        """Listed in accesses of the actor that are in force."""
        meus = AcessoExterno.objects.dados_a(ator).filter(pk=OuterRef("acesso_id"))
        return self.filter(Exists(meus))


class ConcessaoQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "ConcessaoQuerySet":
        """Every access granted to a process, the latest first; compose with who asks."""
        deste = self.filter(acesso__processo=processo).order_by("-pk")
        return deste.select_related("acesso__unidade", "acesso__concedido_por", "cancelado_por")

    def do_segredo(self, resumo: str) -> "ConcessaoQuerySet":
        """The one that a link names, in force or not."""
        return self.filter(resumo=resumo).exclude(resumo="").select_related("acesso__processo")

    def do_formulario(self, chave: Any) -> "ConcessaoQuerySet":
        """What the form with this one-time key granted."""
        return self.filter(chave=chave)


class PedidoDeVistaQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "PedidoDeVistaQuerySet":
        """Every request about a process, the latest first; compose with who asks."""
        deste = self.filter(processo=processo).order_by("-pk")
        return deste.select_related("conta", "hipotese", "respondido_por")

    def em_aberto(self) -> "PedidoDeVistaQuerySet":
        """Not answered yet."""
        return self.filter(estado="aberto")

    def da_conta(self, conta_id: int | None) -> "PedidoDeVistaQuerySet":
        """What one person asked, the latest first."""
        return self.filter(conta_id=conta_id, conta__isnull=False).order_by("-pk")


def aberto_a(ator: Ator) -> Q:
    """Condition on a document: an external access of the actor lists it, and it is not sigiloso.

    Its process must still be known: see `listaveis_por`.
    """
    from seiva.documentos.models import DocumentoDoAcesso

    if not ator.e_de_fora:
        return Q(pk__in=[])
    listado = DocumentoDoAcesso.objects.dados_a(ator).filter(documento=OuterRef("pk"))
    return Q(Exists(listado), nivel__lt=NivelAcesso.SIGILOSO)


def descoberto_a(ator: Ator) -> Q:
    """Condition on a document, for who comes from outside: it is not hidden until somebody knows
    of it, or this person, on whom it was served, already does."""
    from seiva.documentos.models import DocumentoDoAcesso

    livre = Q(velado=False)
    if ator.conta_id is None:
        return livre
    sabido = DocumentoDoAcesso.objects.dados_a(ator).filter(
        documento=OuterRef("pk"), acesso__origem=AcessoExterno.Origem.INTIMACAO
    )
    return livre | Q(Exists(sabido))
