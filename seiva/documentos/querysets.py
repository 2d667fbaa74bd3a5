"""Who sees each document: process known, and the document's own condition."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino
from seiva.documentos.querysets_de_credencial import com_credencial_de_assinatura
from seiva.documentos.querysets_externos import aberto_a, descoberto_a
from seiva.processos.querysets import (
    conteudo_legivel,
    tem_credencial,
    teve_credencial_ate_o_fim,
)


def liberado_a(ator: Ator) -> Q:
    """Condition on a document: another unit released it to the unit of the actor.

    Beside the rule of processes, not under it: the process itself stays as closed as it was
    (domain.md §2.7). What is under sigilo is never released.
    """
    from seiva.documentos.models import Liberacao

    if ator.unidade_id is None:
        return Q(pk__in=[])
    daqui = Liberacao.objects.para(ator.unidade_id).filter(
        processo=OuterRef("processo_id"), dona=OuterRef("unidade_id")
    )
    este = Q(Exists(daqui.filter(documento=OuterRef("pk"))))
    minutas = Q(Exists(daqui.filter(documento__isnull=True)), estado="minuta")
    return Q(natureza="I", nivel__lt=NivelAcesso.SIGILOSO) & (este | minutas)


def _conteudo_aberto(ator: Ator) -> Q:
    """Condition on a document that the actor may know of: its content is for the actor too."""
    from seiva.processos.models import Processo

    proprio = conteudo_legivel(ator, nivel="nivel", processo="processo_id")
    # Row by row: under an OR, an IN would gather every process of the institution first.
    processo = Exists(Processo.objects.legiveis_por(ator).filter(pk=OuterRef("processo_id")))
    legivel = Q(proprio & Q(processo)) | liberado_a(ator) | aberto_a(ator)
    if not ator.e_servidor and ator.porta != "tarefa":
        legivel &= descoberto_a(ator)
    return ~Q(estado="cancelado") & legivel


class DocumentoQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "DocumentoQuerySet":
        """Everything of one process; compose with who asks."""
        return self.filter(processo=processo)

    def listaveis_por(self, ator: Ator) -> "DocumentoQuerySet":
        """Nodes of the tree that the actor may know of.

        A draft exists only for the unit that writes it, and for those to which it released it
        (domain.md §2.2, §2.5); what is under sigilo, only for who holds a credential to its
        process (domain.md §2.2).
        """
        from seiva.processos.models import Processo

        # By key, for each document: never a list of every process of the institution.
        conhecido = Processo.objects.localizaveis_por(ator).filter(pk=OuterRef("processo_id"))
        listaveis = self.filter(Exists(conhecido))
        if ator.porta == "tarefa":
            return listaveis
        # Under sigilo not even the node is known, also when the process itself is open.
        aberto = Q(nivel__lt=NivelAcesso.SIGILOSO)
        if ator.e_servidor:
            aberto |= Q(tem_credencial(ator, "processo_id"))
            # Cancelling the last one ends the secrecy: who held a credential still sees the node.
            aberto |= Q(teve_credencial_ate_o_fim(ator, "processo_id"), estado="cancelado")
        daqui = Q(unidade_id=ator.unidade_id or 0)
        return listaveis.filter(aberto, ~Q(estado="minuta") | daqui | liberado_a(ator))

    def legiveis_por(self, ator: Ator) -> "DocumentoQuerySet":
        """Documents whose content the actor may read.

        Access is enforced for each document: one restricted document does not hide the rest.
        Norma: Lei 12.527/2011, art. 7º, § 2º. Cancelled content is for nobody.
        """
        return self.listaveis_por(ator).filter(_conteudo_aberto(ator))

    def marcados_por(self, ator: Ator) -> "DocumentoQuerySet":
        """`listaveis_por`, each with `legivel`: whether `legiveis_por` has it too."""
        return self.listaveis_por(ator).annotate(legivel=_conteudo_aberto(ator))

    def credenciados_a(self, ator: Ator) -> "DocumentoQuerySet":
        """Each opened alone, by a credential to sign it: out of the two questions above."""
        return self.filter(com_credencial_de_assinatura(ator))

    def assinados_por(self, ator: Ator) -> "DocumentoQuerySet":
        """Those that bear a signature of the person."""
        from seiva.documentos.models import Assinatura

        suas = Assinatura.objects.filter(conta_id=ator.conta_id, documento=OuterRef("pk"))
        return self.filter(Exists(suas))

    def com_chaves(self, chaves: Any) -> "DocumentoQuerySet":
        """Those of a list, each with its process."""
        return self.filter(pk__in=chaves).select_related("processo")

    def na_arvore(self) -> "DocumentoQuerySet":
        """In the order of the tree, ready to be named."""
        return self.select_related("tipo", "unidade").order_by("ordem")

    def editaveis_em(self, unidade_id: int) -> "DocumentoQuerySet":
        """Drafts of a unit."""
        return self.filter(unidade_id=unidade_id, estado="minuta", natureza="I")

    def para_assinar_por(self, ator: Ator) -> "DocumentoQuerySet":
        """What waits for a signature: drafts of the actor's unit in processes open in it, what was
        released for it, until somebody there signs, and what the person has a credential to sign.
        """
        from seiva.documentos.models import CredencialDeAssinatura, Documento, Liberacao
        from seiva.processos.models import Passagem

        unidade_id = ator.unidade_id or 0
        abertas = Passagem.objects.filter(
            processo=OuterRef("processo_id"), unidade_id=unidade_id, aberta=True
        )
        proprias = Documento.objects.editaveis_em(unidade_id).filter(Exists(abertas))
        liberadas = Liberacao.objects.por_assinar_em(unidade_id)
        # Two indexes, one for each half; a plain OR would read every document.
        dos_dois = proprias.values("pk").union(liberadas.values("documento_id"), all=True)
        minhas = CredencialDeAssinatura.objects.minhas(ator).values("documento_id")
        legivel = Exists(Documento.objects.legiveis_por(ator).filter(pk=OuterRef("pk")))
        candidatos = self.filter(pk__in=dos_dois.union(minhas, all=True))
        return candidatos.filter(legivel | com_credencial_de_assinatura(ator))

    def com_caneta(self) -> "DocumentoQuerySet":
        """Annotate `preta`: firm, and already reached by others or sent on (domain.md §2.5)."""
        from seiva.processos.models import Remessa

        enviado = Remessa.objects.filter(
            processo=OuterRef("processo_id"),
            desfeita_em__isnull=True,
            quando__gte=OuterRef("firmado_em"),
        )
        return self.annotate(preta=Q(visto_fora=True) | Exists(enviado))

    def com_leitura(self) -> "DocumentoQuerySet":
        """Annotate `leitura`: state of the reading of the node's file, None without one."""
        from seiva.documentos.models import Leitura

        da_linha = Leitura.objects.filter(arquivo=OuterRef("arquivo_id")).values("estado")[:1]
        return self.annotate(leitura=Subquery(da_linha))

    def com_sinais(self) -> "DocumentoQuerySet":
        """Annotate what the tree marks: signatures in the file and how many no longer hold,
        comments, and whether a scan was attested."""
        from seiva.documentos.models import Autenticacao, Comentario, ExameDeAssinaturas

        exame = ExameDeAssinaturas.objects.filter(sha256=OuterRef("arquivo__sha256"))
        vivos = Comentario.objects.vivos().filter(documento=OuterRef("pk")).order_by()
        contados = vivos.values("documento").annotate(quantos=Count("pk")).values("quantos")
        autenticado = Autenticacao.objects.vigentes().filter(documento=OuterRef("pk"))
        return self.annotate(
            assinaturas_no_arquivo=Subquery(exame.values("total")[:1]),
            assinaturas_alteradas=Subquery(exame.values("alteradas")[:1]),
            comentarios_vivos=Subquery(contados),
            autenticado=Exists(autenticado),
        )


