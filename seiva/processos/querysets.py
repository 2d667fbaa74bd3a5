"""The visibility rule, and the other questions about many processes.

`localizaveis_por` (may know that it exists) and `legiveis_por` (may read it) are written here
and nowhere else. Children derive: process legible and their own extra condition.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Value

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino
from seiva.processos.querysets_de_acesso import tem_acesso_integral


def _passou_por(unidade_id: int, processo: str = "pk") -> Exists:
    from seiva.processos.models import Passagem

    return Exists(Passagem.objects.filter(processo=OuterRef(processo), unidade_id=unidade_id))


def _credenciais_de(ator: Ator, processo: str = "pk") -> Any:
    from seiva.processos.models import Credencial

    return Credencial.objects.filter(
        processo=OuterRef(processo), conta_id=ator.conta_id, unidade_id=ator.unidade_id
    )


def tem_credencial(ator: Ator, processo: str = "pk") -> Exists:
    """The actor holds, in the unit in use, a credential to the process at this path."""
    return Exists(_credenciais_de(ator, processo).filter(ativa=True))


def teve_credencial_ate_o_fim(ator: Ator, processo: str = "pk") -> Exists:
    """Holds one, or held one until the secrecy itself ended."""
    return Exists(_credenciais_de(ator, processo).filter(Q(ativa=True) | Q(fim="anulada")))


def conteudo_legivel(ator: Ator, *, nivel: str, processo: str) -> Q:
    """Condition under which `ator` reads content whose effective level is in column `nivel`.

    `processo` is the path to the process id. Used for the process and for each document.
    """
    if ator.porta == "tarefa":
        return Q()
    # Lei 12.527/2011, art. 3º, I: publicity is the rule.
    publico = Q(**{nivel: NivelAcesso.PUBLICO})
    if not ator.e_servidor or ator.unidade_id is None:
        # Lei 9.784/1999, art. 3º, II: who is a party, or was let in, reads what is restricted.
        dado = tem_acesso_integral(ator, processo)
        return publico | (Q(**{nivel: NivelAcesso.RESTRITO}) & dado)
    # Lei 12.527/2011, arts. 25 and 31: restricted content, by units through which it passed.
    restrito = Q(**{nivel: NivelAcesso.RESTRITO}) & Q(_passou_por(ator.unidade_id, processo))
    # Under sigilo: personal credential, in the unit for which it was given.
    sigiloso = Q(**{nivel: NivelAcesso.SIGILOSO}) & Q(tem_credencial(ator, processo))
    return publico | restrito | sigiloso


class ProcessoQuerySet(QuerySetDoInquilino[Any]):
    def localizaveis_por(self, ator: Ator) -> "ProcessoQuerySet":
        """Processes whose existence, tree and history the actor may know."""
        if ator.porta == "tarefa":
            return self.all()
        # Lei 12.527/2011, art. 7º, § 2º: what is restricted still shows that it exists.
        aberto = Q(nivel_efetivo__lt=NivelAcesso.SIGILOSO)
        if not ator.e_servidor:
            return self.filter(aberto)
        return self.filter(aberto | Q(tem_credencial(ator)))

    def legiveis_por(self, ator: Ator) -> "ProcessoQuerySet":
        """Processes that the actor may read, and so find by words and in lists."""
        return self.filter(conteudo_legivel(ator, nivel="nivel_efetivo", processo="pk"))

    def marcados_por(self, ator: Ator) -> "ProcessoQuerySet":
        """`localizaveis_por`, each with `_legivel`: whether `legiveis_por` has it too."""
        aberto = conteudo_legivel(ator, nivel="nivel_efetivo", processo="pk")
        return self.localizaveis_por(ator).annotate(_legivel=aberto or Value(True))

    def com_interessados(self, quantos: int) -> "ProcessoQuerySet":
        """Annotate `_interessados`: names of the first who have interest."""
        from seiva.processos.models import Interessado

        deste = Interessado.objects.filter(processo=OuterRef("pk")).order_by("pk")
        return self.annotate(_interessados=ArraySubquery(deste.values("pessoa__nome")[:quantos]))

    def com_assuntos(self) -> "ProcessoQuerySet":
        """Annotate `_codigos` and `_assuntos`: code and description of each, in order."""
        from seiva.processos.models import AssuntoDoProcesso

        deste = AssuntoDoProcesso.objects.filter(processo=OuterRef("pk")).order_by("pk")
        return self.annotate(
            _codigos=ArraySubquery(deste.values("assunto__codigo")),
            _assuntos=ArraySubquery(deste.values("assunto__descricao")),
        )

    def do_acervo_de(self, ator: Ator) -> "ProcessoQuerySet":
        """Processes under sigilo with credentials in the unit, for who coordinates them.

        The number and the holders; never the content (`legiveis_por` does not change).
        """
        from seiva.processos.models import Credencial

        chaves = Credencial.objects.do_acervo_de(ator).values("processo")
        return self.filter(pk__in=chaves, nivel_efetivo=NivelAcesso.SIGILOSO)

    def fora_do_sigilo(self) -> "ProcessoQuerySet":
        """What may be worked on many at a time: those under sigilo are opened one by one."""
        return self.filter(nivel_efetivo__lt=NivelAcesso.SIGILOSO)

    def do_acervo_global(self, dia: date) -> "ProcessoQuerySet":
        """Processes that were only in units which are not in force on `dia`.

        Whoever has one, open or put away, is a unit that ended: nobody works on it or may reopen
        it. What is attached to another goes where that other is.
        """
        from seiva.organizacao.models import Unidade
        from seiva.processos.models import Anexacao, Passagem

        vivas = Unidade.objects.ativas(dia)
        mortas = Unidade.objects.exclude(pk__in=vivas.values("pk"))
        passaram = Passagem.objects.filter(unidade__in=mortas.values("pk"))
        quem_tem = Passagem.objects.filter(processo=OuterRef("pk"), unidade__in=vivas.values("pk"))
        anexado = Anexacao.objects.em_vigor().filter(anexado=OuterRef("pk"))
        return self.filter(~Exists(quem_tem), ~Exists(anexado), pk__in=passaram.values("processo"))

    def com_siglas(self) -> "ProcessoQuerySet":
        """Annotate `_siglas`: units through which it passed, in order; `_aberto`: open in any."""
        from seiva.processos.models import Passagem

        deste = Passagem.objects.filter(processo=OuterRef("pk")).order_by("pk")
        return self.annotate(
            _siglas=ArraySubquery(deste.values("unidade__sigla")),
            _aberto=Exists(deste.filter(aberta=True)),
        )

    def a_contaminar(self, depois: int) -> "ProcessoQuerySet":
        """Processes whose documents are more restricted than they are, after an id."""
        return self.filter(nivel_documentos__gt=F("nivel"), pk__gt=depois).order_by("pk")

    def ultimos_da_unidade(self, unidade_id: int | None) -> "ProcessoQuerySet":
        """What a unit opened, the latest first."""
        return self.filter(unidade_geradora_id=unidade_id).order_by("-pk")

    def do_formulario(self, chave: Any) -> "ProcessoQuerySet":
        """What the form with this one-time key opened."""
        return self.filter(chave=chave)

    def com_numero(self, digitos: str) -> "ProcessoQuerySet":
        """By the exact digits of the number."""
        return self.filter(digitos=digitos)


class PassagemQuerySet(QuerySetDoInquilino[Any]):
    def visiveis_por(self, ator: Ator) -> "PassagemQuerySet":
        """Passagens of processes that the actor may know of."""
        from seiva.processos.models import Processo

        return self.filter(processo__in=Processo.objects.localizaveis_por(ator).values("pk"))

    def do_processo(self, processo: Any) -> "PassagemQuerySet":
        """Where a process is or was, in the order of arrival."""
        return self.filter(processo=processo).select_related("unidade").order_by("pk")

    def abertas(self) -> "PassagemQuerySet":
        return self.filter(aberta=True)

    def abertas_em(self, unidade_id: int) -> "PassagemQuerySet":
        """What is open in a unit."""
        return self.filter(unidade_id=unidade_id, aberta=True)

    def da_mesa_de(self, ator: Ator) -> "PassagemQuerySet":
        """What is on the table of the unit in which the actor works.

        A passagem in the unit already grants reading, except under sigilo: there each holder
        of a credential has a table of one's own, and puts away only what is one's own.
        """
        a_cuidar = _credenciais_de(ator, "processo_id").filter(ativa=True, concluida_em=None)
        aberta = self.filter(unidade_id=ator.unidade_id, aberta=True)
        return aberta.filter(
            Q(processo__nivel_efetivo__lt=NivelAcesso.SIGILOSO) | Q(Exists(a_cuidar))
        )


class DeUmaUnidadeQuerySet(QuerySetDoInquilino[Any]):
    """What a unit keeps for itself about a process: notes and observations."""

    def da_unidade(self, ator: Ator) -> "DeUmaUnidadeQuerySet":
        """Those of the unit of the actor, the only ones that the actor sees."""
        return self.filter(unidade_id=ator.unidade_id)

    def dos_processos(self, processos: Collection[Any]) -> "DeUmaUnidadeQuerySet":
        return self.filter(processo__in=[getattr(p, "pk", p) for p in processos])


class InteressadoQuerySet(QuerySetDoInquilino[Any]):
    def dos_processos(self, processos: Collection[Any]) -> "InteressadoQuerySet":
        """Who has interest in each, in the order of inclusion."""
        chaves = [getattr(p, "pk", p) for p in processos]
        return self.filter(processo__in=chaves).select_related("pessoa").order_by("pk")


class DestinoQuerySet(QuerySetDoInquilino[Any]):
    def devolucoes_devidas(self) -> "DestinoQuerySet":
        """Returns asked for and not yet fulfilled (domain.md §2.8)."""
        return self.filter(
            retorno_em__isnull=False,
            retornado_em__isnull=True,
            remessa__desfeita_em__isnull=True,
        )

    def a_devolver_por(self, unidade_id: int | None) -> "DestinoQuerySet":
        """Due by a unit, to who asked."""
        return self.devolucoes_devidas().filter(unidade_id=unidade_id)

    def pedidas_por(self, unidade_id: int | None) -> "DestinoQuerySet":
        """Asked by a unit, from who has the process."""
        return self.devolucoes_devidas().filter(remessa__origem_id=unidade_id)


class RelacaoQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "RelacaoQuerySet":
        """Links of a process, on either side."""
        return self.filter(Q(menor=processo) | Q(maior=processo))


class AnexacaoQuerySet(QuerySetDoInquilino[Any]):
    def que_envolvem(self, processo: Any) -> "AnexacaoQuerySet":
        """Attachments of a process, on either side, undone or not."""
        return self.filter(Q(principal=processo) | Q(anexado=processo))

    def em_vigor(self) -> "AnexacaoQuerySet":
        return self.filter(desfeita_em__isnull=True)

    def dentro_de(self, processo: Any) -> "AnexacaoQuerySet":
        """What is attached to a process now, in the order of attaching."""
        return self.em_vigor().filter(principal=processo).order_by("pk")

    def de_anexado(self, processo: Any) -> "AnexacaoQuerySet":
        """Where a process is attached now: one row at most."""
        return self.em_vigor().filter(anexado=processo)

    def conhecidas_por(self, ator: Ator) -> "AnexacaoQuerySet":
        """Links of which the actor may know both ends."""
        from seiva.processos.models import Processo

        conhecidos = Processo.objects.localizaveis_por(ator).values("pk")
        return self.filter(principal__in=conhecidos, anexado__in=conhecidos)


class CredencialQuerySet(QuerySetDoInquilino[Any]):
    def ativas_do(self, processo: Any) -> "CredencialQuerySet":
        """Who reads a process under sigilo, in the order of granting."""
        ativas = self.filter(processo=processo, ativa=True)
        return ativas.select_related("conta", "unidade", "concedida_por").order_by("pk")

    def encerradas_do(self, processo: Any) -> "CredencialQuerySet":
        """Who no longer reads it, the latest end first."""
        encerradas = self.filter(processo=processo, ativa=False)
        return encerradas.select_related("conta", "unidade").order_by("-encerrada_em", "-pk")

    def minhas(self, ator: Ator) -> "CredencialQuerySet":
        """Those of the actor in the unit in use, that are in force."""
        return self.filter(conta_id=ator.conta_id, unidade_id=ator.unidade_id, ativa=True)

    def que_exigem_senha(
        self, processo: int | None = None, documento: int | None = None
    ) -> "CredencialQuerySet":
        """Credentials, of anyone, to what an address names: a process under sigilo, or a
        document that is or is in one."""
        sigiloso = Q(processo__nivel_efetivo=NivelAcesso.SIGILOSO)
        if documento is not None:
            proprio = Q(processo__documentos__nivel=NivelAcesso.SIGILOSO)
            return self.filter(sigiloso | proprio, ativa=True, processo__documentos=documento)
        return self.filter(sigiloso, ativa=True, processo_id=processo)

    def do_acervo_de(self, ator: Ator) -> "CredencialQuerySet":
        """Credentials, in force or not, that the unit of the actor has to processes under sigilo.

        For who coordinates the collection: tells who reads, never what.
        """
        if not ator.pode("sigilo.coordenar"):
            return self.none()
        return self.filter(
            unidade_id=ator.unidade_id, processo__nivel_efetivo=NivelAcesso.SIGILOSO
        ).select_related("conta", "unidade", "processo", "concedida_por")
