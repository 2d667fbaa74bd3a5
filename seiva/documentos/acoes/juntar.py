"""Juntar: what a person of outside brings enters a process under that person's name, for good.

Functions for the acts of who petitions, answers a notice or asks at the counter: they run inside
an act that found out who the person is and where the papers go. What enters is included by the
same acts as everything else, and blocked: nobody of the house excludes, edits, replaces or moves
it. The level of access may still be changed (domain.md §2.9).
"""

from dataclasses import replace

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.acoes.assinar import firmar
from seiva.documentos.acoes.incluir import (
    DadosDoDocumento,
    incluir_arquivo,
    incluir_documento,
)
from seiva.documentos.externas import METODO_DA_CONTA
from seiva.documentos.models import Arquivo, Documento
from seiva.documentos.recepcao import Examinado
from seiva.organizacao.models import Unidade
from seiva.processos.models import Passagem, Processo

# What the person does in the unit, by the hand of the system alone.
PODE = frozenset(
    {"processo.autuar", "processo.tramitar", "processo.relacionar", "documento.incluir"}
)


def na_unidade(ator: Ator, unidade: Unidade) -> Ator:
    """The same person, with what they bring delivered in `unidade`.

    Never given to a door: only to the acts by which a petition enters.
    """
    return replace(
        ator,
        unidade_id=unidade.pk,
        unidade_sigla=unidade.sigla,
        orgao_id=unidade.orgao_id,
        unidades=frozenset({unidade.pk}),
        permissoes=PODE,
    )


def juntar_arquivo(
    ator: Ator, *, processo: Processo, unidade: Unidade, dados: DadosDoDocumento, papel: Examinado
) -> Documento:
    """Include a file already examined and stored, and block it. Inside a running act.

    The process must be open in `unidade`. Raises `RegraViolada` as `incluir_arquivo`.
    """
    arquivo: Arquivo = Arquivo.objects.create(
        sha256=papel.sha256,
        tamanho=papel.tamanho,
        tipo_mime=papel.tipo_mime,
        nome=papel.nome,
        criado_em=agora(),
    )
    return _bloquear(
        incluir_arquivo(na_unidade(ator, unidade), processo=processo, dados=dados, arquivo=arquivo)
    )


def juntar_escrito(
    ator: Ator,
    *,
    processo: Processo,
    unidade: Unidade,
    dados: DadosDoDocumento,
    conteudo: str,
    cargo: str,
    metodo: str = METODO_DA_CONTA,
) -> Documento:
    """Write a document, freeze it signed by the person, and block it. Inside a running act.

    `conteudo` is HTML of the editor; `cargo` reads in the stamp ("Requerente"); `metodo` says how
    the running act proved who signs. Norma: Lei 14.063/2020, art. 4º, I.
    """
    pessoa = na_unidade(ator, unidade)
    documento = incluir_documento(pessoa, processo=processo, dados=dados, conteudo=conteudo)
    firmar(pessoa, documento, cargo=cargo, versao_lida=None, metodo=metodo)
    return _bloquear(documento)


def por_receber(processo: Processo, unidade: Unidade) -> None:
    """What came from outside waits in the unit to be received, in nobody's charge.

    Inside a running act, with the process open in `unidade`.
    """
    Passagem.objects.filter(processo=processo, unidade=unidade, aberta=True).update(
        nao_lida=True, novidade=True, recebida_em=None, atribuida_a=None, movida_em=agora()
    )


def _bloquear(documento: Documento) -> Documento:
    documento.bloqueado, documento.visto_fora = True, True
    documento.save(update_fields=["bloqueado", "visto_fora"])
    return documento