class AssinaturaQuerySet(QuerySetDoInquilino[Any]):
    def vigentes(self) -> "AssinaturaQuerySet":
        """Signatures whose content was not superseded by an edit."""
        return self.filter(congelamento__cancelamentos__isnull=True)


class LiberacaoQuerySet(QuerySetDoInquilino[Any]):
    def em_vigor(self) -> "LiberacaoQuerySet":
        """Of processes open in the unit that released, and not under sigilo."""
        from seiva.processos.models import Passagem

        abertas = Passagem.objects.filter(
            processo=OuterRef("processo_id"), unidade_id=OuterRef("dona_id"), aberta=True
        )
        return self.filter(Exists(abertas), processo__nivel_efetivo__lt=NivelAcesso.SIGILOSO)

    def da_origem(self, origem: str) -> "LiberacaoQuerySet":
        """What one block, or the like, released."""
        return self.filter(origem=origem)

    def para(self, unidade_id: int) -> "LiberacaoQuerySet":
        """In force, to a unit."""
        return self.em_vigor().filter(unidade_id=unidade_id)

    def chaves_para(self, unidade_id: int, teto: int) -> Any:
        """`documento_id` of what was released to a unit, up to `teto` of each kind: candidates
        for the search."""
        from seiva.documentos.models import Documento

        daqui = self.para(unidade_id)
        um_a_um = daqui.filter(documento__isnull=False).order_by("-documento")
        processos = daqui.filter(documento__isnull=True).order_by().values("processo_id")
        minutas = Documento.objects.filter(processo__in=processos, estado="minuta")
        das_minutas = minutas.order_by().values("pk")[:teto]
        return um_a_um.values("documento_id")[:teto].union(das_minutas, all=True)

    def por_assinar_em(self, unidade_id: int) -> "LiberacaoQuerySet":
        """To be signed by a unit where nobody signed yet."""
        from seiva.documentos.models import Assinatura

        ja = Assinatura.objects.vigentes().filter(
            documento=OuterRef("documento_id"), unidade_id=unidade_id
        )
        vivos = self.para(unidade_id).filter(documento__excluido_em__isnull=True, assina=True)
        return vivos.exclude(documento__estado="cancelado").filter(~Exists(ja))


