"""Rascunhos: what a person is preparing, saved at each step and seen by nobody else."""

from collections.abc import Mapping
from typing import IO, Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.documentos.recepcao import examinar_e_guardar
from seiva.intimacoes.acoes.cumprir import exigir_cumprida
from seiva.intimacoes.models import Destinatario
from seiva.organizacao.lugares import lembrar_lugar
from seiva.organizacao.models import Conta
from seiva.peticionamento.models import Papel, Rascunho
from seiva.peticionamento.regras.respostas import Pedido, pedidos
from seiva.peticionamento.vigencia import atualizar
from seiva.processos.models import AcessoExterno, Processo
from seiva.servicos.models import VersaoDoServico
from seiva.servicos.versoes import conteudo_de

MAIS_RASCUNHOS, MAIS_PAPEIS = 20, 30
MAIS_BYTES = 200 * 1024 * 1024
MAIOR_TEXTO = 10_000


@acao("comecar_peticao", titulo="Pedir este serviço", registra=False)
def comecar_peticao(ator: Ator, *, versao: VersaoDoServico) -> Rascunho:
    """A draft out of the version in force of a service.

    An empty draft of the same service is given back: a button pressed twice makes one.
    """
    return _comecar(ator, versao=versao)


@acao("comecar_juntada", titulo="Juntar documentos", registra=False)
def comecar_juntada(ator: Ator, *, processo: Processo) -> Rascunho:
    """A draft of what the person wants to put in a process that is open to them."""
    if not AcessoExterno.objects.dados_a(ator).filter(processo=processo).exists():
        raise NaoEncontrado
    return _comecar(ator, processo=processo)


@acao("comecar_resposta", titulo="Responder", registra=False)
def comecar_resposta(ator: Ator, *, destinatario: Destinatario) -> Rascunho:
    """A draft of the answer to a notice that the person knows of."""
    minhas = Destinatario.objects.da_pessoa(ator).filter(cancelada_em__isnull=True)
    minha = minhas.um(pk=destinatario.pk)
    exigir_cumprida(minha)
    return _comecar(ator, processo=minha.intimacao.processo, destinatario=minha)


@acao("guardar_respostas", titulo="Guardar", registra=False)
def guardar_respostas(
    ator: Ator, *, rascunho: Rascunho, respostas: Mapping[str, Any], texto: str = ""
) -> Rascunho:
    """Keep what was typed, right or wrong: it is judged when it is sent."""
    meu = meu_rascunho(ator, rascunho)
    meu.respostas, meu.texto = dict(respostas), texto[:MAIOR_TEXTO]
    return _tocar(meu)


@acao("anexar_papel", titulo="Enviar arquivo", registra=False)
def anexar_papel(
    ator: Ator, *, rascunho: Rascunho, pedido: str, nome: str, arquivo: IO[bytes], tamanho: int
) -> Papel:
    """Examine and store one file of the draft.

    The same bytes for the same paper are kept once. Raises `RegraViolada` with a sentence that
    names the file: too big, not accepted, dangerous, or too many.
    """
    meu = meu_rascunho(ator, rascunho)
    pedida = papel_pedido(meu, pedido)
    tem = list(meu.papeis.values_list("tamanho", flat=True))
    if len(tem) >= MAIS_PAPEIS or sum(tem) + tamanho > MAIS_BYTES:
        raise RegraViolada(
            "papeis_demais",
            f"Cabem até {MAIS_PAPEIS} arquivos e {MAIS_BYTES // 1024 // 1024} MB num pedido. "
            f"O arquivo “{nome[:80]}” não entrou; os outros continuam aqui.",
            campo=pedido,
        )
    try:
        visto = examinar_e_guardar(
            ator, nome=nome, arquivo=arquivo, tamanho=tamanho, so=pedida.tipos
        )
    except RegraViolada as erro:
        raise RegraViolada(erro.codigo, erro.mensagem, campo=pedido) from erro
    papel: Papel = Papel.objects.get_or_create(
        rascunho=meu,
        pedido=pedido,
        sha256=visto.sha256,
        defaults={
            "nome": visto.nome,
            "tamanho": visto.tamanho,
            "tipo_mime": visto.tipo_mime,
            "recebido_em": agora(),
        },
    )[0]
    _tocar(meu)
    return papel


@acao("retirar_papel", titulo="Tirar arquivo", registra=False)
def retirar_papel(ator: Ator, *, rascunho: Rascunho, papel_id: int) -> None:
    """Take a file out of the draft; gone already, nothing happens."""
    meu = meu_rascunho(ator, rascunho)
    meu.papeis.filter(pk=papel_id).delete()
    _tocar(meu)


@acao("descartar_rascunho", titulo="Apagar rascunho", registra=False)
def descartar_rascunho(ator: Ator, *, rascunho: Rascunho) -> None:
    """Forget the draft and its files; gone already, nothing happens."""
    Rascunho.objects.de_quem(ator).filter(pk=rascunho.pk).delete()


def meu_rascunho(ator: Ator, rascunho: Rascunho) -> Rascunho:
    """The draft locked and fresh; `NaoEncontrado` when it is not of who acts, or is gone."""
    meu = Rascunho.travar(rascunho.pk)
    if meu.conta_id != ator.minha_conta:
        raise NaoEncontrado
    return meu


def papel_pedido(rascunho: Rascunho, chave: str) -> Pedido:
    """The paper with this key, of those that the draft asks for; `NaoEncontrado` otherwise."""
    pedido = next((p for p in papeis_pedidos(rascunho) if p.chave == chave), None)
    if pedido is None:
        raise NaoEncontrado
    return pedido


def papeis_pedidos(rascunho: Rascunho) -> tuple[Pedido, ...]:
    """What the service asks for; to a process that exists, whatever the person brings."""
    if rascunho.versao is None:
        return (Pedido("", "Documentos", "Escolha um ou mais arquivos."),)
    return pedidos(conteudo_de(rascunho.versao))


def _comecar(
    ator: Ator,
    *,
    versao: VersaoDoServico | None = None,
    processo: Processo | None = None,
    destinatario: Destinatario | None = None,
) -> Rascunho:
    if not ator.e_de_fora:
        raise RegraViolada("so_cidadao", "Entre na sua conta para começar.")
    exclusividade(f"rascunhos-{ator.minha_conta}")
    meus = Rascunho.objects.de_quem(ator)
    vazios = meus.filter(
        versao=versao, processo=processo, destinatario=destinatario, respostas={}, texto=""
    )
    vazio: Rascunho | None = vazios.filter(papeis__isnull=True).first()
    if vazio is not None:
        return vazio
    if meus.count() >= MAIS_RASCUNHOS:
        raise RegraViolada(
            "rascunhos_demais",
            f"Você já tem {MAIS_RASCUNHOS} rascunhos aqui. Envie ou apague um deles para começar "
            "outro.",
        )
    lembrar_lugar(Conta.objects.get(pk=ator.minha_conta).cpf)
    quando = agora()
    criado: Rascunho = Rascunho.objects.create(
        conta_id=ator.minha_conta,
        versao=versao,
        processo=processo,
        destinatario=destinatario,
        criado_em=quando,
        tocado_em=quando,
    )
    return criado


def _tocar(rascunho: Rascunho) -> Rascunho:
    rascunho.tocado_em = agora()
    rascunho.save()
    return rascunho


@acao("atualizar_rascunho", titulo="Atualizar rascunho", registra=False)
def atualizar_rascunho(ator: Ator, *, rascunho: Rascunho) -> bool:
    """Bring the draft to the version of the service that is in force; whether it changed."""
    return atualizar(ator, meu_rascunho(ator, rascunho))
