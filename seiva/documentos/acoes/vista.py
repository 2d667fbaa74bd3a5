"""Pedido de vista: a person with an account asks to read what is restricted, and is answered."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.utils.timezone import localdate

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import Feriado, HipoteseLegal
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.documentos import andamentos
from seiva.documentos.acoes.acesso import (
    DIAS,
    MAXIMO_DE_DOCUMENTOS,
    SEM_SIGILO,
    abrir_a,
    alcance_de,
    escolhidos,
    exigir_motivo,
    fim_do_prazo,
)
from seiva.documentos.models import Documento, DocumentoPedido, PedidoDeVista
from seiva.documentos.vistas import fechados_a
from seiva.organizacao.models import Conta
from seiva.processos.legibilidade import legivel
from seiva.processos.models import AcessoExterno, Processo
from seiva.processos.regras.prazos import prazo_corrido
from seiva.processos.situacao import ABERTO_AQUI

# Lei 12.527/2011, art. 11, §§ 1º and 2º.
PARA_RESPONDER, COM_PRORROGACAO = 20, 30
Estado = PedidoDeVista.Estado

DO_CIDADAO = Condicao(
    "so_cidadao",
    "Pede vista quem entrou na sua conta como cidadão.",
    lambda ator, _processo: ator.e_de_fora and ator.conta_id is not None,
)


@acao("pedir_vista", titulo="Pedir vista", estado=(DO_CIDADAO, SEM_SIGILO), sobre="processo")
def pedir_vista(
    ator: Ator,
    *,
    processo: Processo,
    integral: bool,
    documentos: Sequence[int] = (),
    motivo: str = "",
) -> PedidoDeVista:
    """Ask to read the process, or the documents named by their keys. The reason is optional.

    Raises `RegraViolada` for what is already open to the person, and while another request of
    theirs waits. Norma: Lei 12.527/2011, arts. 10 and 11.
    """
    if PedidoDeVista.objects.da_conta(ator.conta_id).em_aberto().filter(processo=processo).exists():
        raise RegraViolada(
            "vista_ja_pedida", "Você já fez um pedido para este processo, e ele espera resposta."
        )
    fechados = fechados_a(ator, processo)
    if legivel(ator, processo) and not fechados:
        raise RegraViolada("nada_a_pedir", "Tudo o que há neste processo já está aberto a você.")
    nomeados = [] if integral else _nomeados(fechados, documentos)
    momento = agora()
    pedido: PedidoDeVista = PedidoDeVista.objects.create(
        processo=processo,
        conta_id=ator.minha_conta,
        integral=integral,
        motivo=uma_linha(motivo)[:1000],
        pedido_em=momento,
        prazo=prazo_de_resposta(localdate(momento), PARA_RESPONDER),
    )
    DocumentoPedido.objects.bulk_create(
        [DocumentoPedido(pedido=pedido, documento=documento) for documento in nomeados]
    )
    registrar(
        andamentos.VISTA_PEDIDA,
        processo,
        ator,
        pessoa=ator.nome,
        alcance=alcance_de(None if integral else nomeados),
        data=f"{pedido.prazo:%d/%m/%Y}",
    )
    _avisar("avisar_da_vista", pedido)
    return pedido


@acao(
    "conceder_vista",
    titulo="Conceder vista",
    exige="acesso.conceder",
    estado=(ABERTO_AQUI, SEM_SIGILO),
    sobre="processo",
)
def conceder_vista(
    ator: Ator,
    *,
    processo: Processo,
    pedido: PedidoDeVista,
    dias: int = DIAS,
    documentos: Sequence[int] = (),
) -> PedidoDeVista:
    """Open what was asked to the person's account, or only `documentos`, for a term.

    What may not leave any more (cancelled, under sigilo) is refused by name.
    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    dado = _em_aberto(processo, pedido)
    chaves = list(documentos)
    if not chaves and not dado.integral:
        chaves = list(dado.documentos.values_list("documento", flat=True))
    abertos = escolhidos(ator, processo, chaves) if chaves else None
    concessao = abrir_a(
        ator,
        processo,
        nome=dado.conta.nome,
        email=dado.conta.email,
        conta=dado.conta,
        motivo=f"Pedido de vista de {localdate(dado.pedido_em):%d/%m/%Y}",
        chave=uuid4(),
        vence_em=fim_do_prazo(dias),
        documentos=abertos,
        origem=AcessoExterno.Origem.VISTA,
    )
    dado.acesso = concessao.acesso
    return _responder(ator, dado, Estado.CONCEDIDO)


