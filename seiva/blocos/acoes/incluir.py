"""Incluir, retirar and anotar: what a block holds."""

from typing import Any

from django.db.models import Max

from seiva.andamentos.registro import registrar
from seiva.blocos import andamentos
from seiva.blocos.historico import anotar_no_bloco
from seiva.blocos.models import Bloco, ItemDoBloco
from seiva.blocos.situacao import (
    DO_DONO,
    DO_DONO_OU_AQUI,
    ESCRITO_PARA_ASSINAR,
    NAO_CONCLUIDO,
    NAO_DISPONIBILIZADO,
    NAO_EXCLUIDO,
    NAO_SIGILOSO,
    impedimento_de_conteudo,
)
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.documentos.situacao import DA_MINHA_UNIDADE, NAO_CANCELADO, PROCESSO_ABERTO_AQUI
from seiva.processos.models import Processo
from seiva.processos.situacao import ABERTO_AQUI
from seiva.processos.situacao import NAO_SIGILOSO as PROCESSO_NAO_SIGILOSO


def _abrir(ator: Ator, bloco: Bloco, *, de_documentos: bool) -> Bloco:
    """The block, locked and fit to receive this kind of item."""
    bloco = Bloco.travar_linha(bloco.pk)
    if (condicao := impedimento_de_conteudo(ator, bloco)) is not None:
        raise RegraViolada(condicao.codigo, condicao.mensagem, campo="bloco")
    if bloco.de_documentos != de_documentos:
        o_que = "documentos" if bloco.de_documentos else "processos"
        raise RegraViolada("tipo_de_bloco", f"O {bloco.nome} recebe {o_que}.", campo="bloco")
    return bloco


def _incluir(bloco: Bloco, **o_que: Any) -> ItemDoBloco:
    itens = ItemDoBloco.objects.do_bloco(bloco)
    if itens.filter(**{"documento": None} | o_que).exists():
        raise RegraViolada("ja_no_bloco", f"Já está no {bloco.nome}.", campo="bloco")
    maior = itens.order_by().aggregate(maior=Max("ordem"))["maior"] or 0
    item = ItemDoBloco(bloco=bloco, ordem=maior + 1, incluido_em=agora(), **o_que)
    item.save(force_insert=True)
    bloco.movido_em = item.incluido_em
    bloco.save(update_fields=["movido_em"])
    return item


@acao(
    "incluir_documento_em_bloco",
    titulo="Incluir em bloco",
    exige="processo.tramitar",
    estado=(
        DA_MINHA_UNIDADE,
        ESCRITO_PARA_ASSINAR,
        NAO_CANCELADO,
        NAO_SIGILOSO,
        PROCESSO_ABERTO_AQUI,
    ),
    sobre="documento",
)
def incluir_documento_em_bloco(ator: Ator, *, documento: Documento, bloco: Bloco) -> ItemDoBloco:
    """Put a document of the unit in one of its signature blocks; it may be in several."""
    bloco = _abrir(ator, bloco, de_documentos=True)
    item = _incluir(bloco, processo=documento.processo, documento=documento)
    registrar(
        andamentos.DOCUMENTO_INCLUIDO,
        documento.processo,
        ator,
        bloco=bloco.nome,
        numero=documento.numero_formatado,
        nome=documento.nome,
    )
    anotar_no_bloco(ator, bloco, f"Incluído {documento}", item)
    return item


@acao(
    "incluir_processo_em_bloco",
    titulo="Incluir em bloco",
    exige="processo.tramitar",
    estado=(ABERTO_AQUI, PROCESSO_NAO_SIGILOSO),
    sobre="processo",
)
def incluir_processo_em_bloco(ator: Ator, *, processo: Processo, bloco: Bloco) -> ItemDoBloco:
    """Put a process open in the unit in one of its meeting or internal blocks."""
    bloco = _abrir(ator, bloco, de_documentos=False)
    item = _incluir(bloco, processo=processo)
    interno = bloco.tipo == Bloco.Tipo.INTERNO
    tipo = andamentos.INTERNO_INCLUIDO if interno else andamentos.PROCESSO_INCLUIDO
    registrar(tipo, processo, ator, bloco=bloco.nome)
    anotar_no_bloco(ator, bloco, f"Incluído o processo {processo.numero}", item)
    return item


def _item(bloco: Bloco, item: ItemDoBloco) -> ItemDoBloco:
    itens = ItemDoBloco.objects.do_bloco(bloco).select_related("processo", "documento__tipo")
    achado: ItemDoBloco = itens.um(pk=item.pk)
    return achado


def registrar_saida(ator: Ator, bloco: Bloco, item: ItemDoBloco) -> None:
    """The entry of the history of the process, inside a running act that locked it."""
    if item.documento is not None:
        registrar(
            andamentos.DOCUMENTO_RETIRADO,
            item.processo,
            ator,
            bloco=bloco.nome,
            numero=item.documento.numero_formatado,
            nome=item.documento.nome,
        )
        anotar_no_bloco(ator, bloco, f"Retirado {item.documento}", item)
        return
    interno = bloco.tipo == Bloco.Tipo.INTERNO
    tipo = andamentos.INTERNO_RETIRADO if interno else andamentos.PROCESSO_RETIRADO
    registrar(tipo, item.processo, ator, bloco=bloco.nome)
    anotar_no_bloco(ator, bloco, f"Retirado o processo {item.processo.numero}", item)


@acao(
    "retirar_do_bloco",
    titulo="Retirar",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO, NAO_DISPONIBILIZADO, NAO_CONCLUIDO),
    sobre="bloco",
)
def retirar_do_bloco(ator: Ator, *, bloco: Bloco, item: ItemDoBloco) -> None:
    """Take an item out; the document or process stays as it is."""
    item = _item(bloco, item)
    registrar_saida(ator, bloco, item)
    item.delete()


@acao(
    "anotar_item",
    titulo="Anotar",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO_OU_AQUI, NAO_CONCLUIDO),
    sobre="bloco",
    registra=False,
)
def anotar_item(ator: Ator, *, bloco: Bloco, item: ItemDoBloco, texto: str) -> ItemDoBloco:
    """Write, or remove with an empty text, the note that goes with the item. Whoever has the
    block reads it."""
    texto = texto.strip()
    if len(texto) > 500:
        raise RegraViolada("anotacao_longa", "A anotação tem até 500 caracteres.", campo="texto")
    item = _item(bloco, item)
    if item.anotacao != texto:
        item.anotacao = texto
        item.anotado_por = f"{ator.nome}, {ator.unidade_sigla}" if texto else ""
        item.save()
        sobre = item.documento or f"processo {item.processo.numero}"
        feito = f"Anotado em {sobre}: {texto}" if texto else f"Anotação removida de {sobre}"
        anotar_no_bloco(ator, bloco, feito, item)
    return item