class LoteQuerySet(QuerySetDoInquilino[Any]):
    def pedidos_por(self, ator: Ator) -> "LoteQuerySet":
        """Batches that the person asked for, in the unit in use: nobody else sees them."""
        return self.filter(conta_id=ator.conta_id, unidade_id=ator.unidade_id)

    def do_formulario(self, chave: Any) -> "LoteQuerySet":
        """What the form with this one-time key asked for."""
        return self.filter(chave=chave)


class PedidoQuerySet(QuerySetDoInquilino[Any]):
    def do_lote(self, lote: Any) -> "PedidoQuerySet":
        """Documents of a batch, in the order in which they were shown."""
        return self.filter(lote=lote).order_by("ordem", "pk")

    def pendentes(self) -> "PedidoQuerySet":
        return self.filter(estado="pendente")


class ArquivoQuerySet(QuerySetDoInquilino[Any]):
    def com_hash(self, sha256: str) -> "ArquivoQuerySet":
        """Rows that name these bytes, oldest first."""
        return self.filter(sha256=sha256).order_by("pk")

    def de_documentos(self) -> "ArquivoQuerySet":
        """Files that are documents by themselves: neither pictures of texts nor PDFs of record."""
        from seiva.documentos.models import Documento

        nos = Documento.objects.filter(arquivo__isnull=False)
        return self.filter(pk__in=nos.values("arquivo_id"))

    def imagens(self) -> "ArquivoQuerySet":
        return self.filter(tipo_mime__startswith="image/")


class ExameDeAssinaturasQuerySet(QuerySetDoInquilino[Any]):
    def do_arquivo(self, sha256: str) -> "ExameDeAssinaturasQuerySet":
        """The examination of these bytes, for who may already read the document."""
        return self.filter(sha256=sha256)


class AssinaturaDeForaQuerySet(QuerySetDoInquilino[Any]):
    def do_exame(self, exame: Any) -> "AssinaturaDeForaQuerySet":
        """Signatures of one file, in the order in which they were made."""
        return self.filter(exame=exame).order_by("ordem")


class AutenticacaoQuerySet(QuerySetDoInquilino[Any]):
    def vigentes(self) -> "AutenticacaoQuerySet":
        """Those whose file was not replaced."""
        return self.filter(cancelamentos__isnull=True)

    def do_documento(self, documento: Any) -> "AutenticacaoQuerySet":
        """In force, the latest first; compose with who reads the document."""
        return self.vigentes().filter(documento=documento).order_by("-pk")


class MovidoQuerySet(QuerySetDoInquilino[Any]):
    def que_sairam_de(self, processo: Any) -> "MovidoQuerySet":
        """Places left in the tree of a process that the reader already knows of."""
        return self.filter(de=processo).select_related("para", "unidade").order_by("ordem", "pk")


class ComentarioQuerySet(QuerySetDoInquilino[Any]):
    def legiveis_por(self, ator: Ator) -> "ComentarioQuerySet":
        """Comments are for servants who may read the thing itself, and for nobody else."""
        from seiva.documentos.models import Documento
        from seiva.processos.models import Processo

        if not ator.e_servidor:
            return self.none()
        processos = Processo.objects.legiveis_por(ator).values("pk")
        documentos = Documento.objects.legiveis_por(ator).values("pk")
        return self.filter(Q(processo__in=processos) | Q(documento__in=documentos))

    def do_processo(self, processo: Any) -> "ComentarioQuerySet":
        """About the process as a whole; compose with who asks."""
        return self.filter(processo=processo).select_related("unidade", "responde")

    def do_documento(self, documento: Any) -> "ComentarioQuerySet":
        """About one document; compose with who asks."""
        return self.filter(documento=documento).select_related("unidade", "responde")

    def vivos(self) -> "ComentarioQuerySet":
        """Not deleted by who wrote them."""
        return self.filter(apagado_em__isnull=True)