@acao(
    "recusar_vista",
    titulo="Recusar vista",
    exige="acesso.conceder",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def recusar_vista(
    ator: Ator,
    *,
    processo: Processo,
    pedido: PedidoDeVista,
    hipotese: HipoteseLegal | None,
    resposta: str,
) -> PedidoDeVista:
    """Say no, by which law and why; the person is told how to appeal.

    Norma: Lei 12.527/2011, arts. 11, § 1º, II and § 4º, and 15.
    """
    dado = _em_aberto(processo, pedido)
    if hipotese is None or not hipotese.ativo:
        raise RegraViolada(
            "hipotese_obrigatoria", "Escolha a lei que impede a vista.", campo="hipotese"
        )
    dado.hipotese = hipotese
    dado.resposta = _exigir_resposta(resposta)
    feito = _responder(ator, dado, Estado.RECUSADO)
    registrar(
        andamentos.VISTA_RECUSADA,
        processo,
        ator,
        pessoa=dado.conta.nome,
        hipotese=str(hipotese),
        motivo=dado.resposta,
    )
    _avisar("avisar_da_recusa", feito)
    return feito


@acao(
    "prorrogar_vista",
    titulo="Prorrogar resposta",
    exige="acesso.conceder",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def prorrogar_vista(
    ator: Ator, *, processo: Processo, pedido: PedidoDeVista, motivo: str
) -> PedidoDeVista:
    """Ten days more to answer, once, with the reason, of which the person is told.

    Norma: Lei 12.527/2011, art. 11, § 2º.
    """
    dado = _em_aberto(processo, pedido)
    if dado.prorrogacao:
        raise RegraViolada("vista_ja_prorrogada", "O prazo deste pedido já foi prorrogado.")
    dado.prorrogacao = exigir_motivo(motivo)
    dado.prazo = prazo_de_resposta(localdate(dado.pedido_em), COM_PRORROGACAO)
    dado.save(update_fields=["prorrogacao", "prazo"])
    registrar(
        andamentos.VISTA_PRORROGADA,
        processo,
        ator,
        pessoa=dado.conta.nome,
        data=f"{dado.prazo:%d/%m/%Y}",
        motivo=dado.prorrogacao,
    )
    _avisar("avisar_da_prorrogacao", dado)
    return dado


def prazo_de_resposta(base: date, dias: int) -> date:
    """The last day to answer what was asked on `base`, by the engine of deadlines."""
    feriados = frozenset(Feriado.objects.filter(ativo=True).values_list("data", flat=True))
    return prazo_corrido(base, dias, feriados)


def _nomeados(fechados: list[Documento], chaves: Sequence[int]) -> list[Documento]:
    pedidos = set(chaves)
    achados = [d for d in fechados if d.pk in pedidos]
    if not achados or len(achados) != len(pedidos) or len(achados) > MAXIMO_DE_DOCUMENTOS:
        raise RegraViolada(
            "documentos_obrigatorios",
            "Escolha ao menos um dos documentos fechados, ou o processo inteiro.",
            campo="documentos",
        )
    return achados


def _em_aberto(processo: Processo, pedido: PedidoDeVista) -> PedidoDeVista:
    """The request, locked, that still waits; of this process."""
    dado: PedidoDeVista = PedidoDeVista.travar(pedido.pk)
    if dado.processo_id != processo.pk:
        raise NaoEncontrado
    if not dado.aberto:
        raise RegraViolada("vista_respondida", "Este pedido já foi respondido.")
    if not Conta.objects.filter(pk=dado.conta_id, is_active=True).exists():
        raise RegraViolada("conta_desativada", "A conta de quem pediu foi desativada.")
    return dado


def _responder(ator: Ator, pedido: PedidoDeVista, estado: PedidoDeVista.Estado) -> PedidoDeVista:
    pedido.estado, pedido.respondido_em = estado, agora()
    pedido.respondido_por_id, pedido.unidade_id = ator.minha_conta, ator.minha_unidade
    pedido.save()
    return pedido


def _exigir_resposta(texto: str) -> str:
    limpo = uma_linha(texto)[:1000]
    if not limpo:
        raise RegraViolada(
            "resposta_obrigatoria",
            "Explique a recusa: a pessoa tem direito ao inteiro teor da decisão.",
            campo="resposta",
            norma="Lei 12.527/2011, art. 14",
        )
    return limpo


def _avisar(qual: str, pedido: PedidoDeVista) -> None:
    """Tell by e-mail, after the commit."""
    from seiva.documentos import tarefas_de_acesso

    enfileirar(getattr(tarefas_de_acesso, qual), pedido_id=pedido.pk)
