"""Enviar: send a process to one or more units; undo while nobody received it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.organizacao.emuso import usar_unidades
from seiva.organizacao.models import Unidade
from seiva.processos import andamentos
from seiva.processos.acoes.receber import dar_por_recebido
from seiva.processos.avisos import avisar_unidades
from seiva.processos.models import Anotacao, Destino, Passagem, Processo, Remessa
from seiva.processos.situacao import ABERTO_AQUI, ENVIAVEL, ENVIO_POR_DESFAZER, situacao_de

GUARDADOS = (
    "origem", "aberta", "nao_lida", "aberta_em", "movida_em", "recebida_em", "concluida_em",
    "remetente_id", "atribuida_a_id",
)  # fmt: skip


@acao(
    "enviar_processo",
    titulo="Enviar",
    exige="processo.tramitar",
    estado=(ABERTO_AQUI, ENVIAVEL),
    sobre="processo",
)
def enviar_processo(
    ator: Ator,
    *,
    processo: Processo,
    destinos: Sequence[Unidade],
    manter_aberto: bool = False,
    retorno_em: date | None = None,
    remover_anotacao: bool = False,
) -> Remessa:
    """Send the process to `destinos`; it arrives unread, assigned to nobody.

    Without `manter_aberto` it is concluded here, and received first if nobody had opened it.
    `retorno_em` asks for its return by a date; returning what a unit asked back fulfils that.
    Raises `RegraViolada` for a missing, repeated, closed or own unit and for a past date.
    """
    _conferir(ator, destinos, retorno_em)
    passagem = situacao_de(ator, processo).passagem
    assert passagem is not None
    quando = agora()
    if not manter_aberto:
        dar_por_recebido(ator, processo, passagem, quando)
    remessa = Remessa(
        processo=processo,
        origem_id=ator.minha_unidade,
        conta_id=ator.minha_conta,
        quando=quando,
        manteve_aberto=manter_aberto,
        atribuida_antes_id=passagem.atribuida_a_id,
    )
    remessa.save(force_insert=True)
    for unidade in destinos:
        _entregar(ator, processo, remessa, unidade, retorno_em)
        _cumprir_retorno(ator, processo, unidade, quando)
    avisar_unidades(remessa, destinos)
    if manter_aberto:
        passagem.movida_em = quando
    else:
        _fechar(passagem, quando)
        registrar(andamentos.CONCLUIDO_AUTOMATICO, processo, ator)
    passagem.save()
    if remover_anotacao:
        _remover_anotacao(ator, processo)
    return remessa


def _conferir(ator: Ator, destinos: Sequence[Unidade], retorno_em: date | None) -> None:
    if not destinos:
        raise RegraViolada("sem_destino", "Escolha ao menos uma unidade.", campo="destinos")
    ids = [unidade.pk for unidade in destinos]
    if len(set(ids)) != len(ids):
        raise RegraViolada("destino_repetido", "Há unidade repetida.", campo="destinos")
    # Read after who closes a unit had its turn: nothing arrives in one that ended meanwhile.
    usar_unidades(*ids)
    validos = set(
        Unidade.objects.destinos_de_envio(hoje(), de=ator.minha_unidade)
        .filter(pk__in=ids)
        .values_list("pk", flat=True)
    )
    for unidade in destinos:
        if unidade.pk not in validos:
            raise RegraViolada(
                "destino_indisponivel",
                f"A unidade {unidade.sigla} não recebe processos por envio. Escolha outra.",
                campo="destinos",
            )
    if retorno_em is not None and retorno_em < hoje():
        raise RegraViolada(
            "retorno_passado", "A data de devolução já passou. Escolha outra.", campo="retorno_em"
        )


def _entregar(
    ator: Ator, processo: Processo, remessa: Remessa, unidade: Unidade, retorno_em: date | None
) -> None:
    anterior = Passagem.objects.filter(processo=processo, unidade=unidade).first()
    estado: dict[str, Any] | None = None
    if anterior is None:
        passagem = Passagem(processo=processo, unidade=unidade, aberta_em=remessa.quando)
    else:
        estado = {campo: _simples(getattr(anterior, campo)) for campo in GUARDADOS}
        passagem = anterior
        if not passagem.aberta:
            passagem.aberta_em, passagem.atribuida_a_id = remessa.quando, None
    if anterior is None or not anterior.aberta:
        passagem.origem = Passagem.Origem.RECEBIDO
    passagem.aberta, passagem.nao_lida, passagem.concluida_em = True, True, None
    passagem.remetente_id, passagem.movida_em = ator.unidade_id, remessa.quando
    passagem.save()
    Destino(
        remessa=remessa,
        processo=processo,
        unidade=unidade,
        estado_anterior=estado,
        retorno_em=retorno_em,
    ).save(force_insert=True)
    registrar(andamentos.REMETIDO, processo, ator, origem=ator.unidade_sigla, destino=unidade.sigla)
    if retorno_em:
        registrar(
            andamentos.RETORNO_PROGRAMADO,
            processo,
            ator,
            unidade=ator.unidade_sigla,
            data=f"{retorno_em:%d/%m/%Y}",
        )


def _simples(valor: Any) -> Any:
    return valor.isoformat() if hasattr(valor, "isoformat") else valor


def _fechar(passagem: Passagem, quando: Any) -> None:
    passagem.aberta, passagem.nao_lida, passagem.novidade = False, False, False
    passagem.concluida_em, passagem.movida_em, passagem.atribuida_a_id = quando, quando, None


def _remover_anotacao(ator: Ator, processo: Processo) -> None:
    anotacao = Anotacao.objects.filter(processo=processo, unidade_id=ator.minha_unidade).first()
    if anotacao is not None:
        anotacao.delete()
        registrar(andamentos.ANOTACAO_REMOVIDA, processo, ator)


def _cumprir_retorno(ator: Ator, processo: Processo, unidade: Unidade, quando: datetime) -> None:
    """Sending back to who asked for the return fulfils it (domain.md §2.8)."""
    pedidos = Destino.objects.filter(
        processo=processo,
        unidade_id=ator.minha_unidade,
        remessa__origem=unidade,
        retorno_em__isnull=False,
        retornado_em__isnull=True,
        remessa__desfeita_em__isnull=True,
    )
    for pedido in pedidos:
        pedido.retornado_em = quando
        pedido.save()
        registrar(
            andamentos.RETORNO_CUMPRIDO,
            processo,
            ator,
            unidade=unidade.sigla,
            data=f"{pedido.retorno_em:%d/%m/%Y}",
        )


@acao(
    "desfazer_envio",
    titulo="Desfazer envio",
    exige="processo.tramitar",
    estado=(ENVIO_POR_DESFAZER,),
    sobre="processo",
)
def desfazer_envio(ator: Ator, *, processo: Processo) -> Remessa:
    """Take back the last sending while no destination received it.

    Each passagem returns to what it was; a unit where the process had never been loses the
    passagem, and with it the right to read what is restricted.
    """
    remessa = situacao_de(ator, processo).remessa_por_desfazer
    assert remessa is not None
    destinos = list(Destino.objects.filter(remessa=remessa).select_related("unidade"))
    for destino in destinos:
        _retomar(processo, destino)
    quando = agora()
    if not remessa.manteve_aberto:
        _reabrir_origem(ator, processo, remessa, quando)
    elif not Passagem.objects.filter(processo=processo, aberta=True).exists():
        processo.concluido_em = quando
        processo.save(update_fields=["concluido_em"])
    Destino.objects.filter(
        processo=processo, unidade_id=ator.minha_unidade, retornado_em=remessa.quando
    ).update(retornado_em=None)
    remessa.desfeita_em = quando
    remessa.save()
    nomes = ", ".join(destino.unidade.sigla for destino in destinos)
    registrar(andamentos.REMESSA_DESFEITA, processo, ator, destinos=nomes)
    return remessa


def _retomar(processo: Processo, destino: Destino) -> None:
    """Put the passagem of a destination back as it was before the sending."""
    passagem = Passagem.objects.um(processo=processo, unidade=destino.unidade)
    if destino.estado_anterior is None:
        passagem.delete()
        return
    for campo, valor in destino.estado_anterior.items():
        setattr(passagem, campo, valor)
    passagem.save()


def _reabrir_origem(ator: Ator, processo: Processo, remessa: Remessa, quando: datetime) -> None:
    """Open again here, for who had it; a unit that reopened it meanwhile stays as it is."""
    origem = Passagem.objects.um(processo=processo, unidade_id=ator.minha_unidade)
    if not origem.aberta:
        origem.aberta, origem.concluida_em, origem.movida_em = True, None, quando
        origem.atribuida_a_id = remessa.atribuida_antes_id
        origem.save()
