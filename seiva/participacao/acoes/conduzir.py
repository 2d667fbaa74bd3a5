"""Abrir, prorrogar e cancelar consulta pública: what the unit that has the process does.

Norma: LINDB, art. 29; Lei 9.784/1999, art. 31.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.arquivos import ler
from seiva.documentos.models import Documento
from seiva.participacao import andamentos
from seiva.participacao.models import ConsultaPublica, Trecho
from seiva.participacao.regras.estado import (
    Estado,
    comeco_do_dia,
    fim_do_dia,
    ultimo_dia,
)
from seiva.participacao.regras.trechos import corpo_da_pagina, cortar
from seiva.processos.models import Processo
from seiva.processos.situacao import ABERTO_AQUI, NAO_SIGILOSO, situacao_de

CONDUZIR = "consulta.conduzir"
MAIOR_DURACAO = 366  # days
TRECHOS = 3000
APRESENTACAO = 5000

PROCESSO_ABERTO_AQUI = Condicao(
    ABERTO_AQUI.codigo,
    ABERTO_AQUI.mensagem,
    lambda ator, consulta: situacao_de(ator, consulta.processo).aberta_aqui,
)


def _nao_terminou(_ator: Ator, consulta: ConsultaPublica) -> bool:
    return consulta.estado(agora()) in {Estado.AGENDADA, Estado.ABERTA}


POR_ENCERRAR = Condicao(
    "consulta_encerrada",
    "A consulta já terminou: não se prorroga nem se cancela mais.",
    _nao_terminou,
)
ENCERRADA = Condicao(
    "consulta_nao_encerrada",
    "Isto se faz depois que a consulta termina.",
    lambda _ator, consulta: consulta.estado(agora()) == Estado.ENCERRADA,
)


@dataclass(frozen=True)
class DadosDaConsulta:
    """What the public reads first, and when it may write: from the first moment of `de` (now,
    when it is today) to the last of `ate`, in Brasília."""

    titulo: str
    apresentacao: str
    de: date
    ate: date
    moderada: bool = True


@acao(
    "abrir_consulta",
    titulo="Abrir consulta pública",
    exige=CONDUZIR,
    estado=(ABERTO_AQUI, NAO_SIGILOSO),
    sobre="processo",
)
def abrir_consulta(
    ator: Ator, *, processo: Processo, documento: Documento, dados: DadosDaConsulta
) -> ConsultaPublica:
    """Open a signed public document, written here, to everybody's opinion.

    Its text is cut into passages and does not change any more. Raises `RegraViolada` for another
    kind of document, for one already in consultation and for dates without sense.
    """
    atual = Documento.travar(documento.pk)
    _conferir_documento(processo, atual)
    abre_em, fecha_em = _periodo(dados)
    titulo, apresentacao = _palavras(dados)
    sha256, trechos = _texto_de(atual)
    consulta = ConsultaPublica.objects.create(
        processo=processo,
        documento=atual,
        conteudo_sha256=sha256,
        titulo=titulo,
        apresentacao=apresentacao,
        abre_em=abre_em,
        fecha_em=fecha_em,
        moderada=dados.moderada,
        criada_em=agora(),
        conta_id=ator.minha_conta,
    )
    Trecho.objects.bulk_create(
        Trecho(consulta=consulta, ordem=ordem, **vars(corte)) for ordem, corte in trechos
    )
    atual.visto_fora = True  # the public reads it: it does not change any more
    atual.save(update_fields=["visto_fora"])
    registrar(
        andamentos.CONSULTA_ABERTA,
        processo,
        ator,
        numero=atual.numero_formatado,
        nome=atual.nome,
        inicio=f"{dados.de:%d/%m/%Y}",
        fim=f"{dados.ate:%d/%m/%Y}",
        titulo=titulo,
    )
    return consulta


@acao(
    "prorrogar_consulta",
    titulo="Prorrogar consulta pública",
    exige=CONDUZIR,
    estado=(PROCESSO_ABERTO_AQUI, POR_ENCERRAR),
    sobre="consulta",
)
def prorrogar_consulta(ator: Ator, *, consulta: ConsultaPublica, ate: date) -> ConsultaPublica:
    """Give more days, before it closes. Never fewer: who counted on the date would be deceived."""
    antes, fecha_em = ultimo_dia(consulta.fecha_em), fim_do_dia(ate)
    if fecha_em <= consulta.fecha_em:
        raise RegraViolada(
            "prazo_menor", f"Escolha um dia depois de {antes:%d/%m/%Y}.", campo="ate"
        )
    _conferir_duracao(consulta.abre_em, fecha_em)
    consulta.fecha_em = fecha_em
    consulta.save()
    registrar(
        andamentos.CONSULTA_PRORROGADA,
        consulta.processo,
        ator,
        numero=consulta.documento.numero_formatado,
        antes=f"{antes:%d/%m/%Y}",
        fim=f"{ate:%d/%m/%Y}",
    )
    return consulta


@acao(
    "cancelar_consulta",
    titulo="Cancelar consulta pública",
    exige=CONDUZIR,
    estado=(PROCESSO_ABERTO_AQUI, POR_ENCERRAR),
    sobre="consulta",
)
def cancelar_consulta(ator: Ator, *, consulta: ConsultaPublica, motivo: str) -> ConsultaPublica:
    """Nobody writes any more; what was written and the reason remain in sight."""
    motivo = uma_linha(motivo).rstrip(".")
    if not motivo or len(motivo) > 500:
        raise RegraViolada("sem_motivo", "Diga o motivo, com até 500 letras.", campo="motivo")
    consulta.cancelada_em, consulta.motivo_cancelamento = agora(), motivo
    consulta.save()
    registrar(
        andamentos.CONSULTA_CANCELADA,
        consulta.processo,
        ator,
        numero=consulta.documento.numero_formatado,
        motivo=motivo,
    )
    return consulta


def cabe_consulta(documento: Documento) -> bool:
    """Whether a text may be opened: signed, written here, public and read by everybody."""
    return bool(
        documento.interno
        and documento.assinado
        and documento.nivel_efetivo == NivelAcesso.PUBLICO
        and not documento.velado
    )


def _conferir_documento(processo: Processo, documento: Documento) -> None:
    if documento.processo_id != processo.pk or not cabe_consulta(documento):
        raise RegraViolada(
            "documento_sem_consulta",
            "Vai a consulta o documento público deste processo, escrito aqui e já assinado.",
            campo="documento",
        )
    em_curso = ConsultaPublica.objects.filter(documento=documento, cancelada_em__isnull=True)
    if em_curso.exists():
        raise RegraViolada(
            "ja_em_consulta", "Este documento já tem consulta pública.", campo="documento"
        )


def _palavras(dados: DadosDaConsulta) -> tuple[str, str]:
    """Title and presentation, arranged."""
    titulo, apresentacao = uma_linha(dados.titulo), dados.apresentacao.strip()
    if not titulo or len(titulo) > 150:
        raise RegraViolada("titulo", "Escreva um título, com até 150 letras.", campo="titulo")
    if not apresentacao or len(apresentacao) > APRESENTACAO:
        raise RegraViolada(
            "apresentacao",
            f"Explique, com até {APRESENTACAO} letras, o que se quer saber das pessoas.",
            campo="apresentacao",
        )
    return titulo, apresentacao


def _periodo(dados: DadosDaConsulta) -> tuple[datetime, datetime]:
    abre_em, fecha_em = comeco_do_dia(dados.de), fim_do_dia(dados.ate)
    if fim_do_dia(dados.de) <= agora():
        raise RegraViolada(
            "comeco_passado", "O começo já passou. Escolha hoje ou depois.", campo="de"
        )
    abre_em = max(abre_em, agora())
    if fecha_em <= abre_em:
        raise RegraViolada("fim_antes", "O fim vem depois do começo.", campo="ate")
    _conferir_duracao(abre_em, fecha_em)
    return abre_em, fecha_em


def _conferir_duracao(abre_em: datetime, fecha_em: datetime) -> None:
    if (fecha_em - abre_em).days > MAIOR_DURACAO:
        raise RegraViolada("longa_demais", "A consulta dura até um ano.", campo="ate")


def _texto_de(documento: Documento) -> tuple[str, list[tuple[int, Any]]]:
    """SHA-256 of the frozen page, and its passages with their places, from 1."""
    congelado = congelamento_vigente(documento)
    if congelado is None:
        raise RegraViolada("documento_sem_consulta", "O documento não está assinado.")
    cortes = cortar(corpo_da_pagina(ler(congelado.html).decode()))
    if not 0 < len(cortes) <= TRECHOS:
        raise RegraViolada(
            "texto_sem_trechos",
            f"O texto tem {len(cortes)} trechos. Uma consulta tem de 1 a {TRECHOS}.",
            campo="documento",
        )
    return congelado.conteudo_sha256, list(enumerate(cortes, 1))
